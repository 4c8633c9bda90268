"""The pages but intake and complaint: plain words, one thing to do, nothing decided here."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop.domain.case import Outcome, PreCheck, Source
from desktop.domain.patient import Patient
from desktop.flow.model import Context, EventKind, Page, State
from desktop.flow.table import SPECS
from desktop.flow.view import HeldCase, TrailItem, Waiting
from tests.fakes.desk import FakeDesk, snapshot_of
from tests.fakes.world import HandClock
from tests.ui import seen
from tests.ui.conftest import RESOURCES
from tests.ui.counter import Counter, open_counter, settle, words
from ui.pages.patient_card import TurnedCard, card_document
from ui.pages.waiting import WaitingPage
from ui.palette import Scheme
from ui.texts import LANGUAGES, Texts
from ui.theme import Theme

ALL_YES = PreCheck(True, True, True, True, True)
BUDI = Patient("Budi Santoso", "3174010101900001", "budi@contoh.id")
NOW = HandClock().now()
HELD = (
    HeldCase("a" * 32, NOW - timedelta(hours=3), BUDI, 1),
    HeldCase("b" * 32, NOW - timedelta(hours=1), Patient(), 2),
)


@pytest.fixture
def two_held(qtbot: QtBot, theme: Theme, texts: Texts) -> Counter:
    """Two cases are on hold, and their list is open."""
    desk = FakeDesk(snapshot_of(State.IDLE, held=2), held=HELD)
    counter = open_counter(qtbot, desk, texts, theme)
    counter.window.show_held()
    return counter


# idle


def test_idle_names_the_cases_on_hold_and_leads_to_them(counter: Counter) -> None:
    link = counter.find(QPushButton, "show_held")
    assert not link.isVisible()
    counter.desk.change(held=3)
    assert "3 kasus tertunda" in link.accessibleName()
    link.click()
    assert counter.window.page is Page.HELD_LIST


def test_idle_says_how_the_last_case_ended_and_that_its_complaint_is_open(counter: Counter) -> None:
    ended = Context(outcome=Outcome.INVALID, source=Source.ATTESTED, follow_up=True)
    counter.desk.go(State.CLOSED, ended)
    said = words(counter.page)
    assert "Hasilnya: Tidak valid, dicatat petugas." in said
    assert "Aduannya belum dikirim." in said


def test_idle_says_nothing_of_a_last_case_before_there_was_one(counter: Counter) -> None:
    assert "Kasus terakhir" not in words(counter.page)


# waiting, result, new code, held, fault


def test_waiting_says_what_for_and_offers_a_way_out(
    qtbot: QtBot, theme: Theme, texts: Texts, clock: HandClock
) -> None:
    desk = FakeDesk(snapshot_of(State.OPENING, waiting=Waiting.LOGIN, since=clock.now()))
    page = WaitingPage(desk, texts, theme, clock)
    qtbot.addWidget(page)
    page.show()
    clock.turn(1)
    page.show_snapshot(desk.snapshot)
    assert "Menghubungi SATUSEHAT…" in words(page)
    clock.turn(4)
    page.show_snapshot(desk.snapshot)
    assert "Anda dapat membatalkan kapan saja." in words(page)
    assert page.way_back is not None
    page.way_back.click()
    assert desk.asked == [("command", EventKind.CANCEL)]


def test_the_second_half_of_a_double_enter_does_not_cancel_the_opening(counter: Counter) -> None:
    counter.desk.go(State.OPENING)
    counter.key(Qt.Key.Key_Return)
    counter.key(Qt.Key.Key_Space)
    assert counter.commands() == []
    counter.key(Qt.Key.Key_Escape)
    assert counter.commands() == [EventKind.CANCEL]


def test_success_names_its_source_and_has_a_way_to_complain(counter: Counter) -> None:
    counter.desk.go(State.SUCCEEDED, Context(outcome=Outcome.SUCCEEDED, source=Source.OBSERVED))
    said = words(counter.page)
    assert "Verifikasi berhasil" in said
    assert "Terbaca dari halaman portal" in said
    counter.press("cmd_helpdesk")
    counter.key(Qt.Key.Key_Return)
    assert counter.commands() == [EventKind.HELPDESK, EventKind.CLOSE]


def test_invalid_tells_what_the_patient_can_do_and_offers_no_retry(counter: Counter) -> None:
    counter.desk.go(State.INVALID, Context(outcome=Outcome.INVALID, source=Source.ATTESTED))
    said = words(counter.page)
    assert "Dicatat oleh petugas" in said
    assert "Disdukcapil" in said
    assert "selama belum centang biru" in said
    assert counter.page.findChild(QPushButton, "cmd_coba_lagi") is None


def test_the_result_leaves_the_larger_part_to_the_portals_page(counter: Counter) -> None:
    counter.desk.go(State.INVALID, Context(outcome=Outcome.INVALID, source=Source.ATTESTED))
    assert counter.window.shell is not None
    sheet = counter.window.shell.stage.sheet
    assert counter.page.height() <= 0.45 * sheet.height()


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (EventKind.CODE_WRONG, "Portal tidak menerima kode tadi."),
        (EventKind.CODE_EXPIRED, "sudah lewat masa berlakunya"),
        (EventKind.ULANGI, "Hitungan coba lagi mulai dari nol."),
        (EventKind.RESTARTED, "Portal akan dibuka lagi dari awal"),
    ],
)
def test_the_new_code_page_says_why_there_has_to_be_one(
    counter: Counter, why: EventKind, sentence: str
) -> None:
    counter.desk.go(State.NEW_CODE, trail=(TrailItem(NOW, why, State.NEW_CODE),))
    said = words(counter.page)
    assert sentence in said
    assert "Buka aplikasi SATUSEHAT Mobile" in said
    counter.key(Qt.Key.Key_Return)
    assert counter.commands() == [EventKind.CODE_READY]


def test_the_card_turns_to_the_patient_and_esc_turns_it_back(counter: Counter) -> None:
    counter.desk.go(State.NEW_CODE)
    counter.press("turn_card")
    card = counter.find(TurnedCard, "turned_card", counter.window)
    assert card.isModal()
    assert card.windowModality() is Qt.WindowModality.WindowModal
    assert "Buat Kode Baru" in words(card)
    assert "LATIHAN" in words(card)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_the_card_turns_back_by_itself_when_the_state_is_left(counter: Counter) -> None:
    counter.desk.go(State.NEW_CODE)
    counter.press("turn_card")
    card = counter.find(TurnedCard, "turned_card", counter.window)
    counter.desk.go(State.OPENING)
    assert not card.isVisible()


def test_printing_asks_for_a_printer_without_stopping_the_desk(counter: Counter, qtbot: QtBot) -> None:
    counter.desk.go(State.NEW_CODE)
    counter.press("print_card")
    (dialog,) = (each for each in counter.window.findChildren(QDialog) if each.isVisible())
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    dialog.reject()


def test_the_printed_card_says_in_training_that_it_is_training(texts: Texts, tmp_path: Path) -> None:
    trained, real = card_document(texts, True), card_document(texts, False)
    assert "LATIHAN" in trained.toPlainText()
    assert "LATIHAN" not in real.toPlainText()
    file = tmp_path / "card.pdf"
    real.print_(QPdfWriter(str(file)))
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_held_case_makes_room_for_the_next_patient(counter: Counter) -> None:
    counter.desk.go(State.HELD, held=1)
    counter.key(Qt.Key.Key_Return)
    counter.press("cmd_resume")
    counter.press("cmd_close")
    assert counter.commands() == [EventKind.START, EventKind.RESUME, EventKind.CLOSE]


def test_a_fault_can_be_survived_with_enter(counter: Counter) -> None:
    counter.desk.go(State.FAULT, replace(Context(), interrupted=State.INTAKE))
    assert "bukan kesalahan Anda" in words(counter.page)
    counter.key(Qt.Key.Key_Return)
    assert counter.commands() == [EventKind.CONTINUE]


# Tertunda


def test_the_list_of_held_cases_is_masked_and_oldest_first(two_held: Counter) -> None:
    model = two_held.find(QTableView, "held_cases").model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert [row[1:] for row in rows] == [
        ["Budi S******", "3174 •••• •••• 0001", "1"],
        ["Nama belum diisi", "NIK belum diisi", "2"],
    ]


def test_a_screen_reader_hears_a_held_case_as_one_sentence(two_held: Counter) -> None:
    model = two_held.find(QTableView, "held_cases").model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Budi S******, 3174 •••• •••• 0001, ditunda ")
    assert said.endswith("putaran 1")
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Putaran"


def test_enter_takes_the_chosen_held_case_up_again(two_held: Counter) -> None:
    two_held.key(Qt.Key.Key_Down)
    two_held.key(Qt.Key.Key_Return)
    assert two_held.desk.asked[-1] == ("resume", "b" * 32)


def test_a_held_case_waits_until_the_one_in_hand_is_done(two_held: Counter) -> None:
    two_held.desk.go(State.CODE_ENTRY, held=2)
    two_held.window.show_held()
    assert not two_held.find(QPushButton, "resume_held").isEnabled()
    assert "Selesaikan atau tunda dulu" in words(two_held.page)


def test_an_empty_list_says_so(counter: Counter) -> None:
    counter.window.show_held()
    assert "Tidak ada kasus yang ditunda." in words(counter.page)
    assert not counter.find(QPushButton, "resume_held").isEnabled()


# every page

CROWDED: dict[State, dict[str, Any]] = {
    State.CLOSED: {"context": Context(outcome=Outcome.INVALID, source=Source.ATTESTED, follow_up=True)},
    State.SUCCEEDED: {"context": Context(outcome=Outcome.SUCCEEDED, source=Source.OBSERVED)},
    State.INVALID: {"context": Context(outcome=Outcome.INVALID, source=Source.ATTESTED)},
    State.OPENING: {"waiting": Waiting.LOGIN, "since": NOW - timedelta(days=1)},
    State.INTAKE: {"patient": Patient("1", "2", "3"), "precheck": PreCheck(has_ktp=True)},
}
LOOKS = (seen.cut_texts, seen.nameless, seen.too_small)
# Dialogs and the complaint have tests of their own.
SHOWN = [state for state in State if SPECS[state].dialog is None and state is not State.COMPLAINT]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_page_cuts_a_word_or_hides_a_name(
    qtbot: QtBot, qapp: QApplication, theme: Theme, factor: float, language: str
) -> None:
    theme.apply(qapp, Scheme.LIGHT, factor)
    counter = open_counter(qtbot, FakeDesk(held=HELD), Texts(language, RESOURCES), theme)
    faults: dict[State, object] = {}
    for state in SHOWN:
        counter.desk.go(state, case_id="c1", held=2, **CROWDED.get(state, {}))
        settle()
        found = [look for how in LOOKS for look in how(counter.page)]
        letters = seen.mnemonics(counter.window)
        found += sorted({letter for letter in letters if letters.count(letter) > 1})
        if found:
            faults[state] = found
    assert faults == {}
