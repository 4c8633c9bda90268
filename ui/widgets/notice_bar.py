"""One quiet line at the bottom about what just happened beside the flow."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.flow.view import Notice, Snapshot
from ui.announce import announce
from ui.icons import icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, style_text
from ui.widgets.labels import ElidedLabel

STAYS = 12_000
"""Milliseconds a notice stays to be read."""
_TROUBLE = {
    Notice.CAPTURE_BLANK,
    Notice.CAPTURE_FAILED,
    Notice.PROFILE_REFUSED,
    Notice.FORM_NOT_OPENED,
    Notice.EVIDENCE_NOT_OPENED,
    Notice.NOT_SAVED,
    Notice.NOT_READ,
}


class NoticeBar(QFrame):
    """Between two notices it holds the keys worth knowing, so it never is empty and nothing jumps."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("panel", "footer")
        self._texts, self._icons, self._number = texts, icons_of(theme), 0
        self._mark, self.line = QLabel(), ElidedLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.HAIR, Space.LARGE, Space.HAIR)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._mark)
        row.addWidget(self.line, 1)
        self._timer = QTimer(self, interval=STAYS, singleShot=True)
        self._timer.timeout.connect(self.clear)
        self.clear()

    def draw(self, snapshot: Snapshot) -> None:
        """Show a notice that was not shown before."""
        if snapshot.notice is not None and snapshot.notice_number != self._number:
            self._number = snapshot.notice_number
            self._say(snapshot.notice)

    def clear(self) -> None:
        """Nothing to say any more."""
        self.line.setText(self._texts.t("shell.keys"))
        style_text(self.line, Type.SMALL, Role.MUTED)
        self._mark.setVisible(False)

    def _say(self, notice: Notice) -> None:
        role = Role.AMBER if notice in _TROUBLE else Role.TEXT
        words = self._texts.notice(notice)
        self.line.setText(words)
        style_text(self.line, Type.SMALL, role, bold=True)
        self._icons.dress(self._mark, "warning" if notice in _TROUBLE else "check", role, 18)
        self._mark.setVisible(True)
        announce(self.line, words)
        self._timer.start()
