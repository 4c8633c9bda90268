"""Hands and eyes for the stories: presses the real buttons, types into the real page, takes pictures."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QWidget

from desktop.flow.model import State
from desktop.flow.view import Snapshot
from desktop.walkthrough import officer, painter
from desktop.walkthrough.desk import WalkDesk
from desktop.walkthrough.report import Picture, StoryReport
from desktop.walkthrough.watchdog import Watchdog

W = TypeVar("W", bound=QWidget)
PATIENCE = 30.0
SETTLE = 0.35
PULSE_MS = 10
EVIDENCE = 2.0
_TRANSIENT = frozenset({State.OPENING, State.SUBMITTING})
_PICTURED = frozenset({State.SUCCEEDED, State.RETRY_OFFERED, State.ESCALATED, State.INVALID, State.UNKNOWN})
_PATIENT = {"field_name": "Budi Santoso", "field_nik": "3174010101900001", "field_email": "budi@contoh.id"}
_REPORTER = {
    "field_reporter_name": "Siti Rahmawati",
    "field_reporter_email": "siti@puskesmas.contoh.id",
    "field_reporter_phone": "081234567890",
}


class StoryFailed(RuntimeError):
    """A story did not go as told; the text names the step, never anybody's data."""


class Driver:
    """One story's way through one desk. Everything goes through what a person could touch."""

    def __init__(self, desk: WalkDesk, out: Path, report: StoryReport, number: Callable[[], int]) -> None:
        """``number`` gives the next picture's number across all stories."""
        self._desk = desk
        self._out = out
        self._report = report
        self._number = number
        self._watchdog = Watchdog()
        self._pulse = QTimer(interval=PULSE_MS)  # so that waiting looks again also when nothing happens
        self._pulse.start()
        self._shown: State | None = None
        self._had = 0
        self._follow()
        self._watchdog.start()

    # the desk's hands

    def begin_patient(self) -> None:
        """From idle to the call: start, pre-check, patient, *Mulai*."""
        self.at(State.IDLE)
        self.press("cmd_start")
        self.at(State.INTAKE, picture=False)
        self._find("check_all", QCheckBox).click()
        for name, text in _PATIENT.items():
            self._type(name, text)
        self.at(State.INTAKE)
        self.press("cmd_begin")

    def take_patient(self) -> None:
        """From idle to the page's code field."""
        self.begin_patient()
        self.at(State.CODE_ENTRY)

    def type_code(self, code: str) -> None:
        """The patient's code, and *Verifikasi Kode*."""
        self.at(State.CODE_ENTRY, picture=self._shown is not State.CODE_ENTRY)
        self._in_page(officer.typing(code), "the code field")
        self._in_page(officer.pressing("Verifikasi Kode"), "Verifikasi Kode")

    def submit(self, code: str) -> None:
        """Code, three ticks, *Kirim Validasi*, confirmation, sent."""
        self.fill_in(code)
        self._in_page(officer.pressing("Ya, Kirim"), "Ya, Kirim")

    def fill_in(self, code: str) -> None:
        """Everything before the last click: the page asks for confirmation."""
        self.type_code(code)
        self.at(State.DATA_VALIDATION)
        self._in_page(officer.ticking("Nama lengkap cocok", "NIK KTP cocok", "Wajah cocok"), "the boxes")
        self._in_page(officer.pressing("Kirim Validasi"), "Kirim Validasi")
        self.at(State.CONFIRMATION)

    def coba_lagi(self, times: int) -> None:
        """Press [Coba Lagi] in our dialog, ``times`` times, each after a failure."""
        for _ in range(times):
            self.at(State.RETRY_OFFERED)
            self.press("cmd_coba_lagi")
            self.wait(lambda: self._state is not State.RETRY_OFFERED, "coba lagi was not taken")

    def new_code(self) -> None:
        """The patient makes a *Kode Baru*; the page is opened with it."""
        self.at(State.NEW_CODE)
        self.press("cmd_code_ready")
        self.at(State.CODE_ENTRY)

    def complain(self) -> None:
        """Fill what is missing, add the profile's picture, open the form, mark it as sent."""
        self.at(State.COMPLAINT)
        for name, text in _REPORTER.items():
            self._type(name, text)
        QGuiApplication.clipboard().setImage(_profile_picture())
        self.press("paste_profile")
        self._wait_complete()
        self.at(State.COMPLAINT)
        self.press("open_form")
        self.wait(lambda: bool(self._desk.browser.urls), "the form was not opened")
        self._show_form(self._desk.browser.urls[-1])
        self.press("cmd_filed")
        self.at(State.CLOSED)

    def finish(self) -> None:
        """*Selesai*."""
        self.press("cmd_close")
        self.at(State.CLOSED)

    def crash(self) -> None:
        """The program is gone from one moment to the next; a new one starts on the same folder."""
        self._desk.restart()
        self._follow()

    def recover(self) -> None:
        """*Lanjutkan* in the dialog that asks what to do with the open case."""
        self.wait(lambda: self._desk.snapshot.recovery is not None, "nobody asked about the open case")
        self._pause(SETTLE)
        self._take_picture("RECOVERY")
        self.press("recover_go_on")

    def network(self, scenario: str) -> None:
        """What is the matter with SATUSEHAT from now on."""
        self._desk.set_scenario(scenario)

    def kill_page(self) -> None:
        """The process that draws the page dies."""
        os.kill(self._desk.view.page().renderProcessPid(), signal.SIGTERM)

    def press(self, name: str) -> None:
        """Press a button by its object name; it must be there, visible and enabled."""
        self.wait(lambda: self._button(name) is not None, f"no button {name}")
        button = self._button(name)
        if button is not None:
            button.click()

    # the desk's eyes

    def at(self, state: State, picture: bool = True) -> None:
        """Wait until the case stands at ``state``, let it be painted, take a picture."""
        self.wait(lambda: self._state is state, f"{state} was not reached")
        if picture:
            self._pause(SETTLE)
            self._wait_for_evidence(state)
            self._take_picture(state)
            self._shown = state

    def close(self) -> None:
        """The story is told."""
        self._report.settle(self._desk.snapshot.context)
        self._report.worst_stall_ms = round(self._watchdog.worst_ms, 1)
        self._watchdog.stop()
        self._pulse.stop()

    def wait(self, ready: Callable[[], bool], complaint: str | Callable[[], str]) -> None:
        """Let the program run until ``ready``; raises StoryFailed when it takes too long."""
        end = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > end:
                said = complaint if isinstance(complaint, str) else complaint()
                raise StoryFailed(f"{self._report.name}: {said} (at {self._state})")
            _breathe()

    # how

    @property
    def _state(self) -> State:
        return self._desk.snapshot.state

    def _wait_for_evidence(self, state: State) -> None:
        """What the desk captured at an outcome is on the picture too; a case that came back has none."""
        end = time.monotonic() + EVIDENCE
        while state in _PICTURED and len(self._desk.snapshot.evidence) <= self._had:
            if time.monotonic() > end:
                return
            _breathe()

    def _follow(self) -> None:
        self._desk.watch(self._watchdog)
        self._desk.subscribe(self._moved)

    def _moved(self, snapshot: Snapshot) -> None:
        states = self._report.states
        if states and states[-1] is snapshot.state:
            return
        states.append(snapshot.state)
        self._had = len(snapshot.evidence)
        if snapshot.state in _TRANSIENT:
            self._desk.soon(lambda: self._take_transient(snapshot.state))

    def _take_transient(self, state: State) -> None:
        if self._state is state:
            self._take_picture(state)

    def _take_picture(self, name: str) -> None:
        with self._watchdog.paused():
            self._save(painter.paint(self._desk.window), name, painter.texts(self._desk.window))

    def _save(self, image: QImage, name: str, texts: list[str]) -> None:
        file = f"{self._number():03d}-{self._report.name}-{name.lower().replace('_', '-')}.png"
        if painter.is_blank(image):
            raise StoryFailed(f"{self._report.name}: the picture {file} is blank")
        if not image.save(str(self._out / file)):
            raise StoryFailed(f"{self._report.name}: the picture {file} could not be written")
        title = self._desk.window.windowTitle()
        self._report.pictures.append(Picture(file, self._state, title, texts))

    def _in_page(self, script: str, what: str) -> None:
        """Do it as soon as the page shows it."""
        answers: list[object] = []
        self._desk.view.page().runJavaScript(script, 0, answers.append)

        def done() -> bool:
            if answers and answers[-1] != "yes":
                answers.clear()
                self._desk.view.page().runJavaScript(script, 0, answers.append)
            return bool(answers) and answers[-1] == "yes"

        self.wait(done, f"the page has no {what}")

    def _type(self, name: str, text: str) -> None:
        field = self._find(name, QLineEdit)
        if not field.text():
            self._desk.window.activateWindow()  # offscreen nobody else does it after a dialog
            self.wait(self._desk.window.isActiveWindow, "the window did not become active")
            field.setFocus()
            QTest.keyClicks(field, text)
            QTest.keyClick(field, Qt.Key.Key_Tab)

    def _wait_complete(self) -> None:
        def lacks() -> list[str]:
            complaint = self._desk.snapshot.complaint
            return [gap.part.value for gap in complaint.gaps] if complaint else ["complaint"]

        self.wait(lambda: not lacks(), lambda: f"the complaint lacks {', '.join(lacks())}")

    def _show_form(self, url: str) -> None:
        """The form in a browser of its own, filled with what the desk put on the clipboard."""
        with self._watchdog.paused():
            image = self._desk.form_picture(url, self._values(), self.wait)
        self._save(image, "FORM", [])

    def _values(self) -> dict[str, str]:
        complaint = self._desk.snapshot.complaint
        fields = complaint.fields if complaint else ()
        return {field.field.value: field.value for field in fields}

    def _button(self, name: str) -> QAbstractButton | None:
        return self._desk.button(name)

    def _find(self, name: str, kind: type[W]) -> W:
        found = self._desk.window.findChild(kind, name)
        if found is None:
            raise StoryFailed(f"{self._report.name}: no field {name}")
        return found

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            _breathe()


def _breathe() -> None:
    """One turn of the event loop; what was to be deleted later is, as in a loop of Qt's own."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _profile_picture() -> QImage:
    """A made-up *Profil SSM*: no real person is ever in a picture."""
    image = QImage(360, 640, QImage.Format.Format_RGB32)
    image.fill(QColor("#eef4f8"))
    paint = QPainter(image)
    paint.fillRect(QRect(0, 0, 360, 120), QColor("#0b6e8f"))
    paint.setPen(QColor("#ffffff"))
    paint.drawText(QRect(0, 0, 360, 120), Qt.AlignmentFlag.AlignCenter, "Profil SSM (latihan)")
    paint.end()
    return image
