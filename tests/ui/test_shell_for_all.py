"""Large text, small windows, screen readers, the Tab key: nothing cut, nothing nameless."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.flow.model import Page, State
from desktop.flow.view import Notice
from tests.ui import seen
from tests.ui.cases import busy_desk
from tests.ui.conftest import RESOURCES, Office, OpenOffice
from ui.palette import Scheme
from ui.texts import LANGUAGES, Texts
from ui.theme import Theme


@pytest.fixture(params=[1.0, 1.5], ids=["100", "150"])
def text_size(request: pytest.FixtureRequest, qapp: QApplication, theme: Theme) -> Iterator[float]:
    theme.apply(qapp, Scheme.LIGHT, request.param)
    yield request.param
    theme.apply(qapp, Scheme.LIGHT, 1.0)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut(
    open_office: OpenOffice, text_size: float, language: str, size: tuple[int, int]
) -> None:
    office = open_office(busy_desk(), Texts(language, RESOURCES), size)
    assert (office.window.width(), office.window.height()) == size
    assert seen.cut_texts(office.window) == []
    assert seen.too_small(office.window) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_on_a_small_screen_at_200_percent(open_office: OpenOffice, language: str) -> None:
    office = open_office(busy_desk(), Texts(language, RESOURCES))
    office.window.setMinimumSize(0, 0)
    office.window.resize(960, 540)
    QApplication.processEvents()
    assert (office.window.width(), office.window.height()) == (960, 540)
    assert seen.cut_texts(office.window) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_on_the_sheets(open_office: OpenOffice, text_size: float, language: str) -> None:
    office = open_office(texts=Texts(language, RESOURCES))
    office.shell.show_help()
    office.shell.show_codes()
    for sheet in office.window.findChildren(QDialog):
        QApplication.processEvents()
        assert seen.cut_texts(sheet) == []
        sheet.close()


def test_a_change_of_the_text_size_is_followed_at_once(
    open_office: OpenOffice, qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    office = open_office(busy_desk())
    theme.apply(qapp, Scheme.DARK, 1.5)
    qtbot.waitUntil(lambda: seen.cut_texts(office.window) == [])


def test_everything_to_press_has_a_name(open_office: OpenOffice) -> None:
    office = open_office(busy_desk())
    assert seen.nameless(office.window) == []


def test_the_shell_leaves_the_letters_to_pages_and_dialogs(open_office: OpenOffice) -> None:
    assert seen.mnemonics(open_office(busy_desk()).window) == []


def test_the_tab_key_walks_from_the_header_to_the_outcomes(open_office: OpenOffice) -> None:
    order = seen.tab_order(open_office(busy_desk()).shell)
    assert order == [
        "show_codes",
        "show_help",
        "nav_verify",
        "nav_held",
        "toggle_identity",
        "cmd_show_evidence",
        "trail",
        "cmd_code_expired",
        "attest_outcome_succeeded",
        "attest_outcome_failed",
        "attest_outcome_invalid",
        "attest_outcome_unknown",
        "cmd_capture",
    ]


def test_the_keyboard_starts_in_the_page(office: Office) -> None:
    office.desk.go(State.INTAKE)
    page = office.built[Page.INTAKE]
    assert page.hasFocus() or page.isAncestorOf(QApplication.focusWidget() or office.window)


def test_no_text_has_a_size_in_pixels(open_office: OpenOffice) -> None:
    office = open_office(busy_desk())
    fonts: list[QFont] = [label.font() for label in office.window.findChildren(QLabel)]
    assert all(font.pixelSize() == -1 for font in fonts)


@pytest.fixture
def screen_reader(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Stands where the platform would pass announcements on, and keeps what is said."""
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    QAccessible.setActive(True)
    yield said
    QAccessible.setActive(False)


def test_a_screen_reader_hears_where_the_case_stands_and_what_to_do(
    office: Office, screen_reader: list[str]
) -> None:
    office.desk.go(State.CONFIRMATION)
    office.desk.change(held=2)
    office.desk.change(notice=Notice.CAPTURED, notice_number=1)
    assert screen_reader == [
        "Pesan konfirmasi. Periksa sekali lagi, lalu setujui pesan konfirmasi di portal.",
        "Gambar tersimpan sebagai bukti.",
    ]


def test_what_is_written_is_what_is_read_aloud(office: Office) -> None:
    office.desk.go(State.CODE_ENTRY)
    rail = office.shell.navigation.rail.rows.values()
    names = [QAccessible.queryAccessibleInterface(row).text(QAccessible.Text.Name) for row in rail]
    assert names[:2] == ["Data pasien, selesai", "Kode akses, sedang dikerjakan"]
