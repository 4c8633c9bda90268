"""The verdict, above the portal's page: icon, word, who said so, and what happens next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.case import Outcome, Source
from desktop.domain.clock import Clock
from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.pages.base import Page
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant, style_text, style_tone
from ui.widgets.badge import OUTCOME_LOOK
from ui.widgets.buttons import CommandButton, plain
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import make_label

_NEXT = {Outcome.SUCCEEDED: ("next",), Outcome.INVALID: ("why", "next_1", "next_2")}
MOST_LINES = 3


class ResultPage(Page):
    """Compact: the portal's page stays in sight below it."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("result", desk, texts, theme, clock)
        self._panel, self._mark = QFrame(), QLabel()
        self._panel.setProperty("panel", "badge")
        self._word = make_label("", Type.TITLE, bold=True)
        self._source = make_label("", Type.SMALL)
        self._next = [make_label("", wrap=True) for _ in range(MOST_LINES)]
        self._close = CommandButton(desk, EventKind.CLOSE, "", Variant.PRIMARY)
        self._helpdesk = CommandButton(desk, EventKind.HELPDESK, "", Variant.LINK)
        self.primary = self._close
        self._lay_out()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The verdict of the case in hand; another page has nothing to show here."""
        super().show_snapshot(snapshot)
        context = snapshot.context
        if context.outcome in _NEXT and context.source is not None:
            self._show(context.outcome, context.source)

    def _show(self, outcome: Outcome, source: Source) -> None:
        icon, role = OUTCOME_LOOK[outcome]
        self.icons.dress(self._mark, icon, role, 40)
        style_tone(self._panel, role)
        style_text(self._word, Type.TITLE, role, bold=True)
        self._word.setText(self.words(f"{outcome}_title"))
        self._source.setText(self.words(f"source_{source}"))
        lines = [self.words(f"{outcome}_{key}") for key in _NEXT[outcome]]
        for label, line in zip(self._next, lines + [""] * MOST_LINES, strict=False):
            label.setText(line)
            label.setVisible(bool(line))
        for button, key in ((self._close, "close"), (self._helpdesk, "helpdesk")):
            button.setText(self.words(f"{outcome}_{key}"))
            button.setAccessibleName(plain(button.text()))

    def _lay_out(self) -> None:
        text = QVBoxLayout()
        text.setSpacing(Space.HAIR)
        head = FlowRow(Space.LARGE)
        head.add(self._word, self._source)
        for part in (head, *self._next):
            text.addWidget(part)
        text.addSpacing(Space.SMALL)
        text.addWidget(self._actions())
        inside = QHBoxLayout(self._panel)
        inside.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        inside.setSpacing(Space.LARGE)
        inside.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(text, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.SMALL)
        whole.addWidget(self._panel)

    def _actions(self) -> QWidget:
        row = FlowRow(Space.LARGE)
        row.add(self._close, self._helpdesk)
        return row
