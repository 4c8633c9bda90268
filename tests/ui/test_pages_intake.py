"""Intake: three keystrokes to the portal, plain sentences beside the fields, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from desktop.domain.case import PreCheck
from desktop.domain.patient import Patient
from desktop.flow.model import EventKind, State
from tests.ui.counter import Counter, words
from ui.pages.data_field import EMAIL, NAME, NIK

ALL_YES = PreCheck(True, True, True, True, True)
BUDI = Patient("Budi Santoso", "3174010101900001", "budi@contoh.id")


@pytest.fixture
def intake(counter: Counter) -> Counter:
    """A new case has been begun."""
    counter.desk.go(State.INTAKE, case_id="c1")
    return counter


@pytest.fixture
def answered_intake(intake: Counter) -> Counter:
    """All five questions have been answered with yes."""
    intake.find(QCheckBox, "check_all").click()
    return intake


def type_into(counter: Counter, name: str, text: str) -> None:
    """Put a text into a field as a person does, and leave it."""
    edit = counter.find(QLineEdit, name)
    edit.setFocus()
    edit.setText(text)
    edit.textEdited.emit(text)
    edit.editingFinished.emit()


# three keystrokes


def test_enter_space_enter_leads_from_idle_to_the_portal(counter: Counter) -> None:
    counter.key(Qt.Key.Key_Return)
    assert counter.commands() == [EventKind.START]
    counter.desk.go(State.INTAKE, case_id="c1")
    counter.key(Qt.Key.Key_Space)
    counter.key(Qt.Key.Key_Return)
    assert counter.desk.asked[-1] == ("begin", (ALL_YES, Patient()))


def test_every_further_patient_takes_the_same_three_keystrokes(counter: Counter) -> None:
    for case in ("c1", "c2"):
        counter.desk.go(State.INTAKE, case_id=case, precheck=PreCheck())
        counter.key(Qt.Key.Key_Space)
        counter.key(Qt.Key.Key_Return)
        assert counter.desk.asked[-1] == ("begin", (ALL_YES, Patient()))
        counter.desk.go(State.CLOSED)


def test_a_resumed_case_is_answered_already_and_a_space_takes_nothing_back(counter: Counter) -> None:
    counter.desk.go(State.INTAKE, case_id="c1", precheck=ALL_YES)
    counter.key(Qt.Key.Key_Space)
    assert counter.desk.asked == [("begin", (ALL_YES, Patient()))]


def test_a_case_taken_up_again_from_the_same_desk_starts_on_its_button_too(answered_intake: Counter) -> None:
    answered_intake.desk.go(State.HELD)
    answered_intake.desk.go(State.INTAKE, precheck=ALL_YES)
    answered_intake.key(Qt.Key.Key_Space)
    assert answered_intake.desk.asked[-1] == ("begin", (ALL_YES, Patient()))


# the five questions


def test_the_box_for_all_follows_the_five(intake: Counter) -> None:
    everything = intake.find(QCheckBox, "check_all")
    intake.find(QCheckBox, "check_has_ktp").click()
    assert everything.checkState() is Qt.CheckState.PartiallyChecked
    everything.click()
    assert intake.desk.asked[-1] == ("set_precheck", ALL_YES)
    everything.click()
    assert intake.desk.asked[-1] == ("set_precheck", PreCheck())


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("not_yet_verified", "tidak ada yang perlu dilakukan"),
        ("has_ktp", "Tanpa KTP"),
        ("is_adult", "Di bawah 17 tahun"),
        ("in_person", "tidak dapat diwakilkan"),
        ("main_profile", "Profil keluarga"),
    ],
)
def test_a_no_is_explained_and_keeps_the_portal_shut(
    answered_intake: Counter, question: str, meaning: str
) -> None:
    begin = answered_intake.find(QPushButton, "cmd_begin")
    assert begin.isEnabled()
    answered_intake.find(QCheckBox, f"check_{question}").click()
    assert meaning in words(answered_intake.page)
    assert not begin.isEnabled()


def test_nothing_is_explained_before_anything_was_answered(intake: Counter) -> None:
    assert "Tanpa KTP" not in words(intake.page)
    assert "Mulai dapat ditekan setelah kelima syarat terpenuhi." in words(intake.page)


def test_answers_that_the_journal_kept_are_shown_again(counter: Counter) -> None:
    counter.desk.go(State.INTAKE, case_id="c1", precheck=ALL_YES, patient=BUDI)
    assert counter.find(QCheckBox, "check_all").isChecked()
    assert counter.find(QLineEdit, "field_nik").text() == "3174 0101 0190 0001"


# what is typed


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("field_nik", "31740x0101900001", "NIK hanya berisi angka."),
        ("field_nik", "317401010190000", "NIK terdiri atas 16 angka."),
        ("field_nik", "3" * 10_000, "NIK terdiri atas 16 angka."),
        ("field_email", "budi.contoh.id", "Alamat email belum lengkap"),
        ("field_name", "Budi 😀", "Ada tanda yang tidak dapat dipakai"),
        ("field_name", "1234", "Nama perlu memuat huruf."),
        ("field_name", "B" * 10_000, "Terlalu panjang."),
    ],
)
def test_bad_input_gets_a_sentence_and_stays(
    answered_intake: Counter, field: str, typed: str, sentence: str
) -> None:
    type_into(answered_intake, field, typed)
    said = words(answered_intake.page)
    assert sentence in said
    assert "Perbaiki, atau kosongkan dulu: boleh diisi nanti." in said
    edit = answered_intake.find(QLineEdit, field)
    assert edit.text() == typed
    assert sentence in edit.accessibleDescription()


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("field_nik", " 3174.0101 0190-0001\n", Patient(nik="3174010101900001")),
        ("field_nik", "\u202a3174010101900001\u202c", Patient(nik="3174010101900001")),
        ("field_name", "Siti\nNur\tHaliza ", Patient(name="Siti Nur Haliza")),
        ("field_email", "\u200fbudi@contoh.id\n", Patient(email="budi@contoh.id")),
    ],
)
def test_what_was_pasted_is_kept_clean(
    answered_intake: Counter, field: str, typed: str, kept: Patient
) -> None:
    type_into(answered_intake, field, typed)
    assert answered_intake.desk.asked[-1] == ("set_patient", kept)
    assert not answered_intake.find(QLineEdit, field).accessibleDescription()


@given(typed=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_stays_and_is_either_usable_or_explained(intake: Counter, typed: str) -> None:
    for name, rule in (("field_name", NAME), ("field_nik", NIK), ("field_email", EMAIL)):
        type_into(intake, name, typed)
        edit = intake.find(QLineEdit, name)
        kept = rule.clean(edit.text())
        assert kept == rule.clean(typed)
        usable = kept == "" or rule.check(kept) is None
        assert usable is not ("Perbaiki, atau kosongkan dulu" in edit.accessibleDescription())


def test_a_bad_field_holds_the_start_back_until_it_is_emptied(answered_intake: Counter) -> None:
    type_into(answered_intake, "field_nik", "123")
    answered_intake.desk.asked.clear()
    answered_intake.press("cmd_begin")
    assert answered_intake.desk.asked == []
    assert answered_intake.find(QLineEdit, "field_nik").hasFocus()
    type_into(answered_intake, "field_nik", "")
    answered_intake.press("cmd_begin")
    assert answered_intake.desk.asked[-1] == ("begin", (ALL_YES, Patient()))


def test_an_odd_nik_is_said_and_never_blocks(answered_intake: Counter) -> None:
    type_into(answered_intake, "field_nik", "3174014113900001")
    assert "Tanggal lahir pada NIK tidak biasa." in words(answered_intake.page)
    answered_intake.press("cmd_begin")
    assert answered_intake.desk.asked[-1][0] == "begin"


def test_a_sentence_goes_as_soon_as_it_is_no_longer_true(answered_intake: Counter) -> None:
    type_into(answered_intake, "field_nik", "317401010190000")
    edit = answered_intake.find(QLineEdit, "field_nik")
    edit.setFocus()
    edit.end(False)
    QTest.keyClicks(edit, "1")
    assert not edit.accessibleDescription()


def test_a_picture_of_the_desk_never_overwrites_what_is_being_typed(intake: Counter) -> None:
    edit = intake.find(QLineEdit, "field_name")
    edit.setFocus()
    QTest.keyClicks(edit, "Budi")
    intake.desk.change(patient=Patient(nik=BUDI.nik), notice_number=1)
    assert edit.text() == "Budi"
    assert intake.find(QLineEdit, "field_nik").text() == "3174 0101 0190 0001"


def test_another_case_begins_with_empty_fields(intake: Counter) -> None:
    QTest.keyClicks(intake.find(QLineEdit, "field_name"), "Budi")
    intake.find(QCheckBox, "check_has_ktp").click()
    intake.desk.go(State.INTAKE, case_id="c2")
    assert intake.find(QLineEdit, "field_name").text() == ""
    assert not intake.find(QCheckBox, "check_has_ktp").isChecked()
    assert "Tanpa KTP" not in words(intake.page)


def test_esc_leaves_an_untouched_intake(intake: Counter) -> None:
    intake.key(Qt.Key.Key_Escape)
    assert intake.commands() == [EventKind.CLOSE]


def test_esc_only_offers_to_leave_an_intake_with_something_in_it(answered_intake: Counter) -> None:
    answered_intake.key(Qt.Key.Key_Escape)
    assert answered_intake.commands() == []
    assert answered_intake.find(QPushButton, "cmd_close").hasFocus()
