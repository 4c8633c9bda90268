"""While the portal is being opened: what for, how long already, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.clock import Clock
from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot, Waiting
from desktop.ports import Desk
from ui.pages.base import ColumnPage
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Theme, Type
from ui.widgets.busy_line import BusyLine
from ui.widgets.card import Card
from ui.widgets.labels import make_label


class WaitingPage(ColumnPage):
    """Says nothing of a problem: that is the dialog's, which stands in front of this page."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("waiting", desk, texts, theme, clock, widest=52)
        self._title = make_label("", Type.TITLE, bold=True, wrap=True)
        self._busy = BusyLine(texts, theme, self.clock)
        self._paused = make_label(self.words("paused"), role=Role.MUTED, wrap=True)
        self._safe = make_label(self.words("safe"), Type.SMALL, Role.MUTED, wrap=True)
        self._cancel = self.command_button(EventKind.CANCEL)
        self.way_back = self._cancel
        self.first = self._title  # not the button: the second half of a double Enter would cancel
        self._lay_out()
        self.without_bar()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Words for what is waited for; at rest behind a dialog."""
        super().show_snapshot(snapshot)
        busy = snapshot.waiting is not Waiting.NOTHING
        self._title.setText(self.texts.state_title(snapshot.state) if busy else self.words("paused_title"))
        self._busy.wait_for(snapshot.waiting, snapshot.since)
        self._busy.setVisible(busy)
        self._paused.setVisible(not busy)

    def _lay_out(self) -> None:
        card = Card()
        for widget in (self._title, self._busy, self._paused, self._safe):
            card.body.addWidget(widget)
        card.body.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addStretch(2)
