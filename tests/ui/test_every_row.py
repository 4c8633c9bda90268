"""One test per row of the flow's table, on the real window over the real desk.

Whatever a row says an officer can do must be a button or a key that can be pressed there; what
the page or a clock does comes in where it really comes in. Afterwards the window must show what
the table says of the new state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case import Observation, Source
from desktop.domain.errors import Problem, ProblemCode
from desktop.flow.casefile import CaseFile
from desktop.flow.model import Context, Event, EventKind, Page, Row, State
from desktop.flow.reducer import allowed, find_row
from desktop.flow.table import ON_PAGE, ROWS, SEEN, SPECS
from tests.fakes.desk_world import ALL_YES, BUDI, DeskWorld
from tests.fakes.world import HandPortal
from ui.assemble import assemble
from ui.main_window import MainWindow
from ui.texts import Texts
from ui.theme import Theme

E, S = EventKind, State
KEYS = {
    E.OUTCOME_SUCCEEDED: Qt.Key.Key_F6,
    E.OUTCOME_FAILED: Qt.Key.Key_F7,
    E.OUTCOME_INVALID: Qt.Key.Key_F8,
    E.OUTCOME_UNKNOWN: Qt.Key.Key_F9,
}
PRESSED = frozenset(
    {
        *(E.START, E.TRY_AGAIN, E.HOLD, E.RESUME, E.CANCEL, E.COBA_LAGI, E.ULANGI, E.CODE_READY),
        *(E.HELPDESK, E.FILED, E.LATER, E.BACK, E.CLOSE, E.CONTINUE, E.BEGIN),
    }
)
OBSERVED = {event: seen for seen, event in SEEN.items()}
DEAD = Problem(ProblemCode.PAGE_DIED)
# *Tutup kasus* after a crash is the only way to this one; the recovery dialog has its own test.
NOT_AT_THE_DESK = {(S.COMPLAINT, E.CLOSE)}


@dataclass
class Counter:
    """The window on its desk, with a case put where a row begins."""

    world: DeskWorld
    window: MainWindow
    qtbot: QtBot

    def at(self, state: State, context: Context) -> None:
        case = CaseFile(state=state, context=context, patient=BUDI, precheck=ALL_YES)
        self.world.portal.listener = self.world.desk.listener if state in ON_PAGE else None
        self.world.desk.take_up(case)
        self.world.settle()
        self.qtbot.waitUntil(self.shows(state))

    def shows(self, state: State) -> Callable[[], bool]:
        wanted = SPECS[state]

        def there() -> bool:
            dialog = f"dialog_{wanted.dialog.value}" if wanted.dialog else None
            return self.window.page is wanted.page and self.dialogs() == ([dialog] if dialog else [])

        return there

    def dialogs(self) -> list[str]:
        tops = QApplication.topLevelWidgets()
        return [top.objectName() for top in tops if isinstance(top, QDialog) and top.isVisible()]

    def press(self, name: str) -> None:
        tops: list[QWidget] = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        dialogs = [top for top in tops if isinstance(top, QDialog)]
        inside: list[QWidget] = [*dialogs] or [self.window]
        for top in inside:
            for button in top.findChildren(QAbstractButton, name):
                if button.isVisible() and button.isEnabled():
                    button.click()
                    return
        pytest.fail(f"no {name} to press")

    def key(self, key: Qt.Key) -> None:
        dialogs = [
            top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()
        ]
        QTest.keyClick(dialogs[0] if dialogs else self.window, key)


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path, theme: Theme, texts: Texts) -> Iterator[Counter]:
    world = DeskWorld(qtbot, tmp_path, portal=HandPortal(loads=False))
    portal = QWidget()
    window = assemble(world.desk, portal, texts, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.painted)
    yield Counter(world, window, qtbot)
    window.hide()
    world.stop()


def contexts(row: Row) -> Iterator[Context]:
    for retries, sent in product((0, 4), (False, True)):
        yield replace(Context(), retries=retries, sent=sent, origin=row.to, interrupted=_struck(row))


def _struck(row: Row) -> State:
    """The state whose guard a row out of FAULT asks for."""
    for state in State:
        if row.guard is not None and row.guard(Context(interrupted=state)):
            return state
    return S.INTAKE


def beginning(row: Row) -> Context:
    """A context in which this row, and none before it, answers its event."""
    return next(c for c in contexts(row) if find_row(row.state, c, Event(row.event)) is row)


def happen(counter: Counter, row: Row) -> None:
    """The row's event, where it comes from at a desk."""
    desk = counter.world.desk
    if row.event in PRESSED:
        counter.press(f"cmd_{row.event.value}")
    elif row.event in OBSERVED and row.event not in KEYS:
        desk.listener.portal_observed(OBSERVED[row.event])
    elif row.event in KEYS:
        counter.key(KEYS[row.event])
    elif row.event is E.PAGE_LOST:
        desk.listener.portal_lost(DEAD)
    elif row.event is E.OPENED:
        desk.listener.portal_loaded()
    else:
        desk.post(Event(row.event, problem=DEAD))


def name(row: Row) -> str:
    guard = f"-{row.guard.__name__}" if row.guard else ""
    return f"{row.state}-{row.event}{guard}-{row.to}"


@pytest.mark.parametrize("row", [r for r in ROWS if (r.state, r.event) not in NOT_AT_THE_DESK], ids=name)
def test_row(counter: Counter, row: Row) -> None:
    counter.at(row.state, beginning(row))
    before = counter.world.desk.snapshot.context
    happen(counter, row)
    counter.world.settle()
    counter.qtbot.waitUntil(counter.shows(row.to))
    snapshot = counter.world.desk.snapshot
    assert snapshot.state is row.to
    source = Source.ATTESTED if row.event in KEYS else Source.OBSERVED
    assert snapshot.context == row.change(before, Event(row.event, source, snapshot.context.problem))
    assert snapshot.allowed >= allowed(row.to, snapshot.context) - {E.FAULT, E.RESTARTED}


@pytest.mark.parametrize("state", [S.CODE_ENTRY, S.SUBMITTING, S.UNKNOWN])
@pytest.mark.parametrize("seen", [Observation.SUCCEEDED, Observation.FAILED, Observation.INVALID])
def test_the_page_says_it_as_well_as_the_officer(counter: Counter, state: State, seen: Observation) -> None:
    counter.at(state, Context())
    counter.world.desk.listener.portal_observed(seen)
    counter.world.settle()
    snapshot = counter.world.desk.snapshot
    assert snapshot.context.source is Source.OBSERVED
    counter.qtbot.waitUntil(counter.shows(snapshot.state))


def test_the_page_of_every_state_exists() -> None:
    assert {spec.page for spec in SPECS.values()} <= set(Page)
