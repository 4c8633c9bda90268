"""The validation page as a person sees it: its script in a real browser, only the visible text counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.simulator.server import StandInServer
from desktop.simulator.stand_in import StandIn
from tests.simulator.stranger import Stranger

# Chromium says so without a GPU, once per process.
pytestmark = pytest.mark.qt_log_ignore("GPUInfo not initialized")

# Text of what is displayed: dialogs that are closed and details that are folded do not count.
VISIBLE = "document.body ? document.body.innerText.replaceAll('\\u00a0', ' ') : ''"
PRESS = """
[...document.querySelectorAll('button')].find((b) => b.checkVisibility() && b.innerText === '%s').click()
"""
TYPE = "document.querySelector('#kode').value = '%s'"
TICK = "document.querySelectorAll('.boxes input').forEach((box) => box.click())"


class Reader:
    """Somebody who reads, types, ticks and presses."""

    def __init__(self, view: QWebEngineView, qtbot: QtBot) -> None:
        self._view, self._qtbot = view, qtbot

    def run(self, script: str) -> str:
        with self._qtbot.waitCallback() as answered:
            self._view.page().runJavaScript(script, 0, answered)
        return str(answered.args[0])

    def opens(self, url: str) -> None:
        with self._qtbot.waitSignal(self._view.loadFinished):
            self._view.load(QUrl(url))

    def reloads(self) -> None:
        with self._qtbot.waitSignal(self._view.loadFinished):
            self._view.reload()

    def sees(self, words: str) -> bool:
        return words in self.run(VISIBLE)

    def waits_for(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: self.sees(words), timeout=5000)

    def presses(self, button: str) -> None:
        self.run(PRESS % button)

    def verifies(self, code: str) -> None:
        self.waits_for("Masukkan kode akses")
        self.run(TYPE % code)
        self.presses("Verifikasi Kode")

    def sends(self, code: str) -> None:
        """From the code to a confirmed submission."""
        self.verifies(code)
        self.waits_for("Validasi Data")
        self.run(TICK)
        self.presses("Kirim Validasi")
        self.waits_for("Pesan konfirmasi")
        self.presses("Ya, Kirim")


@pytest.fixture
def unhurried_stand_in() -> Iterator[StandInServer]:
    """A stand-in of its own that takes its time, as in life."""
    server = StandInServer(StandIn())
    server.start()
    yield server
    server.server_close()


@pytest.fixture
def reader(qtbot: QtBot, stranger: Stranger) -> Iterator[Reader]:
    """A reader who has the page open."""
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    view = QWebEngineView()
    view.setPage(page)
    view.resize(700, 520)
    view.show()
    reader = Reader(view, qtbot)
    reader.opens(stranger.page_url())
    yield reader
    view.close()
    for each in (view, page, profile):  # in this order: a page must not outlive its profile
        delete(each)


def test_nothing_but_the_code_is_seen_at_first(reader: Reader) -> None:
    reader.waits_for("Masukkan kode akses")
    for hidden in ("Verifikasi profil", "tidak valid", "Coba Lagi", "kedaluwarsa", "salah", "Helpdesk"):
        assert not reader.sees(hidden)


def test_the_guides_pictures_one_to_four(reader: Reader) -> None:
    reader.sends("300000")
    for _ in range(4):
        reader.waits_for("Verifikasi profil belum berhasil")
        assert not reader.sees("hubungi Helpdesk")
        reader.presses("Coba Lagi")
    reader.waits_for("Batas maksimal percobaan sudah tercapai")
    assert reader.sees("hubungi Helpdesk")
    assert not reader.sees("Coba Lagi")
    reader.presses("Ulangi Proses Verifikasi")
    reader.waits_for("Masukkan kode akses")


@pytest.mark.parametrize(
    ("code", "words"),
    [("111111", "Verifikasi profil berhasil"), ("400000", "Verifikasi tidak valid")],
)
def test_the_page_of_the_outcome(reader: Reader, code: str, words: str) -> None:
    reader.sends(code)
    reader.waits_for(words)
    assert not reader.sees("Validasi Data")


def test_going_back_from_the_confirmation_sends_nothing(reader: Reader) -> None:
    reader.verifies("111111")
    reader.waits_for("Validasi Data")
    reader.presses("Kirim Validasi")
    reader.waits_for("0 dari 3 pernyataan dicentang")
    reader.presses("Batal")
    assert not reader.sees("Pesan konfirmasi")


def test_a_code_that_is_wrong_and_one_that_has_run_out(reader: Reader) -> None:
    reader.verifies("600000")
    reader.waits_for("Kode akses salah")
    reader.verifies("500000")
    reader.waits_for("Kode akses sudah kedaluwarsa")
    reader.presses("Masukkan Kode Baru")
    reader.waits_for("Masukkan kode akses")
    assert not reader.sees("Kode akses salah")


def test_a_reload_leads_back_to_the_same_pop_up(reader: Reader) -> None:
    reader.sends("200001")
    reader.waits_for("Coba Lagi")
    reader.reloads()
    reader.waits_for("Coba Lagi")
    reader.presses("Coba Lagi")
    reader.waits_for("Verifikasi profil berhasil")


def test_a_portal_that_says_nothing_is_waited_for(reader: Reader, unhurried_stand_in: StandInServer) -> None:
    token = unhurried_stand_in.stand_in.portal.open_page()
    reader.opens(f"{unhurried_stand_in.base_url}/kyc/v1/validation-web/{token}")
    reader.sends("700000")
    reader.waits_for("Mengirim validasi… mohon tunggu")
    unhurried_stand_in.stop()
    reader.waits_for("Koneksi ke portal terputus")


def test_a_page_that_dies_shows_nothing_of_the_portal(reader: Reader) -> None:
    reader.sends("800000")
    reader.waits_for("ERR_CONNECTION_RESET")


def test_the_lists_for_trainers_are_folded_away(reader: Reader) -> None:
    reader.waits_for("Daftar kode latihan")
    assert not reader.sees("900000")
    reader.run("document.querySelector('#daftar-kode').open = true")
    reader.waits_for("900000")
