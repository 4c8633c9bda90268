"""Between two patients: one big button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.domain.clock import Clock
from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.pages.base import ColumnPage
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.adaptive_row import AdaptiveRow
from ui.widgets.badge import OUTCOME_LOOK
from ui.widgets.buttons import make_button
from ui.widgets.card import Card
from ui.widgets.labels import make_label

_STEPS = (("list", "step_1"), ("keypad", "step_2"), ("send", "step_3"))


class IdlePage(ColumnPage):
    """``held_wanted``: the officer wants to see *Tertunda*."""

    held_wanted = Signal()

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("idle", desk, texts, theme, clock, widest=78)
        self.primary = self._start = self.command_button(EventKind.START, Variant.PRIMARY)
        self._start.setProperty("type", Type.LEAD.value)
        self._held = make_button("", "show_held", Variant.LINK)
        self._held.clicked.connect(self.held_wanted)
        self._last = _LastCase(self)
        self._lay_out()
        self.without_bar()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The number of held cases, and how the last case ended."""
        super().show_snapshot(snapshot)
        self._held.setText(self.words("held", count=snapshot.held))
        self._held.setAccessibleName(self.words("held", count=snapshot.held).replace("&", ""))
        self._held.setVisible(snapshot.held > 0)
        self._last.show_snapshot(snapshot)

    def _lay_out(self) -> None:
        steps = AdaptiveRow(Space.LARGE)
        for number, (icon, key) in enumerate(_STEPS, start=1):
            steps.add(self._step(number, icon, key), 1, letters=24)
        column = self.column
        column.addStretch(1)
        column.addWidget(self._last)
        title = make_label(self.words("title"), Type.DISPLAY, wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignHCenter)
        hint = make_label(self.words("start_key"), Type.SMALL, Role.MUTED)
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.HUGE)
        column.addWidget(steps)
        column.addWidget(self._held, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def _step(self, number: int, icon: str, key: str) -> Card:
        card = Card()
        head, picture = QHBoxLayout(), QLabel()
        self.icons.dress(picture, icon, Role.PRIMARY, 24)
        head.setSpacing(Space.SMALL)
        head.addWidget(picture)
        head.addWidget(make_label(f"{number}. {self.words(f'{key}_title')}", bold=True, wrap=True), 1)
        card.body.addLayout(head)
        card.body.addWidget(make_label(self.words(key), role=Role.MUTED, wrap=True))
        card.body.addStretch(1)
        return card


class _LastCase(QWidget):
    """One quiet line about the case that was closed last."""

    def __init__(self, page: IdlePage) -> None:
        super().__init__()
        self._page = page
        self._mark, self._line = QLabel(), make_label(role=Role.MUTED, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, Space.WIDE)
        row.addStretch(1)
        row.addWidget(self._mark)
        row.addWidget(self._line, 4)
        row.addStretch(1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Nothing to say before the first case of the day."""
        self.setVisible(snapshot.spec.resting)
        outcome = snapshot.context.outcome
        icon, role = OUTCOME_LOOK[outcome] if outcome else ("check", Role.WAITING)
        self._page.icons.dress(self._mark, icon, role)
        self._line.setText(self._words(snapshot))

    def _words(self, snapshot: Snapshot) -> str:
        words, texts, context = self._page.words, self._page.texts, snapshot.context
        if context.outcome is None or context.source is None:
            return words("last")
        outcome, source = texts.outcome(context.outcome), texts.source(context.source)
        line = words("last_outcome", outcome=outcome, source=source)
        return f"{line} {words('last_follow_up')}" if context.follow_up else line
