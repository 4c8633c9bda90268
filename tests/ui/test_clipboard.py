"""The patient's data on the clipboard: kept out of histories, and taken away again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.desktop_services import QtClipboard


@pytest.fixture
def copied(qtbot: QtBot) -> QtClipboard:
    clipboard = QtClipboard()
    clipboard.put("Nama: Budi\nNIK: 3174010101900001")
    return clipboard


def text() -> str:
    return QGuiApplication.clipboard().text()


def test_what_is_copied_can_be_pasted_and_asks_not_to_be_remembered(copied: QtClipboard) -> None:
    assert text() == "Nama: Budi\nNIK: 3174010101900001"
    assert QGuiApplication.clipboard().mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    copied.forget()


def test_our_text_goes_when_the_program_ends(copied: QtClipboard) -> None:
    copied.forget()
    assert text() == ""


def test_what_somebody_else_copied_since_stays(copied: QtClipboard) -> None:
    QGuiApplication.clipboard().setText("a shopping list")
    copied.forget()
    assert text() == "a shopping list"
    QGuiApplication.clipboard().clear()


def test_policy_can_take_it_away_after_a_while(qtbot: QtBot) -> None:
    clipboard = QtClipboard(keep_seconds=0.05)
    clipboard.put("NIK: 3174010101900001")
    qtbot.waitUntil(lambda: text() == "")
