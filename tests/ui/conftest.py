"""What tests of the window stand on: the real theme, texts and icons over a desk that only notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.flow.model import Page
from desktop.flow.view import Snapshot
from tests.fakes.desk import FakeDesk
from tests.fakes.world import HandClock
from tests.ui.counter import Counter, open_counter
from ui.main_window import MainWindow
from ui.shell import Shell
from ui.texts import Texts
from ui.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class PlainPage(QWidget):
    """A page with a primary button and a way back, and nothing of its own."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.shown: list[Snapshot] = []
        self.pressed: list[str] = []
        self.primary: QPushButton | None = self._button("primary")
        self.way_back: QPushButton | None = self._button("way_back")
        column = QVBoxLayout(self)
        column.addWidget(QLabel(page.value))
        for button in (self.primary, self.way_back):
            column.addWidget(button)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.shown.append(snapshot)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.pressed.append(name))
        return button


@dataclass
class Office:
    """A window on its desk, with plain pages; ``built`` holds those that were wanted."""

    desk: FakeDesk
    window: MainWindow
    portal: QWidget
    built: dict[Page, PlainPage] = field(default_factory=dict)

    @property
    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell


OpenOffice = Callable[..., Office]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme at text size 100 %, light."""
    theme = Theme(RESOURCES)
    theme.apply(qapp)
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def texts() -> Texts:
    return Texts("id", RESOURCES)


@pytest.fixture
def open_office(qtbot: QtBot, theme: Theme, texts: Texts, clock: HandClock) -> OpenOffice:
    """Opens the window; ``desk``, ``texts`` and ``size`` may be given."""

    def opened(
        desk: FakeDesk | None = None, texts: Texts = texts, size: tuple[int, int] = (1366, 768)
    ) -> Office:
        office = Office(desk or FakeDesk(), MainWindow(), QFrame())

        def build(page: Page) -> PlainPage:
            office.built[page] = PlainPage(page)
            return office.built[page]

        pages = {page: (lambda page=page: build(page)) for page in Page}
        office.window.fill(office.desk, office.portal, texts, theme, pages, clock)
        qtbot.addWidget(office.window)
        office.window.resize(*size)
        with qtbot.waitActive(office.window):
            office.window.show()
        return office

    return opened


@pytest.fixture
def office(open_office: OpenOffice) -> Office:
    return open_office()


@pytest.fixture
def counter(qtbot: QtBot, theme: Theme, texts: Texts) -> Counter:
    """The whole window with its real pages and dialogs, between two patients."""
    return open_counter(qtbot, FakeDesk(), texts, theme)
