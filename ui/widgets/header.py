"""The bar at the top: which program, connected or not, who works, where help is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.flow.model import State
from desktop.flow.view import Snapshot, Waiting
from ui.icons import icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant, style_text
from ui.widgets.buttons import make_button
from ui.widgets.labels import ElidedLabel, make_label

_LOOK = {
    "connected": ("check", Role.SUCCESS),
    "waiting": ("clock", Role.WAITING),
    "offline": ("offline", Role.WAITING),
    "not_tried": ("circle", Role.WAITING),
}


def connection(snapshot: Snapshot) -> str:
    """The connection in a word of ``shell.header``: being offline is grey, never red."""
    if snapshot.state is State.CONNECTION_PROBLEM:
        return "offline"
    if snapshot.state is State.OPENING and snapshot.waiting is Waiting.LOGIN:
        return "waiting"
    return "not_tried" if snapshot.connected_at is None else "connected"


class Header(QFrame):
    """``help_wanted`` and ``codes_wanted`` come with their buttons."""

    help_wanted = Signal()
    codes_wanted = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", "header")
        self._texts, self._icons = texts, icons_of(theme)
        self._mark, self.status = QLabel(), make_label(role=Role.WAITING)
        self.officer = ElidedLabel(role=Role.MUTED)
        self.codes = self._button("codes")
        self.codes.clicked.connect(self.codes_wanted)
        self.help = self._button("help")
        self.help.clicked.connect(self.help_wanted)
        self.set_compact(False)
        self._lay_out()

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        t, found = self._texts.t, connection(snapshot)
        icon, role = _LOOK[found]
        words = t(f"shell.header.{found}")
        if snapshot.training:
            words = f"{words} · {t('shell.header.training')}"
        self._icons.dress(self._mark, icon, role, 18)
        self.status.setText(words)
        style_text(self.status, Type.BODY, role)
        self.status.setAccessibleName(t("shell.header.status_name", status=words))
        if snapshot.connected_at is not None:
            at = self._texts.time(snapshot.connected_at)
            self.status.setToolTip(t("shell.header.connected_at", time=at))
        self.officer.setText(t("shell.header.officer", name=snapshot.officer.name))
        self.codes.setVisible(snapshot.training)

    def set_compact(self, compact: bool) -> None:
        """Shorter buttons, where the window is narrow for its text."""
        t, key = self._texts.t, self._texts.t("shell.header.help_key")
        self.codes.setText("" if compact else t("shell.header.codes"))
        self.help.setText(key if compact else f"{key}  {t('shell.header.help')}")
        self._icons.dress(self.codes, "key", Role.PRIMARY)
        self._icons.dress(self.help, "help", Role.PRIMARY)

    def _button(self, name: str) -> QPushButton:
        t = self._texts.t
        words, spoken = t(f"shell.header.{name}"), t(f"shell.header.{name}_name")
        button = make_button(words, f"show_{name}", Variant.QUIET, spoken)
        button.setToolTip(spoken)
        return button

    def _lay_out(self) -> None:
        logo = QLabel()
        self._icons.dress(logo, "loket", Role.PRIMARY, 28)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(logo)
        row.addWidget(make_label(self._texts.t("shell.app"), Type.LEAD, bold=True))
        row.addSpacing(Space.LARGE)
        row.addWidget(self._mark)
        row.addWidget(self.status)
        row.addStretch(1)
        row.addWidget(self.officer)
        row.addSpacing(Space.SMALL)
        row.addWidget(self.codes)
        row.addWidget(self.help)
