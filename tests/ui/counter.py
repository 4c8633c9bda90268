"""The whole window as a clerk meets it: real pages, real dialogs, a desk that only notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.desk import FakeDesk
from ui.assemble import assemble
from ui.dialogs.base import CaseDialog
from ui.main_window import MainWindow
from ui.prompter import Prompter
from ui.texts import Texts
from ui.theme import Theme

W = TypeVar("W", bound=QWidget)


@dataclass
class Counter:
    """One window on its desk. ``press`` and ``find`` look in the page that stands in the middle."""

    desk: FakeDesk
    window: MainWindow
    texts: Texts

    @property
    def page(self) -> QWidget:
        assert self.window.shell is not None
        return self.window.shell.stage.current_page()

    @property
    def prompter(self) -> Prompter:
        found = self.window.findChild(Prompter)
        assert isinstance(found, Prompter)
        return found

    @property
    def dialog(self) -> CaseDialog:
        assert self.prompter.dialog is not None
        return self.prompter.dialog

    def find(self, kind: type[W], name: str, inside: QWidget | None = None) -> W:
        found = (inside or self.page).findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def press(self, name: str, inside: QWidget | None = None) -> None:
        """Click a button that a person could click."""
        button = self.find(QPushButton, name, inside)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.click()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key as it comes from the keyboard: to whatever has the focus."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)

    def commands(self) -> list[object]:
        """What was asked through ``command``, oldest first."""
        return [what for how, what in self.desk.asked if how == "command"]


def words(inside: QWidget) -> str:
    """All texts in sight, one per line."""
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def settle() -> None:
    """Let layouts that depend on their own width come to rest."""
    for _ in range(5):
        QApplication.processEvents()


def open_counter(qtbot: QtBot, desk: FakeDesk, texts: Texts, theme: Theme) -> Counter:
    """The window on the screen, with its questions asked."""
    window = assemble(desk, QFrame(), texts, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: isinstance(window.findChild(Prompter), Prompter))
    return Counter(desk, window, texts)
