"""The complaint: the form's own order, what is missing is asked for once, pictures find their way in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.complaint.guide import GuideComplaints
from desktop.domain.case import Evidence, EvidenceKind
from desktop.domain.complaint import CATEGORY, NEED, FormField
from desktop.domain.operator import Reporter
from desktop.domain.patient import Patient
from desktop.flow.model import Context, EventKind, State
from desktop.flow.view import TrailItem
from tests.fakes.desk import FakeDesk
from tests.fakes.world import HandClock
from tests.ui import seen
from tests.ui.conftest import RESOURCES
from tests.ui.counter import Counter, open_counter, settle, words
from ui.pages.evidence_slot import ProfileSlot
from ui.palette import Scheme
from ui.texts import LANGUAGES, Texts
from ui.theme import Theme

BUDI = Patient("Budi Santoso", "3174010101900001", "budi@contoh.id")
SITI = Reporter("Siti Rahmawati", "siti@puskesmas.contoh.id", "+6281234567890")
NOW = HandClock().now()
PORTAL = Evidence(EvidenceKind.PORTAL, "a.png", NOW, False, "SUCCEEDED")
PROFILE = Evidence(EvidenceKind.PROFILE, "b.png", NOW)


def show_form(
    counter: Counter,
    reporter: Reporter = SITI,
    patient: Patient = BUDI,
    evidence: tuple[Evidence, ...] = (PORTAL, PROFILE),
    **more: Any,
) -> None:
    """The page as the desk would show it, with the form that the real complaint module fills."""
    form = GuideComplaints().fill(reporter, patient, evidence)
    counter.desk.go(
        State.COMPLAINT,
        Context(origin=State.SUCCEEDED),
        case_id="c1",
        reporter=reporter,
        patient=patient,
        evidence=evidence,
        complaint=form,
        **more,
    )
    settle()


@pytest.fixture
def whole_form(counter: Counter) -> Counter:
    """Nothing is missing."""
    show_form(counter)
    return counter


@pytest.fixture
def bare_form(counter: Counter) -> Counter:
    """Nobody has been asked anything yet."""
    show_form(counter, Reporter(), Patient(), ())
    return counter


@pytest.fixture
def picture() -> QImage:
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    return image


@pytest.fixture
def picture_file(tmp_path: Path, picture: QImage) -> Path:
    file = tmp_path / "profil.png"
    assert picture.save(str(file))
    return file


def fill_in(counter: Counter, name: str, text: str) -> None:
    edit = counter.find(QLineEdit, name)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    edit.editingFinished.emit()


def same_picture(data: object, picture: QImage) -> bool:
    assert isinstance(data, bytes)
    return QImage.fromData(data).convertToFormat(picture.format()) == picture


# the form


def test_the_values_stand_as_they_will_be_pasted(whole_form: Counter) -> None:
    assert whole_form.find(QLineEdit, "field_reporter_name").text() == SITI.name
    assert whole_form.find(QLabel, "value_category").text() == CATEGORY
    assert whole_form.find(QLabel, "value_need").text() == NEED
    assert "NIK: 3174010101900001" in whole_form.find(QLabel, "value_message").text()
    assert "Semua isian lengkap." in words(whole_form.page)


@pytest.mark.parametrize(
    "field",
    [field for field in FormField if field not in (FormField.PORTAL_PICTURE, FormField.PROFILE_PICTURE)],
)
def test_each_field_can_be_copied_alone(whole_form: Counter, field: FormField) -> None:
    whole_form.press(f"copy_{field.value}")
    assert whole_form.desk.asked == [("copy_field", field)]


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("open_form", ("open_form", None)),
        ("show_evidence", ("show_evidence", None)),
        ("cmd_filed", ("command", EventKind.FILED)),
        ("cmd_later", ("command", EventKind.LATER)),
        ("cmd_back", ("command", EventKind.BACK)),
    ],
)
def test_each_button_asks_the_desk(whole_form: Counter, name: str, asks: tuple[str, object]) -> None:
    whole_form.press(name)
    assert whole_form.desk.asked == [asks]


def test_enter_opens_a_whole_form_and_esc_goes_back(whole_form: Counter) -> None:
    whole_form.key(Qt.Key.Key_Return)
    whole_form.key(Qt.Key.Key_Escape)
    assert whole_form.desk.asked == [("open_form", None), ("command", EventKind.BACK)]


def test_after_opening_the_page_says_what_comes_next(counter: Counter) -> None:
    show_form(counter, trail=(TrailItem(NOW, "form_opened", State.COMPLAINT),))
    assert "Tempel isinya, kirim, lalu kembali ke sini" in words(counter.page)


# what is missing


def test_everything_that_is_missing_is_named_and_the_first_has_the_keyboard(bare_form: Counter) -> None:
    status = bare_form.find(QLabel, "complaint_status").text()
    assert status == (
        "Lengkapi dulu: nama pelapor, email pelapor, nomor telepon pelapor, nama pasien, NIK pasien, "
        "email pasien."
    )
    assert bare_form.find(QLineEdit, "field_reporter_name").hasFocus()
    assert not bare_form.find(QPushButton, "open_form").isEnabled()
    assert not bare_form.find(QPushButton, "show_evidence").isEnabled()


def test_a_bad_value_is_explained_beside_its_field(counter: Counter) -> None:
    show_form(counter, Reporter(SITI.name, "siti", "12345"), Patient("Budi", "317401", BUDI.email))
    described = {
        name: counter.find(QLineEdit, name).accessibleDescription()
        for name in ("field_reporter_email", "field_reporter_phone", "field_nik", "field_email")
    }
    assert described == {
        "field_reporter_email": "Alamat email belum lengkap, contoh: nama@contoh.id",
        "field_reporter_phone": "Nomor ponsel belum sesuai, contoh: 0812 3456 7890",
        "field_nik": "NIK terdiri atas 16 angka.",
        "field_email": "",
    }


def test_what_is_entered_here_is_kept_for_good(bare_form: Counter) -> None:
    fill_in(bare_form, "field_reporter_phone", "0812-3456-7890")
    fill_in(bare_form, "field_nik", "3174.0101.0190.0001")
    kept = dict(bare_form.desk.asked)
    assert kept == {"set_reporter": Reporter(phone="+6281234567890"), "set_patient": Patient(nik=BUDI.nik)}
    assert bare_form.find(QLineEdit, "field_nik").text() == "3174 0101 0190 0001"


def test_missing_pictures_are_named_but_do_not_hold_the_form_back(counter: Counter) -> None:
    show_form(counter, evidence=())
    assert counter.find(QPushButton, "open_form").isEnabled()
    assert "Lampiran yang belum ada: gambar halaman portal, gambar Profil SSM." in words(counter.page)


def test_a_blank_picture_is_said_to_be_blank(counter: Counter) -> None:
    blank = Evidence(EvidenceKind.PORTAL, "a.png", NOW, True, "SUCCEEDED")
    show_form(counter, evidence=(blank, PROFILE))
    assert "Gambar itu tampak kosong." in words(counter.page)


def test_a_blank_picture_besides_a_good_one_alarms_nobody(counter: Counter) -> None:
    blank = Evidence(EvidenceKind.PORTAL, "c.png", NOW, True, "SUCCEEDED")
    show_form(counter, evidence=(PORTAL, blank, PROFILE))
    assert "2 gambar" in words(counter.page)
    assert "tampak kosong" not in words(counter.page)


# the patient's Profil SSM


def test_a_copied_picture_can_be_pasted_with_the_button(whole_form: Counter, picture: QImage) -> None:
    QGuiApplication.clipboard().setImage(picture)
    whole_form.press("paste_profile")
    how, data = whole_form.desk.asked[-1]
    assert how == "add_profile"
    assert same_picture(data, picture)


@pytest.mark.parametrize("place", ["open_form", "field_reporter_name"])
def test_a_copied_picture_can_be_pasted_from_anywhere(
    whole_form: Counter, picture: QImage, place: str
) -> None:
    QGuiApplication.clipboard().setImage(picture)
    whole_form.find(QWidget, place).setFocus()
    whole_form.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert whole_form.desk.asked[-1][0] == "add_profile"


def test_pasting_text_into_a_field_stays_pasting_text(bare_form: Counter) -> None:
    QGuiApplication.clipboard().setText("Siti")
    bare_form.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert bare_form.find(QLineEdit, "field_reporter_name").text() == "Siti"
    assert bare_form.desk.asked == []


def test_pasting_without_a_picture_says_what_to_do(whole_form: Counter) -> None:
    QGuiApplication.clipboard().setText("bukan gambar")
    whole_form.press("paste_profile")
    assert whole_form.desk.asked == []
    assert "Papan klip belum berisi gambar." in words(whole_form.page)


def test_a_copied_file_is_taken_as_that_file(whole_form: Counter, picture_file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture_file))])
    QGuiApplication.clipboard().setMimeData(mime)
    whole_form.press("paste_profile")
    assert whole_form.desk.asked == [("add_profile", picture_file)]


def test_a_picture_can_be_dropped_onto_its_slot(whole_form: Counter, picture_file: Path) -> None:
    slot = whole_form.find(ProfileSlot, "slot_profile")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture_file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(slot.rect().center(), copy, mime, left, none)
    QApplication.sendEvent(slot, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(slot, QDropEvent(QPointF(slot.rect().center()), copy, mime, left, none))
    assert whole_form.desk.asked == [("add_profile", picture_file)]


def test_dropped_text_is_not_welcome(whole_form: Counter) -> None:
    slot = whole_form.find(ProfileSlot, "slot_profile")
    mime = QMimeData()
    mime.setText("bukan gambar")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(slot.rect().center(), copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(slot, enter)
    assert not enter.isAccepted()


def test_a_file_is_chosen_without_stopping_the_desk(whole_form: Counter, picture_file: Path) -> None:
    whole_form.press("choose_profile")
    chooser = whole_form.window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.windowModality() is Qt.WindowModality.WindowModal
    chooser.selectFile(str(picture_file))
    chooser.fileSelected.emit(str(picture_file))
    chooser.reject()
    assert whole_form.desk.asked == [("add_profile", picture_file)]


# to be read by everybody


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_form_cuts_no_word_and_hides_no_name(
    qtbot: QtBot, qapp: QApplication, theme: Theme, factor: float, language: str
) -> None:
    theme.apply(qapp, Scheme.LIGHT, factor)
    counter = open_counter(qtbot, FakeDesk(), Texts(language, RESOURCES), theme)
    show_form(counter, Reporter(), Patient(nik="12"), ())
    letters = seen.mnemonics(counter.window)
    assert sorted(letters) == sorted(set(letters))
    assert seen.cut_texts(counter.page) == []
    assert seen.nameless(counter.page) == []
    assert seen.too_small(counter.page) == []


def test_a_whole_form_needs_no_scrolling_at_the_smallest_usual_screen(whole_form: Counter) -> None:
    slot = whole_form.find(QWidget, "slot_profile")
    assert slot.visibleRegion().boundingRect() == slot.rect()
