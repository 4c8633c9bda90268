"""The window without a mouse: keys, sheets, Enter and Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.flow.model import Context, EventKind, Page, State
from desktop.ports import Desk
from tests.fakes.desk import FakeDesk, snapshot_of
from tests.ui.cases import busy_desk
from tests.ui.conftest import Office, OpenOffice
from ui.shortcuts import ATTEST_KEYS, install

KEYS = {"F6": Qt.Key.Key_F6, "F7": Qt.Key.Key_F7, "F8": Qt.Key.Key_F8, "F9": Qt.Key.Key_F9}


def button(office: Office, name: str) -> QPushButton:
    found = office.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


@pytest.mark.parametrize("key", KEYS)
def test_a_key_records_its_outcome(office: Office, key: str) -> None:
    office.desk.go(State.SUBMITTING)
    QTest.keyClick(office.window, KEYS[key])
    assert office.desk.asked == [("attest", ATTEST_KEYS[key])]


def test_f10_takes_a_picture(office: Office) -> None:
    office.desk.go(State.CODE_ENTRY)
    QTest.keyClick(office.window, Qt.Key.Key_F10)
    assert office.desk.asked == [("capture", None)]


def test_the_keys_work_inside_a_dialog_of_the_flow(office: Office, qtbot: QtBot) -> None:
    dialog = QDialog(office.window)
    qtbot.addWidget(dialog)
    desk: Desk = office.desk
    install(dialog, desk)
    dialog.setModal(True)
    dialog.open()
    dialog.activateWindow()  # the offscreen platform leaves that to us
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_F6)
    assert office.desk.asked == [("attest", EventKind.OUTCOME_SUCCEEDED)]


def test_the_cases_on_hold_are_one_key_away_and_esc_leads_back(office: Office) -> None:
    office.desk.go(State.CODE_ENTRY)
    QTest.keyClick(office.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    seen_on_the_way = [office.window.page]
    assert button(office, "nav_held").isChecked()
    QTest.keyClick(office.window, Qt.Key.Key_Escape)
    seen_on_the_way.append(office.window.page)
    assert button(office, "nav_verify").isChecked()
    assert seen_on_the_way == [Page.HELD_LIST, Page.PORTAL]


def test_the_flow_fetches_the_officer_back_from_the_cases_on_hold(office: Office) -> None:
    office.window.show_held()
    office.desk.go(State.INTAKE)
    assert office.window.page is Page.INTAKE


def test_enter_and_esc_press_the_pages_own_buttons_from_anywhere(office: Office) -> None:
    office.desk.go(State.INTAKE)
    office.window.setFocus()
    QTest.keyClick(office.shell, Qt.Key.Key_Return)
    QTest.keyClick(office.shell, Qt.Key.Key_Escape)
    assert office.built[Page.INTAKE].pressed == ["primary", "way_back"]


def test_a_key_held_down_presses_once(office: Office) -> None:
    office.desk.go(State.INTAKE)
    office.window.setFocus()
    for held in (False, True, True):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        QApplication.sendEvent(office.shell, press)
    assert office.built[Page.INTAKE].pressed == ["primary"]


def test_what_was_sent_cannot_be_left_behind_for_a_new_code(office: Office) -> None:
    office.desk.go(State.SUBMITTING, Context(sent=True))
    assert not button(office, "cmd_code_expired").isEnabled()
    office.desk.go(State.CODE_ENTRY, Context())
    assert button(office, "cmd_code_expired").isEnabled()


def test_enter_on_a_button_presses_that_button(office: Office) -> None:
    office.desk.go(State.INTAKE)
    held = button(office, "nav_held")
    held.setFocus()
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert office.window.page is Page.HELD_LIST
    assert office.built[Page.INTAKE].pressed == []


def test_enter_in_the_portal_belongs_to_the_portal(office: Office) -> None:
    office.desk.go(State.SUCCEEDED)
    office.portal.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    office.portal.setFocus()
    QTest.keyClick(office.portal, Qt.Key.Key_Return)
    assert office.built[Page.RESULT].pressed == []


def test_a_disabled_primary_is_not_pressed(office: Office) -> None:
    office.desk.go(State.INTAKE)
    page = office.built[Page.INTAKE]
    assert page.primary is not None
    page.primary.setEnabled(False)
    office.shell.setFocus()
    QTest.keyClick(office.shell, Qt.Key.Key_Return)
    assert page.pressed == []


def test_f1_shows_every_key_under_the_ribbon(office: Office) -> None:
    QTest.keyClick(office.window, Qt.Key.Key_F1)
    sheet = office.window.findChild(QDialog, "sheet_help")
    assert isinstance(sheet, QDialog)
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert "LATIHAN – bukan data sungguhan" in said
    assert {"F6", "F7", "F8", "F9", "F10", "Ctrl+T", "Ctrl+K"} <= set(said)
    sheet.close()


def test_trainers_see_the_codes_and_nobody_else_does(office: Office) -> None:
    QTest.keyClick(office.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    sheet = office.window.findChild(QDialog, "sheet_codes")
    assert isinstance(sheet, QDialog)
    assert not sheet.isModal()
    assert "111111" in [label.text() for label in sheet.findChildren(QLabel)]
    sheet.close()


def test_there_are_no_codes_in_earnest(open_office: OpenOffice) -> None:
    office = open_office(FakeDesk(snapshot_of(State.IDLE, training=False)))
    office.shell.show_codes()
    assert office.window.findChild(QDialog, "sheet_codes") is None


def test_the_evidence_opens_from_the_card(office: Office) -> None:
    office.desk.go(State.SUBMITTING)
    show = button(office, "cmd_show_evidence")
    assert not show.isEnabled()
    office.desk.change(evidence=busy_desk().snapshot.evidence)
    show.click()
    assert office.desk.asked == [("show_evidence", None)]
