"""The desk's day, told with the real conductor, machine, lanes and journal."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.case import Observation, Outcome, PreCheck, Source
from desktop.domain.complaint import FormField
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.operator import Officer, Reporter
from desktop.domain.patient import Patient
from desktop.domain.portal import PortalLink
from desktop.flow.casefile import from_entries
from desktop.flow.model import EventKind, RetryPolicy, State
from desktop.flow.view import Notice, Waiting
from tests.fakes.desk_world import ALL_YES, BUDI, FORM, SITI, DeskWorld
from tests.fakes.world import HandPortal, ScriptedKyc, StillShot

E, S, Seen = EventKind, State, Observation


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWorld]:
    world = DeskWorld(qtbot, tmp_path)
    yield world
    world.stop()


@pytest.fixture
def at_code_field(desk: DeskWorld) -> DeskWorld:
    desk.take_patient()
    assert desk.state is S.CODE_ENTRY
    return desk


@pytest.fixture
def submitting(at_code_field: DeskWorld) -> DeskWorld:
    see(at_code_field, Seen.DATA_VALIDATION, Seen.CONFIRMATION, Seen.SUBMITTING)
    return at_code_field


class FullDisk(list[Reporter]):
    """Where no reporter can be kept."""

    def append(self, _: Reporter) -> None:
        raise OSError("no space left")


def _disk_refuses() -> None:
    raise OSError("input/output error")


def see(desk: DeskWorld, *shown: Observation) -> None:
    for each in shown:
        desk.page.portal_observed(each)
        desk.settle()


def test_three_steps_lead_from_idle_to_the_portal(at_code_field: DeskWorld) -> None:
    snapshot = at_code_field.desk.snapshot
    assert snapshot.patient == BUDI
    assert snapshot.connected_at is not None
    assert [item.kind for item in snapshot.trail] == ["start", "begin", "opened"]


def test_a_pre_check_that_failed_never_reaches_satusehat(desk: DeskWorld) -> None:
    desk.do(E.START)
    desk.desk.begin(PreCheck(has_ktp=True), BUDI)
    desk.settle()
    assert desk.state is S.INTAKE


def test_the_pages_steps_are_followed_to_success(submitting: DeskWorld) -> None:
    see(submitting, Seen.SUCCEEDED)
    snapshot = submitting.desk.snapshot
    assert (snapshot.state, snapshot.context.source) == (S.SUCCEEDED, Source.OBSERVED)
    assert [evidence.state for evidence in snapshot.evidence] == ["SUCCEEDED"]
    assert [(dot.number, dot.outcome) for dot in snapshot.ledger] == [(1, Outcome.SUCCEEDED)]


def test_coba_lagi_presses_the_pages_button(submitting: DeskWorld) -> None:
    see(submitting, Seen.FAILED)
    submitting.do(E.COBA_LAGI)
    assert (submitting.state, submitting.portal.pressed) == (S.SUBMITTING, 1)


def test_a_page_without_the_button_is_opened_anew(submitting: DeskWorld) -> None:
    see(submitting, Seen.FAILED)
    submitting.portal.has_button = False
    submitting.do(E.COBA_LAGI)
    assert (submitting.state, submitting.portal.opened) == (S.CODE_ENTRY, 2)
    assert submitting.desk.snapshot.context.retries == 1


def test_the_portals_refused_repetition_tells_the_officer_nothing(submitting: DeskWorld) -> None:
    see(submitting, Seen.FAILED)
    before = submitting.desk.snapshot.notice_number
    see(submitting, Seen.FAILED)
    after = submitting.desk.snapshot
    assert (after.notice_number, after.context.submissions) == (before, 1)


def test_a_key_that_does_nothing_now_says_so(desk: DeskWorld) -> None:
    desk.desk.attest(E.OUTCOME_SUCCEEDED)
    assert desk.desk.snapshot.notice is Notice.EVENT_REFUSED
    assert desk.state is S.IDLE


def test_what_the_officer_attests_is_marked_as_attested(at_code_field: DeskWorld) -> None:
    at_code_field.desk.attest(E.OUTCOME_FAILED)
    at_code_field.settle()
    snapshot = at_code_field.desk.snapshot
    assert (snapshot.state, snapshot.context.source) == (S.RETRY_OFFERED, Source.ATTESTED)
    said = {item.kind: item.source for item in snapshot.trail}
    assert said[E.OUTCOME_FAILED] is Source.ATTESTED


def test_a_code_runs_out_after_five_minutes_at_the_field(at_code_field: DeskWorld) -> None:
    states = []
    for seconds in (299, 1):
        at_code_field.timer.turn(seconds)
        at_code_field.settle()
        states.append(at_code_field.state)
    assert states == [S.CODE_ENTRY, S.NEW_CODE]


def test_a_code_that_the_page_has_taken_cannot_run_out_here(at_code_field: DeskWorld) -> None:
    see(at_code_field, Seen.DATA_VALIDATION)
    at_code_field.timer.turn(3600)
    assert at_code_field.state is S.DATA_VALIDATION


def test_the_clock_of_a_new_code_starts_when_the_officer_says_so(at_code_field: DeskWorld) -> None:
    see(at_code_field, Seen.CODE_WRONG)
    at_code_field.portal.loads = False
    at_code_field.do(E.CODE_READY)
    at_code_field.timer.turn(20)
    at_code_field.say(lambda page: page.portal_loaded())
    left = at_code_field.desk.snapshot.code_until
    assert left is not None
    assert (left - at_code_field.clock.now()).total_seconds() == 280


def test_an_answer_that_does_not_come_becomes_a_question(submitting: DeskWorld) -> None:
    assert submitting.desk.snapshot.waiting is Waiting.ANSWER
    submitting.timer.turn(60)
    submitting.settle()
    assert submitting.state is S.UNKNOWN


def test_a_page_that_never_loads_is_a_connection_problem(qtbot: QtBot, tmp_path: Path) -> None:
    desk = DeskWorld(qtbot, tmp_path, portal=HandPortal(loads=False))
    desk.take_patient()
    before = desk.desk.snapshot
    desk.timer.turn(30)
    desk.settle()
    after = desk.desk.snapshot
    assert (before.waiting, after.waiting) == (Waiting.PAGE, Waiting.NOTHING)
    assert after.state is S.CONNECTION_PROBLEM
    assert after.context.problem == Problem(ProblemCode.PAGE_NOT_LOADED)
    desk.stop()


def test_a_refused_login_says_how_long_to_wait(qtbot: QtBot, tmp_path: Path) -> None:
    desk = DeskWorld(qtbot, tmp_path, ScriptedKyc([Problem(ProblemCode.LOGIN_REFUSED, 60)]))
    desk.take_patient()
    snapshot = desk.desk.snapshot
    assert (snapshot.state, snapshot.context.submissions) == (S.CONNECTION_PROBLEM, 0)
    assert snapshot.wait_until is not None
    assert (snapshot.wait_until - desk.clock.now()).total_seconds() == 60
    desk.stop()


class HangingKyc(ScriptedKyc):
    """A server that does not answer until the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()
        self.late = PortalLink("http://127.0.0.1/late")

    def open_portal(self, officer: Officer) -> PortalLink | Problem:
        self.asked += 1
        if self.asked == 1:
            self.let_go.wait(30)
            return self.late
        return super().open_portal(officer)


def test_cancelling_a_hanging_server_frees_the_desk_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    kyc = HangingKyc()
    desk = DeskWorld(qtbot, tmp_path, kyc)
    desk.do(E.START)
    desk.desk.begin(ALL_YES, BUDI)
    qtbot.waitUntil(lambda: kyc.asked == 1)
    desk.desk.command(E.CANCEL)
    qtbot.waitUntil(lambda: desk.state is S.INTAKE)
    desk.desk.begin(ALL_YES, BUDI)
    qtbot.waitUntil(lambda: desk.state is S.CODE_ENTRY)
    kyc.let_go.set()
    desk.settle()
    assert (desk.state, desk.portal.opened) == (S.CODE_ENTRY, 1)
    desk.stop()


def test_an_answer_that_comes_after_closing_time_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    kyc = HangingKyc()
    desk = DeskWorld(qtbot, tmp_path, kyc)
    desk.do(E.START)
    desk.desk.begin(ALL_YES, BUDI)
    qtbot.waitUntil(lambda: kyc.asked == 1)
    desk.desk.stop()
    kyc.let_go.set()
    qtbot.waitUntil(lambda: desk.lanes["net"].idle)
    assert desk.portal.opened == 0
    desk.close_up()


class HangingPreparation(ScriptedKyc):
    """What is made ahead hangs the first time, as a keyring does that waits for somebody."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def prepare(self) -> None:
        self.prepared += 1
        if self.prepared == 1:
            self.let_go.wait(30)


def test_a_preparation_that_hangs_is_left_behind_with_the_opening(qtbot: QtBot, tmp_path: Path) -> None:
    kyc = HangingPreparation()
    desk = DeskWorld(qtbot, tmp_path, kyc)
    desk.desk.command(E.START)
    qtbot.waitUntil(lambda: kyc.prepared == 1)
    desk.desk.begin(ALL_YES, BUDI)
    qtbot.waitUntil(lambda: desk.state is S.OPENING and desk.desk.snapshot.waiting is Waiting.LOGIN)
    desk.desk.command(E.CANCEL)
    qtbot.waitUntil(lambda: desk.state is S.INTAKE)
    desk.desk.begin(ALL_YES, BUDI)
    qtbot.waitUntil(lambda: desk.state is S.CODE_ENTRY)
    kyc.let_go.set()
    desk.settle()
    assert kyc.asked == 1
    desk.stop()


@pytest.mark.expects_log
def test_nothing_is_done_that_is_not_written_down(desk: DeskWorld, caplog: pytest.LogCaptureFixture) -> None:
    desk.do(E.START)
    desk.desk.set_precheck(ALL_YES)
    desk.settle()
    desk.journal.broken = True
    desk.do(E.BEGIN)
    assert isinstance(desk.kyc, ScriptedKyc)
    assert (desk.kyc.asked, desk.state) == (0, S.FAULT)
    assert desk.desk.snapshot.notice is Notice.NOT_SAVED
    desk.journal.broken = False
    desk.do(E.CONTINUE)
    assert desk.state is S.NEW_CODE
    kinds = [entry.kind for entry in desk.written(desk.desk.snapshot.case_id)]
    assert kinds == ["start", "precheck", "begin", "fault", "continue"]
    assert {record.message for record in caplog.records} == {"not saved: OSError"}


@pytest.mark.expects_log
def test_a_list_that_cannot_be_read_leaves_the_patient_at_the_desk_alone(
    submitting: DeskWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submitting.journal, "held", _disk_refuses)
    submitting.desk.held_cases(lambda _: None)
    submitting.settle()
    assert (submitting.state, submitting.desk.snapshot.notice) == (S.SUBMITTING, Notice.NOT_READ)


@pytest.mark.expects_log
def test_a_reporter_that_cannot_be_kept_is_used_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    desk = DeskWorld(qtbot, tmp_path, saved_reporters=FullDisk())
    desk.take_patient()
    desk.desk.set_reporter(SITI)
    desk.settle()
    snapshot = desk.desk.snapshot
    assert (snapshot.state, snapshot.reporter) == (S.CODE_ENTRY, SITI)
    assert snapshot.notice is Notice.NOT_SAVED
    desk.stop()


@pytest.mark.expects_log
def test_a_full_disk_leaves_no_clock_of_an_old_code_behind(at_code_field: DeskWorld) -> None:
    """The step that should have stopped it was never written, so it was never done."""
    at_code_field.journal.broken = True
    see(at_code_field, Seen.DATA_VALIDATION)
    at_code_field.journal.broken = False
    at_code_field.timer.turn(200)
    at_code_field.do(E.CONTINUE, E.CODE_READY)
    at_code_field.timer.turn(150)
    at_code_field.settle()
    assert at_code_field.state is S.CODE_ENTRY


def test_a_crash_while_submitting_comes_back_as_a_question(submitting: DeskWorld) -> None:
    again = submitting.crash()
    recovery = again.desk.snapshot.recovery
    assert recovery is not None
    assert (recovery.state, recovery.patient) == (S.SUBMITTING, BUDI)
    again.desk.answer_recovery(go_on=True)
    again.settle()
    snapshot = again.desk.snapshot
    assert (snapshot.state, snapshot.context.submissions, snapshot.patient) == (S.UNKNOWN, 1, BUDI)
    again.stop()


def test_a_case_that_a_crash_left_can_be_closed(submitting: DeskWorld) -> None:
    again = submitting.crash()
    again.desk.answer_recovery(go_on=False)
    again.settle()
    assert again.state is S.CLOSED
    once_more = again.crash()
    assert once_more.desk.snapshot.recovery is None
    once_more.stop()


@pytest.mark.parametrize(
    "shown", [(), (Seen.DATA_VALIDATION,), (Seen.FAILED,), (Seen.LAST_POPUP,), (Seen.SUCCEEDED,)]
)
def test_every_crash_brings_the_right_place_back(
    at_code_field: DeskWorld, shown: tuple[Observation, ...]
) -> None:
    see(at_code_field, *shown)
    before = at_code_field.desk.snapshot
    again = at_code_field.crash()
    again.desk.answer_recovery(go_on=True)
    again.settle()
    after = again.desk.snapshot
    place = {S.CODE_ENTRY: S.NEW_CODE, S.DATA_VALIDATION: S.NEW_CODE}
    assert after.state is place.get(before.state, before.state)
    assert (after.context.all_submissions, after.ledger) == (before.context.all_submissions, before.ledger)
    assert after.evidence == before.evidence
    again.stop()


def test_the_journal_alone_gives_the_case_back(submitting: DeskWorld) -> None:
    see(submitting, Seen.FAILED)
    submitting.do(E.COBA_LAGI)
    see(submitting, Seen.SUBMITTING, Seen.FAILED)
    snapshot = submitting.desk.snapshot
    case = from_entries(submitting.written(snapshot.case_id), RetryPolicy())
    assert (case.state, case.context) == (snapshot.state, snapshot.context)
    assert (case.ledger, case.trail, case.evidence) == (snapshot.ledger, snapshot.trail, snapshot.evidence)


def test_a_held_patient_is_taken_up_again_in_a_new_round(at_code_field: DeskWorld) -> None:
    at_code_field.do(E.HOLD)
    held = at_code_field.desk.snapshot
    assert (held.state, held.held) == (S.HELD, 1)
    at_code_field.do(E.START)
    assert at_code_field.desk.snapshot.case_id != held.case_id
    at_code_field.do(E.CLOSE)
    at_code_field.desk.resume(held.case_id)
    at_code_field.settle()
    snapshot = at_code_field.desk.snapshot
    assert (snapshot.state, snapshot.case_id, snapshot.patient) == (S.INTAKE, held.case_id, BUDI)
    assert (snapshot.context.round, snapshot.held) == (2, 0)


def test_a_patient_just_held_can_be_taken_up_from_the_list(at_code_field: DeskWorld) -> None:
    at_code_field.do(E.HOLD)
    held = at_code_field.desk.snapshot.case_id
    at_code_field.desk.resume(held)
    at_code_field.settle()
    at_code_field.desk.set_patient(Patient("Budi Santoso"))
    at_code_field.settle()
    snapshot = at_code_field.desk.snapshot
    assert (snapshot.state, snapshot.context.round, snapshot.patient.email) == (S.INTAKE, 2, "")
    assert at_code_field.written(held)[-1].state == S.INTAKE


def test_a_second_case_is_not_taken_up_over_the_one_in_hand(at_code_field: DeskWorld) -> None:
    at_code_field.desk.resume("0" * 32)
    assert at_code_field.state is S.CODE_ENTRY
    assert at_code_field.desk.snapshot.notice is Notice.EVENT_REFUSED


def test_held_cases_are_listed_oldest_first(desk: DeskWorld) -> None:
    for _ in range(2):
        desk.do(E.START, E.HOLD)
        desk.clock.turn(60)
    listed: list[str] = []
    desk.desk.held_cases(lambda cases: listed.extend(case.held_at.isoformat() for case in cases))
    desk.settle()
    assert listed == sorted(listed)
    assert len(listed) == 2


def test_the_next_patient_comes_with_one_key_after_a_closed_case(submitting: DeskWorld) -> None:
    see(submitting, Seen.SUCCEEDED)
    submitting.do(E.CLOSE, E.START)
    snapshot = submitting.desk.snapshot
    assert (snapshot.state, snapshot.patient.name, snapshot.evidence) == (S.INTAKE, "", ())


def test_a_picture_that_comes_late_belongs_to_its_own_patient(at_code_field: DeskWorld) -> None:
    """The picture lane hangs on a slow disk while two more patients come."""
    disk = threading.Event()
    first = at_code_field.desk.snapshot.case_id
    at_code_field.lanes["picture"].submit(lambda: disk.wait(10), lambda _: None, lambda _: None)
    at_code_field.desk.capture()
    for kind in (E.CLOSE, E.START, E.CLOSE, E.START):
        at_code_field.desk.command(kind)
        at_code_field.qtbot.waitUntil(lambda: at_code_field.desk.ready)
    disk.set()
    at_code_field.settle()
    assert at_code_field.desk.snapshot.evidence == ()
    last = at_code_field.written(first)[-1]
    assert (last.kind, last.state) == ("evidence", S.CLOSED)


def test_a_picture_of_the_next_patients_window_is_not_kept(at_code_field: DeskWorld) -> None:
    at_code_field.camera.slow = True
    first = at_code_field.desk.snapshot.case_id
    at_code_field.desk.capture()
    at_code_field.do(E.CLOSE, E.START)
    at_code_field.camera.develop()
    at_code_field.settle()
    assert at_code_field.desk.snapshot.notice is Notice.CAPTURE_FAILED
    assert not [entry for entry in at_code_field.written(first) if entry.kind == "evidence"]


def test_a_slow_disk_takes_no_picture_of_the_next_patient(submitting: DeskWorld) -> None:
    """The answer's picture is due once the answer is written; by then somebody else sits there."""
    disk = threading.Event()
    submitting.lanes["disk"].submit(lambda: disk.wait(10), lambda _: None, lambda _: None)
    submitting.page.portal_observed(Seen.SUCCEEDED)
    for kind in (E.CLOSE, E.START):
        submitting.desk.command(kind)
        submitting.qtbot.waitUntil(lambda: submitting.desk.ready)
    disk.set()
    submitting.settle()
    assert (submitting.state, submitting.camera.taken) == (S.INTAKE, 0)


def test_a_blank_picture_is_said(at_code_field: DeskWorld) -> None:
    at_code_field.camera.shot = StillShot(blank=True)
    at_code_field.desk.capture()
    at_code_field.settle()
    assert at_code_field.desk.snapshot.notice is Notice.CAPTURE_BLANK
    assert at_code_field.desk.snapshot.evidence[0].blank


def test_a_complaint_goes_to_the_form_complete_or_not_at_all(submitting: DeskWorld) -> None:
    see(submitting, Seen.SUCCEEDED)
    submitting.do(E.HELPDESK)
    submitting.desk.open_form()
    assert (submitting.browser.urls, submitting.clipboard.text) == ([], "")
    submitting.desk.set_reporter(SITI)
    submitting.settle()
    submitting.desk.open_form()
    assert submitting.browser.urls == [FORM]
    assert BUDI.nik in submitting.clipboard.text
    assert submitting.saved_reporters == [SITI]
    submitting.desk.copy_field(FormField.REPORTER_EMAIL)
    assert submitting.clipboard.text == SITI.email
    submitting.do(E.FILED)
    snapshot = submitting.desk.snapshot
    assert (snapshot.state, snapshot.context.complaint, snapshot.context.follow_up) == (S.CLOSED, True, False)


def test_a_complaint_for_later_stays_open_for_follow_up(submitting: DeskWorld) -> None:
    see(submitting, Seen.LAST_POPUP)
    submitting.do(E.HELPDESK, E.LATER)
    assert submitting.desk.snapshot.context.follow_up


def test_back_from_the_complaint_is_where_it_was_opened(submitting: DeskWorld) -> None:
    see(submitting, Seen.LAST_POPUP)
    submitting.do(E.HELPDESK, E.BACK)
    assert (submitting.state, submitting.desk.snapshot.context.complaint) == (S.ESCALATED, False)
