"""A case on hold, and the list of all that are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.domain.clock import Clock
from desktop.flow.model import EventKind
from desktop.flow.view import HeldCase, Snapshot
from desktop.ports import Desk
from ui.models.held import Column, HeldModel
from ui.pages.base import ColumnPage
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.buttons import make_button
from ui.widgets.card import Card
from ui.widgets.labels import make_label


class HeldPage(ColumnPage):
    """Right after holding. ``held_wanted``: the officer wants to see *Tertunda*."""

    held_wanted = Signal()

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("held", desk, texts, theme, clock, widest=60)
        self.primary = self.command_button(EventKind.START, Variant.PRIMARY)
        show = make_button(self.words("show"), "show_held", Variant.LINK)
        show.clicked.connect(self.held_wanted)
        card = Card()
        card.body.addWidget(make_label(self.words("title"), Type.TITLE, bold=True, wrap=True))
        card.body.addWidget(make_label(self.words("lead"), wrap=True))
        card.body.addSpacing(Space.SMALL)
        card.body.addWidget(self.buttons)
        card.body.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addStretch(2)
        self.buttons.add(self.primary)
        self.buttons.add(self.command_button(EventKind.RESUME))
        self.buttons.add(self.command_button(EventKind.CLOSE, Variant.QUIET))
        self.without_bar()


class HeldListPage(ColumnPage):
    """*Tertunda*: Enter takes the chosen case up again. Asks the desk each time it comes up."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("held_list", desk, texts, theme, clock, widest=78)
        self._model = HeldModel(texts, self)
        self.table = self._make_table()
        self._empty = make_label(self.words("empty"), Type.LEAD, Role.MUTED, wrap=True)
        self._busy = make_label(self.words("busy"), role=Role.AMBER, wrap=True)
        self._resume = make_button(self.words("resume"), "resume_held", Variant.PRIMARY)
        self.first, self.primary = self.table, self._resume
        self._held = -1
        self._lay_out()
        self._resume.clicked.connect(self._resume_chosen)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """A held case can be taken up when no other is in hand; the list is read anew when it changed."""
        super().show_snapshot(snapshot)
        free = EventKind.START in snapshot.allowed
        self._busy.setVisible(not free and self._model.rowCount() > 0)
        self._resume.setEnabled(free and self._model.rowCount() > 0)
        if snapshot.held != self._held:
            self._held = snapshot.held
            self.read()

    def read(self) -> None:
        """Ask the desk for the list."""
        self.desk.held_cases(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """What was held meanwhile is on the list."""
        self.read()
        super().showEvent(event)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("held_cases")
        table.setAccessibleName(self.words("table"))
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(Column.PATIENT, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        table.doubleClicked.connect(self._resume_row)
        return table

    def _lay_out(self) -> None:
        self.column.addWidget(make_label(self.words("title"), Type.TITLE, bold=True, wrap=True))
        self.column.addWidget(make_label(self.words("lead"), role=Role.MUTED, wrap=True))
        self.column.addWidget(self._busy)
        self.column.addWidget(self._empty)
        self.column.addWidget(self.table, 1)
        self.buttons.add(self._resume)

    def _show(self, cases: Sequence[HeldCase]) -> None:
        self._model.replace(cases)
        self.table.setVisible(bool(cases))
        self._empty.setVisible(not cases)
        if cases:
            self.table.selectRow(0)
        self.table.resizeRowsToContents()
        self.show_snapshot(self.desk.snapshot)

    def _resume_chosen(self) -> None:
        chosen = self.table.selectionModel().selectedRows()
        if chosen:
            self.desk.resume(self._model.case_id(chosen[0].row()))

    def _resume_row(self, index: QModelIndex) -> None:
        if self._resume.isEnabled():
            self.desk.resume(self._model.case_id(index.row()))
