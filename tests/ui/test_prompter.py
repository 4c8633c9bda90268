"""The prompter: one question at a time, for as long as the state asks it, whatever happens to its window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from desktop.domain.case import Outcome, Source
from desktop.domain.patient import Patient
from desktop.flow.model import Context, EventKind, State
from desktop.flow.table import SPECS
from desktop.flow.view import Recovery
from tests.fakes.desk import FakeDesk, snapshot_of
from tests.fakes.world import HandClock
from tests.ui.counter import Counter, open_counter, settle, words
from ui.dialogs.base import CaseDialog
from ui.main_window import MainWindow
from ui.prompter import Prompter
from ui.texts import Texts
from ui.theme import Theme
from ui.widgets.buttons import CommandButton

FIRST = Context(submissions=1, all_submissions=1, outcome=Outcome.FAILED, source=Source.OBSERVED)
SECOND = Context(
    submissions=2, retries=1, all_submissions=2, all_retries=1, outcome=Outcome.FAILED, source=Source.OBSERVED
)
ASKING = [state for state in State if SPECS[state].dialog is not None]
SILENT = [state for state in State if SPECS[state].dialog is None]


def open_dialogs(counter: Counter) -> list[str]:
    settle()
    return [each.objectName() for each in counter.window.findChildren(CaseDialog) if each.isVisible()]


@pytest.fixture
def failed_once(counter: Counter) -> Counter:
    """The first submission has failed, and the desk is asked."""
    counter.desk.go(State.RETRY_OFFERED, FIRST, case_id="c1")
    return counter


@pytest.mark.parametrize("state", ASKING)
def test_a_state_that_asks_opens_its_dialog(counter: Counter, state: State) -> None:
    counter.desk.go(state, FIRST, case_id="c1")
    dialog = SPECS[state].dialog
    assert dialog is not None
    assert open_dialogs(counter) == [f"dialog_{dialog.value}"]


@pytest.mark.parametrize("state", SILENT)
def test_leaving_the_state_closes_the_dialog(failed_once: Counter, state: State) -> None:
    failed_once.desk.go(state)
    assert open_dialogs(failed_once) == []
    assert failed_once.prompter.dialog is None


def test_one_dialog_gives_way_to_another(failed_once: Counter) -> None:
    failed_once.desk.go(State.ESCALATED, FIRST)
    assert open_dialogs(failed_once) == ["dialog_escalation"]


def test_the_next_failure_asks_anew(failed_once: Counter) -> None:
    before = failed_once.dialog
    failed_once.desk.go(State.SUBMITTING)
    failed_once.desk.go(State.RETRY_OFFERED, SECOND)
    assert open_dialogs(failed_once) == ["dialog_retry"]
    assert failed_once.dialog is not before
    assert "Coba lagi ke-2 dari 3" in words(failed_once.dialog)


def test_the_next_failure_asks_anew_even_if_nothing_was_shown_between(failed_once: Counter) -> None:
    failed_once.desk.push(snapshot_of(State.RETRY_OFFERED, SECOND, case_id="c1"))
    assert open_dialogs(failed_once) == ["dialog_retry"]
    assert "Coba lagi ke-2 dari 3" in words(failed_once.dialog)


def test_a_picture_taken_meanwhile_does_not_disturb_the_question(failed_once: Counter) -> None:
    before = failed_once.dialog
    failed_once.desk.change(notice_number=1, held=4)
    assert failed_once.dialog is before


def test_a_button_that_the_flow_no_longer_takes_cannot_be_pressed(failed_once: Counter) -> None:
    failed_once.desk.change(allowed=frozenset({EventKind.HOLD}))
    enabled = {b.kind for b in failed_once.dialog.findChildren(CommandButton) if b.isEnabled()}
    assert enabled == {EventKind.HOLD}


def test_the_title_bars_x_does_not_leave_the_flow_without_its_question(failed_once: Counter) -> None:
    handle = failed_once.dialog.windowHandle()
    assert handle is not None
    handle.close()
    assert open_dialogs(failed_once) == ["dialog_retry"]
    assert "Jendela ini menunggu jawaban Anda." in words(failed_once.dialog)
    assert failed_once.desk.asked == []


def test_the_title_bars_x_on_a_connection_problem_is_a_way_back(counter: Counter) -> None:
    counter.desk.go(State.CONNECTION_PROBLEM, case_id="c1")
    handle = counter.dialog.windowHandle()
    assert handle is not None
    handle.close()
    assert counter.commands() == [EventKind.CANCEL]


def test_a_dialog_that_was_closed_by_the_program_comes_back(failed_once: Counter) -> None:
    failed_once.dialog.close()
    assert open_dialogs(failed_once) == ["dialog_retry"]
    assert "Coba lagi ke-1 dari 3" in words(failed_once.dialog)


def test_a_question_from_before_a_restart_is_asked_once_the_window_is_there(
    qtbot: QtBot, theme: Theme, texts: Texts
) -> None:
    desk = FakeDesk(snapshot_of(State.ESCALATED, FIRST, case_id="c1"))
    assert open_dialogs(open_counter(qtbot, desk, texts, theme)) == ["dialog_escalation"]


def test_nothing_is_asked_before_the_window_is_there(qtbot: QtBot, theme: Theme, texts: Texts) -> None:
    desk = FakeDesk(snapshot_of(State.ESCALATED, FIRST, case_id="c1"))
    window = MainWindow()
    qtbot.addWidget(window)
    prompter = Prompter(window, desk, texts, theme)
    assert prompter.dialog is None
    window.setCentralWidget(QFrame())
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: prompter.dialog is not None)


def test_a_case_left_open_is_asked_about_before_anything_else(counter: Counter) -> None:
    left = Recovery("c" * 32, State.SUBMITTING, HandClock().now(), Patient())
    counter.desk.go(State.IDLE, recovery=left)
    assert open_dialogs(counter) == ["dialog_recover"]
    counter.desk.go(State.UNKNOWN, FIRST, recovery=None)
    assert open_dialogs(counter) == ["dialog_unknown"]
