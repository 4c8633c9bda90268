"""What can be done with the case while the portal's page is open: a new code, hold, close."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.flow.model import EventKind, Page
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.texts import Texts
from ui.theme import Space
from ui.widgets.buttons import CommandButton


class CaseActions(QWidget):
    """Stands beside the portal's page, which has no such buttons; other pages bring their own."""

    def __init__(self, desk: Desk, texts: Texts) -> None:
        super().__init__()

        def button(kind: EventKind, key: str) -> CommandButton:
            return CommandButton(desk, kind, texts.t(f"shell.case.{key}"))

        self._buttons = (
            button(EventKind.CODE_EXPIRED, "new_code"),
            button(EventKind.HOLD, "hold"),
            button(EventKind.CLOSE, "close"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._buttons[0])
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for each in self._buttons[1:]:
            row.addWidget(each, 1)
        column.addLayout(row)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        self.setVisible(snapshot.spec.page is Page.PORTAL)
        for each in self._buttons:
            each.draw(snapshot)
        if snapshot.context.sent:
            self._buttons[0].setEnabled(False)  # what was sent needs an outcome, or it is never counted
