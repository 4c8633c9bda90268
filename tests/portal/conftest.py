from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.portal import Phrases, load_phrases
from tests.portal.desk import PHRASES, Desk
from tests.portal.server import PageServer


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return load_phrases(PHRASES)


@pytest.fixture(scope="module")
def server() -> Iterator[PageServer]:
    server = PageServer()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def stranger() -> Iterator[PageServer]:
    """A host that is on nobody's list."""
    server = PageServer()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def shared_desk(qapp: QApplication) -> Iterator[Desk]:
    """One view for all tests of a module: each visit has a page and a profile of its own anyway."""
    desk = Desk()
    desk.view.show()
    yield desk
    desk.throw_away()


@pytest.fixture
def desk_in_use(shared_desk: Desk, server: PageServer, stranger: PageServer) -> Desk:
    """The page of the test before is still open."""
    for each in (server, stranger):
        each.answers.clear()
        each.asked.clear()
    return shared_desk


@pytest.fixture
def desk(desk_in_use: Desk) -> Iterator[Desk]:
    """No page is open, neither before nor after the test."""
    desk_in_use.view.close()
    yield desk_in_use
    desk_in_use.view.close()
