"""What every dialog of the flow is: a plain title, a sentence why, one primary button.

A dialog never decides: it posts events. It is closed by the prompter when its state is left,
and by nothing else: one that loses its window otherwise is asked anew.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.icons import icons_of
from ui.palette import Role
from ui.shortcuts import install
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.buttons import CommandButton
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import make_label
from ui.widgets.ribbon import Ribbon

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WIDTH = 56
"""How wide a dialog is, in body sizes (points): about sixty letters to a line."""


class CaseDialog(QDialog):
    """``lost``: something other than the prompter closed it."""

    lost = Signal()
    escape: EventKind | None = None
    """What Esc asks for; None: Esc only says that an answer is needed."""

    def __init__(
        self, name: str, look: tuple[str, Role], window: QWidget, desk: Desk, texts: Texts, theme: Theme
    ) -> None:
        """``look``: icon and meaning, as everywhere else."""
        super().__init__(window)
        self.setObjectName(f"dialog_{name}")
        self.name = name
        self.desk = desk
        self.texts = texts
        self.theme = theme
        self._leaving = False
        self._ribbon = Ribbon(texts, desk.snapshot.training)
        self._mark, self._title = QLabel(), make_label("", Type.TITLE, bold=True, wrap=True)
        icons_of(theme).dress(self._mark, *look, 32)
        self.column = QVBoxLayout()
        self.buttons = FlowRow()
        self._stay = make_label(texts.t("dialogs.stay"), Type.SMALL, Role.AMBER, wrap=True)
        self._lay_out()
        self.setFixedWidth(round(theme.points(Type.BODY) * WIDTH))
        install(self, desk)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the dialog; buttons can be pressed only while the flow would take them."""
        self._ribbon.draw(snapshot)
        for button in self.findChildren(CommandButton):
            button.draw(snapshot)

    def words(self, key: str, **values: object) -> str:
        """A text of this dialog."""
        return self.texts.t(f"dialogs.{self.name}.{key}", **values)

    def set_title(self, title: str) -> None:
        """What happened, in a few words; also the window's title, which never holds data."""
        self._title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def command_button(self, kind: EventKind, variant: Variant | None = None) -> CommandButton:
        """The button of an event of the flow, in this dialog's words."""
        button = CommandButton(self.desk, kind, self.words(kind.value), variant)
        button.setDefault(variant is Variant.PRIMARY)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._whole.activate()
        self.resize(self.width(), self._whole.totalHeightForWidth(self.width()))

    def leave(self) -> None:
        """Close for good: the state that asked has been left."""
        self._leaving = True
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Esc: the safest thing that the flow allows, or else nothing but a word about it."""
        if not self._go_back():
            self.insist()

    def insist(self) -> None:
        """Say that the flow waits for an answer."""
        self._stay.show()
        self.setAccessibleDescription(self._stay.text())
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The title bar's X, or the end of the program, which must not be held up; both are reported."""
        event.accept()
        if not self._leaving:
            self._go_back()
            self.lost.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; otherwise the dialog's own rules hold."""
        focus = self.focusWidget()
        if event.key() in _ENTER and event.isAutoRepeat():
            return  # the dialog may have come up under a key held down: it is to be read first
        if event.key() in _ENTER and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> bool:
        if self.escape is None or self.escape not in self.desk.snapshot.allowed:
            return False
        self.desk.command(self.escape)
        return True

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.column.setSpacing(Space.MEDIUM)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        inside.setSpacing(Space.LARGE)
        inside.addLayout(head)
        inside.addLayout(self.column)
        inside.addWidget(self._stay)
        inside.addWidget(self.buttons)
        self._stay.hide()
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._ribbon)
        whole.addLayout(inside)
