"""The dialogs: the guide's words, the counts, one primary button, and an Esc that is never a trap."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.case import Outcome, Source
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.patient import Patient
from desktop.flow.model import Context, EventKind, RetryPolicy, State
from desktop.flow.view import Recovery, Snapshot
from tests.fakes.desk import FakeDesk, snapshot_of
from tests.fakes.world import HandClock
from tests.ui import seen
from tests.ui.conftest import RESOURCES
from tests.ui.counter import Counter, open_counter, settle, words
from ui.dialogs.connection import ConnectionDialog
from ui.palette import Scheme
from ui.texts import LANGUAGES, Texts
from ui.theme import Theme

BUDI = Patient("Budi Santoso", "3174010101900001", "budi@contoh.id")
REFUSED = Context(problem=Problem(ProblemCode.LOGIN_PAUSED, 60))


def failed(retries: int, limit: int = 3, problem: Problem | None = None) -> Context:
    """A round in which the first submission and ``retries`` more have failed."""
    return Context(
        policy=RetryPolicy(limit),
        submissions=retries + 1,
        retries=retries,
        all_submissions=retries + 1,
        all_retries=retries,
        outcome=Outcome.FAILED,
        source=Source.OBSERVED,
        problem=problem,
        escalated=retries > limit,
    )


def left_open(state: State = State.SUBMITTING) -> Snapshot:
    recovery = Recovery("c" * 32, state, HandClock().now(), BUDI)
    return snapshot_of(State.IDLE, recovery=recovery)


@pytest.fixture
def failed_once(counter: Counter) -> Counter:
    """The first submission has failed."""
    counter.desk.go(State.RETRY_OFFERED, failed(0), case_id="c1", patient=BUDI)
    return counter


@pytest.fixture
def escalated(counter: Counter) -> Counter:
    """The fourth retry has failed."""
    counter.desk.go(State.ESCALATED, failed(4), case_id="c1", patient=BUDI)
    return counter


@pytest.fixture
def answer_missed(counter: Counter) -> Counter:
    """The submission went out, its answer was not seen."""
    counter.desk.go(State.UNKNOWN, Context(submissions=1, all_submissions=1), case_id="c1")
    return counter


@pytest.fixture
def case_left_open(qtbot: QtBot, theme: Theme, texts: Texts) -> Counter:
    """The program ended in the middle of a case, and was started again."""
    return open_counter(qtbot, FakeDesk(left_open()), texts, theme)


def default_button(counter: Counter) -> str:
    (default,) = (each for each in counter.dialog.findChildren(QPushButton) if each.isDefault())
    return default.objectName()


# the guide's picture 3


@pytest.mark.parametrize(
    ("retries", "says"),
    [
        (0, "Coba lagi ke-1 dari 3, tersisa 3 kali."),
        (1, "Coba lagi ke-2 dari 3, tersisa 2 kali."),
        (2, "Coba lagi ke-3 dari 3, tersisa 1 kali."),
        (3, "Batas 3 kali coba lagi sudah terpakai. Ini kesempatan terakhir"),
    ],
)
def test_retry_says_which_one_it_will_be_and_how_many_are_left(
    counter: Counter, retries: int, says: str
) -> None:
    counter.desk.go(State.RETRY_OFFERED, failed(retries), case_id="c1")
    assert counter.dialog.windowTitle() == "Verifikasi profil belum berhasil"
    said = words(counter.dialog)
    assert says in said
    assert "Ini bukan tidak valid." in said


def test_a_dialog_that_comes_up_under_a_held_enter_waits_to_be_read(failed_once: Counter) -> None:
    dialog = failed_once.dialog
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(dialog, held)
    assert failed_once.commands() == []


def test_the_number_of_retries_is_the_policys(counter: Counter) -> None:
    counter.desk.go(State.RETRY_OFFERED, failed(1, limit=5), case_id="c1")
    assert "Coba lagi ke-2 dari 5, tersisa 4 kali." in words(counter.dialog)


def test_retry_names_the_cause_as_far_as_it_is_known(counter: Counter) -> None:
    down = Problem(ProblemCode.SERVER_DOWN)
    counter.desk.go(State.RETRY_OFFERED, failed(0, problem=down), case_id="c1")
    assert counter.texts.problem(down.code).sentence in words(counter.dialog)


def test_enter_is_coba_lagi(failed_once: Counter) -> None:
    assert default_button(failed_once) == "cmd_coba_lagi"
    failed_once.key(Qt.Key.Key_Return)
    assert failed_once.commands() == [EventKind.COBA_LAGI]


def test_enter_on_another_button_is_that_button(failed_once: Counter) -> None:
    failed_once.find(QPushButton, "cmd_hold", failed_once.dialog).setFocus()
    failed_once.key(Qt.Key.Key_Return)
    assert failed_once.commands() == [EventKind.HOLD]


@pytest.mark.parametrize("kind", [EventKind.HOLD, EventKind.CLOSE, EventKind.HELPDESK])
def test_retry_has_other_ways_too(failed_once: Counter, kind: EventKind) -> None:
    failed_once.press(f"cmd_{kind.value}", failed_once.dialog)
    assert failed_once.commands() == [kind]


# the guide's picture 4


def test_escalation_tells_what_the_patient_has_to_do(escalated: Counter) -> None:
    said = words(escalated.dialog)
    assert "5 pengiriman" in said
    assert "Kode Baru di SATUSEHAT Mobile" in said
    assert default_button(escalated) == "cmd_ulangi"
    escalated.key(Qt.Key.Key_Return)
    assert escalated.commands() == [EventKind.ULANGI]


def test_the_helpdesk_is_a_link_in_the_text_that_tab_reaches(escalated: Counter) -> None:
    link = escalated.find(QPushButton, "cmd_helpdesk", escalated.dialog)
    assert link.accessibleName() == "hubungi Helpdesk"
    assert link.property("variant") == "link"
    for _ in range(10):
        if link.hasFocus():
            break
        escalated.key(Qt.Key.Key_Tab)
    escalated.key(Qt.Key.Key_Return)
    assert escalated.commands() == [EventKind.HELPDESK]


def test_escalation_by_the_portal_does_not_speak_of_our_count(counter: Counter) -> None:
    counter.desk.go(State.ESCALATED, failed(1), case_id="c1")
    said = words(counter.dialog)
    assert "Portal meminta proses diulang dari awal." in said
    assert "pengiriman" not in said


# connection


def test_connection_says_what_happened_what_to_do_and_a_small_code(counter: Counter) -> None:
    counter.desk.go(State.CONNECTION_PROBLEM, Context(problem=Problem(ProblemCode.NAME_UNRESOLVED)))
    problem = counter.texts.problem(ProblemCode.NAME_UNRESOLVED)
    said = words(counter.dialog)
    assert counter.dialog.windowTitle() == problem.title
    for part in (problem.sentence, problem.next, "L-101", "tidak dihitung sebagai percobaan"):
        assert part in said
    counter.press("cmd_try_again", counter.dialog)
    counter.press("cmd_hold", counter.dialog)
    counter.press("cmd_cancel", counter.dialog)
    assert counter.commands() == [EventKind.TRY_AGAIN, EventKind.HOLD, EventKind.CANCEL]


def test_the_next_call_waits_as_long_as_the_ministry_asks(
    counter: Counter, texts: Texts, theme: Theme, clock: HandClock
) -> None:
    until = clock.now() + timedelta(seconds=60)
    desk = FakeDesk(snapshot_of(State.CONNECTION_PROBLEM, REFUSED, wait_until=until))
    dialog = ConnectionDialog(counter.window, desk, texts, theme, clock)
    dialog.show_snapshot(desk.snapshot)
    again = counter.find(QPushButton, "cmd_try_again", dialog)
    assert (again.text(), again.isEnabled()) == ("Coba lagi menyambung (1:00)", False)
    clock.turn(55)
    dialog.tick()
    assert again.text() == "Coba lagi menyambung (0:05)"
    clock.turn(5)
    dialog.tick()
    assert (again.text(), again.isEnabled()) == ("&Coba lagi menyambung", True)
    dialog.leave()


def test_esc_on_a_connection_problem_goes_back_to_the_patient(counter: Counter) -> None:
    counter.desk.go(State.CONNECTION_PROBLEM, REFUSED)
    counter.key(Qt.Key.Key_Escape)
    assert counter.commands() == [EventKind.CANCEL]


# unknown


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("attest_outcome_succeeded", EventKind.OUTCOME_SUCCEEDED),
        ("attest_outcome_failed", EventKind.OUTCOME_FAILED),
        ("attest_outcome_invalid", EventKind.OUTCOME_INVALID),
    ],
)
def test_the_officers_answer_is_recorded_as_the_officers(
    answer_missed: Counter, name: str, kind: EventKind
) -> None:
    assert "Jangan kirim ulang dulu." in words(answer_missed.dialog)
    answer_missed.press(name, answer_missed.dialog)
    assert answer_missed.desk.asked == [("attest", kind)]


def test_an_enter_typed_too_early_answers_nothing(answer_missed: Counter) -> None:
    QTest.keyClick(answer_missed.dialog, Qt.Key.Key_Return)
    assert answer_missed.desk.asked == []
    assert not any(each.isDefault() for each in answer_missed.dialog.findChildren(QPushButton))


# recover


def test_a_case_left_open_is_named_without_telling_whose_it_is(case_left_open: Counter) -> None:
    said = words(case_left_open.dialog)
    assert "Budi S******" in said
    assert "Santoso" not in said
    assert "Validasi sedang dikirim" in said


@pytest.mark.parametrize(("name", "go_on"), [("recover_go_on", True), ("recover_close", False)])
def test_a_case_left_open_is_taken_up_or_closed(case_left_open: Counter, name: str, go_on: bool) -> None:
    case_left_open.press(name, case_left_open.dialog)
    assert case_left_open.desk.asked == [("answer_recovery", go_on)]


def test_enter_goes_on_with_a_case_left_open(case_left_open: Counter) -> None:
    case_left_open.key(Qt.Key.Key_Return)
    assert case_left_open.desk.asked == [("answer_recovery", True)]


# all of them

STATES = {
    "retry": (State.RETRY_OFFERED, failed(3, problem=Problem(ProblemCode.TIMED_OUT))),
    "escalation": (State.ESCALATED, failed(4)),
    "connection": (State.CONNECTION_PROBLEM, REFUSED),
    "unknown": (State.UNKNOWN, Context(submissions=1)),
}


@pytest.mark.parametrize("name", [name for name in STATES if name != "connection"])
def test_esc_never_decides_what_only_the_officer_can(counter: Counter, name: str) -> None:
    counter.desk.go(*STATES[name], case_id="c1")
    QTest.keyClick(counter.dialog, Qt.Key.Key_Escape)
    assert counter.desk.asked == []
    assert counter.dialog.isVisible()
    assert "Jendela ini menunggu jawaban Anda." in words(counter.dialog)


@pytest.mark.parametrize("name", STATES)
def test_every_dialog_is_modal_to_its_window_and_wears_the_ribbon(counter: Counter, name: str) -> None:
    counter.desk.go(*STATES[name], case_id="c1")
    dialog = counter.dialog
    assert dialog.objectName() == f"dialog_{name}"
    assert dialog.isModal()
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    assert dialog.parentWidget() is counter.window
    assert "LATIHAN" in words(dialog)
    counter.desk.change(training=False)
    assert "LATIHAN" not in words(counter.dialog)


@pytest.mark.parametrize("name", STATES)
def test_outcomes_can_be_recorded_from_inside_a_dialog(counter: Counter, qtbot: QtBot, name: str) -> None:
    counter.desk.go(*STATES[name], case_id="c1")
    counter.dialog.activateWindow()  # the offscreen platform leaves that to us
    qtbot.waitUntil(counter.dialog.isActiveWindow)
    QTest.keyClick(counter.dialog, Qt.Key.Key_F6)
    QTest.keyClick(counter.dialog, Qt.Key.Key_F10)
    assert counter.desk.asked == [("attest", EventKind.OUTCOME_SUCCEEDED), ("capture", None)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_dialog_cuts_a_word_or_hides_a_name(
    qtbot: QtBot, qapp: QApplication, theme: Theme, factor: float, language: str
) -> None:
    theme.apply(qapp, Scheme.LIGHT, factor)
    counter = open_counter(qtbot, FakeDesk(), Texts(language, RESOURCES), theme)
    pictures = {name: snapshot_of(*of, case_id="c1") for name, of in STATES.items()}
    faults: dict[str, object] = {}
    for name, snapshot in {**pictures, "recover": left_open()}.items():
        counter.desk.push(snapshot)
        counter.dialog.insist()
        settle()
        letters = seen.mnemonics(counter.dialog)
        twice = sorted({letter for letter in letters if letters.count(letter) > 1})
        found = [*seen.cut_texts(counter.dialog), *seen.nameless(counter.dialog), *twice]
        if found or counter.dialog.height() > 640 or counter.dialog.width() > 1024:
            faults[name] = found or counter.dialog.size()
    assert faults == {}
