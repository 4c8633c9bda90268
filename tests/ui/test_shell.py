"""The window shows what the desk says, and keeps the portal where it is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.domain.patient import Patient
from desktop.flow.model import Page, State
from desktop.flow.table import SPECS
from desktop.flow.view import Notice, Waiting
from tests.fakes.world import HandClock
from tests.ui.cases import BUDI
from tests.ui.conftest import Office
from ui.shortcuts import ATTEST_KEYS


def button(office: Office, name: str) -> QPushButton:
    found = office.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


@pytest.mark.parametrize("state", State)
def test_outcomes_can_be_recorded_exactly_where_the_flow_takes_them(office: Office, state: State) -> None:
    office.desk.go(state)
    allowed = office.desk.snapshot.allowed
    for kind in ATTEST_KEYS.values():
        attest = button(office, f"attest_{kind.value}")
        assert attest.isEnabled() == (kind in allowed)
        assert attest.isVisible() or kind not in allowed


@pytest.mark.parametrize("state", State)
def test_every_state_brings_its_page(office: Office, state: State) -> None:
    office.desk.go(state)
    assert office.window.page is SPECS[state].page


def test_only_the_idle_page_is_built_before_there_is_a_case(office: Office) -> None:
    assert list(office.built) == [Page.IDLE]
    assert office.window.findChild(QLabel, "trail") is None


def test_a_page_is_drawn_before_it_is_shown(office: Office) -> None:
    office.desk.go(State.INTAKE)
    assert office.built[Page.INTAKE].shown[-1] is office.desk.snapshot
    office.desk.go(State.OPENING)
    assert office.built[Page.INTAKE].shown[-1].state is State.INTAKE


def test_the_result_stands_above_the_portal_which_does_not_move(office: Office) -> None:
    office.desk.go(State.SUBMITTING)
    above = office.portal.parentWidget()
    office.desk.go(State.SUCCEEDED)
    result = office.built[Page.RESULT]
    assert office.portal.parentWidget() is above
    assert office.portal.isVisible()
    assert result.isVisible()
    assert result.mapTo(office.window, result.rect().bottomLeft()).y() < (
        office.portal.mapTo(office.window, office.portal.rect().topLeft()).y()
    )
    office.desk.go(State.CODE_ENTRY)
    assert office.portal.isVisible()
    assert not result.isVisible()


def test_the_line_above_the_portal_says_what_to_do(office: Office) -> None:
    office.desk.go(State.DATA_VALIDATION)
    said = [label.text() for label in office.shell.stage.sheet.findChildren(QLabel) if label.isVisible()]
    assert "Validasi data" in said
    assert any("Kirim Validasi" in words for words in said)


def test_name_and_nik_are_hidden_until_asked_for_and_again_for_the_next_patient(office: Office) -> None:
    office.desk.go(State.CODE_ENTRY, case_id="c1", patient=BUDI)
    card = office.shell.card
    assert card is not None
    assert (card.name.text(), card.nik.text()) == ("Budi S****** W*****", "3174 •••• •••• 0001")
    card.eye.click()
    assert (card.name.text(), card.nik.text()) == (BUDI.name, "3174 0512 0390 0001")
    office.desk.go(State.INTAKE, case_id="c2", patient=Patient("Ani Lestari", BUDI.nik))
    assert card.name.text() == "Ani L******"


def test_a_long_name_is_shortened_and_told_in_full_by_its_tooltip(office: Office) -> None:
    long = Patient("Raden " + "Ajeng Kusumaningrum " * 5, BUDI.nik)
    office.desk.go(State.CODE_ENTRY, case_id="c1", patient=long)
    card = office.shell.card
    assert card is not None
    card.eye.click()
    assert card.name.shown_text().endswith("…")
    assert card.name.toolTip() == long.name


def test_the_header_tells_the_connection_in_words_and_never_in_alarm(office: Office) -> None:
    said = []
    for state, waiting in (
        (State.IDLE, Waiting.NOTHING),
        (State.OPENING, Waiting.LOGIN),
        (State.CONNECTION_PROBLEM, Waiting.NOTHING),
    ):
        office.desk.go(state, waiting=waiting)
        said.append((office.shell.header.status.text(), office.shell.header.status.property("tone")))
    office.desk.go(State.CODE_ENTRY, connected_at=HandClock().now(), training=False)
    assert office.shell.header.status.text() == "Tersambung"
    assert said == [
        ("Siap · Latihan", "waiting"),
        ("Menghubungi… · Latihan", "waiting"),
        ("Belum tersambung · Latihan", "waiting"),
    ]


def test_a_notice_is_said_once_and_gives_way_to_the_keys(office: Office) -> None:
    office.desk.change(notice=Notice.CAPTURED, notice_number=1)
    notices = office.shell.notices
    assert notices.line.text() == "Gambar tersimpan sebagai bukti."
    notices.clear()
    office.desk.change(held=1)
    assert notices.line.text().startswith("Enter")


def test_training_wears_its_ribbon_and_earnest_does_not(office: Office) -> None:
    assert office.shell.ribbon.isVisible()
    assert office.shell.ribbon.text() == "LATIHAN – bukan data sungguhan"
    office.desk.change(training=False)
    assert not office.shell.ribbon.isVisible()
    assert not office.shell.header.codes.isVisible()
