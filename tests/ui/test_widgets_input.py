"""Fields, buttons, badges and the line that waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.flow.model import Context, EventKind, State
from desktop.flow.view import Waiting
from tests.fakes.desk import FakeDesk, snapshot_of
from tests.fakes.world import HandClock
from tests.ui.conftest import RESOURCES
from ui.icons import icons_of
from ui.models.training_codes import read_codes
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Theme, Variant
from ui.widgets.busy_line import BusyLine
from ui.widgets.buttons import CommandButton, make_button, plain
from ui.widgets.field_row import LONGEST, FieldRow
from ui.widgets.labels import ElidedLabel


def tone(widget: object) -> object:
    return widget.property("tone")  # type: ignore[attr-defined]


@pytest.fixture
def nik_field(qtbot: QtBot, theme: Theme) -> FieldRow:
    row = FieldRow(icons_of(theme), "&NIK", object_name="nik")
    qtbot.addWidget(row)
    row.show()
    return row


def test_a_field_tells_what_was_typed_and_shows_its_sentence(nik_field: FieldRow, texts: Texts) -> None:
    typed: list[str] = []
    nik_field.edited.connect(typed.append)
    QTest.keyClicks(nik_field.edit, "12a")
    nik_field.set_issue("NIK hanya berisi angka.")
    assert typed == ["1", "12", "12a"]
    assert nik_field.sentence == "NIK hanya berisi angka."
    assert nik_field.edit.accessibleDescription() == "NIK hanya berisi angka."
    assert tone(nik_field.edit) == Role.AMBER
    nik_field.set_issue(None)
    assert nik_field.sentence == ""
    assert nik_field.text() == "12a"


@pytest.mark.parametrize("pasted", ["a\nb\n", "9" * 10_000, "\u202e31740512", "🙂🙂", "\x00x"])
def test_nothing_that_is_pasted_is_lost_or_breaks_the_field(nik_field: FieldRow, pasted: str) -> None:
    QApplication.clipboard().setText(pasted)
    nik_field.edit.paste()
    assert len(nik_field.text()) <= LONGEST
    assert nik_field.text().count("9") == pasted.count("9")


def test_a_field_set_by_the_program_keeps_the_cursor_and_is_not_an_edit(nik_field: FieldRow) -> None:
    typed: list[str] = []
    nik_field.edited.connect(typed.append)
    nik_field.set_text("3174")
    nik_field.edit.setCursorPosition(2)
    nik_field.set_text("3174")
    assert nik_field.edit.cursorPosition() == 2
    assert typed == []


def test_the_labels_letter_leads_to_the_field(nik_field: FieldRow) -> None:
    assert nik_field.label.buddy() is nik_field.edit
    assert nik_field.edit.accessibleName() == "NIK"


def test_a_command_can_only_be_given_where_the_flow_takes_it(qtbot: QtBot, theme: Theme) -> None:
    desk = FakeDesk(snapshot_of(State.RETRY_OFFERED))
    retry = CommandButton(desk, EventKind.COBA_LAGI, "&Coba Lagi", Variant.PRIMARY)
    qtbot.addWidget(retry)
    assert (retry.objectName(), retry.accessibleName()) == ("cmd_coba_lagi", "Coba Lagi")
    retry.click()
    used_up = replace(Context(), retries=4)
    retry.draw(snapshot_of(State.RETRY_OFFERED, used_up))
    retry.click()
    assert desk.asked == [("command", EventKind.COBA_LAGI)]


def test_a_spoken_name_has_no_mnemonic_mark(qtbot: QtBot, theme: Theme) -> None:
    button = make_button("&Simpan && tutup", "save")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Simpan & tutup"
    assert plain("&Tutup") == "Tutup"


def test_a_shortened_label_is_whole_for_screen_readers(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel("Petugas: " + "Siti Rahmawati " * 10)
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    assert label.shown_text().endswith("…")
    assert label.text() == label.toolTip()


# waiting


def test_waiting_is_said_by_one_second_and_reassured_by_five(
    qtbot: QtBot, texts: Texts, theme: Theme, clock: HandClock
) -> None:
    line = BusyLine(texts, theme, clock)
    qtbot.addWidget(line)
    line.show()
    line.wait_for(Waiting.LOGIN, clock.now())
    assert (line.words.text(), line.reassurance.text()) == ("", "")
    clock.turn(1)
    line.tick()
    assert line.words.text() == "Menghubungi SATUSEHAT…"
    clock.turn(4)
    line.tick()
    assert "data pasien aman" in line.reassurance.text()
    line.wait_for(Waiting.NOTHING, None)
    assert (line.words.text(), line.reassurance.text()) == ("", "")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_training_code_has_six_digits_and_its_story(language: str) -> None:
    codes = read_codes(RESOURCES, language)
    assert len({code.code for code in codes}) == len(codes) > 5
    assert all(len(code.code) == 6 and code.code.isdigit() for code in codes)
    assert all(code.title and code.description for code in codes)
