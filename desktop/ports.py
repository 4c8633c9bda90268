"""What the flow needs of the world and what the window needs of the flow, as Protocols."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from desktop.domain.case import Entry, Evidence, EvidenceKind, Observation, PreCheck
from desktop.domain.complaint import Complaint, FormField
from desktop.domain.errors import Problem
from desktop.domain.operator import Officer, Reporter
from desktop.domain.patient import Patient
from desktop.domain.portal import PortalLink
from desktop.flow.model import EventKind
from desktop.flow.view import HeldCase, Snapshot

T = TypeVar("T")


class Kyc(Protocol):
    """SATUSEHAT's two calls. Blocking: belongs on the net lane."""

    def open_portal(self, officer: Officer) -> PortalLink | Problem:
        """A fresh URL of the validation page for this officer, or why there is none."""

    def prepare(self) -> None:
        """Make the next RSA key pair ahead, so that opening does not wait for it."""


class PortalListener(Protocol):
    """Who hears what the page does. Always called on the main thread."""

    def portal_loaded(self) -> None:
        """The page is there."""

    def portal_observed(self, seen: Observation) -> None:
        """The page changed to showing ``seen``."""

    def portal_lost(self, problem: Problem) -> None:
        """The page did not load, or died."""


class Portal(Protocol):
    """The Ministry's page, wherever it is shown. Main thread only, never blocking."""

    @property
    def embedded(self) -> bool:
        """False where WebEngine is missing or switched off: the desk's browser shows the page."""

    def warm_up(self) -> None:
        """Make ready what is slow to make once, while the officer is busy elsewhere."""

    def open(self, link: PortalLink, listener: PortalListener) -> None:
        """Show the page and report to ``listener`` until ``close``."""

    def press_retry(self, done: Callable[[bool], None]) -> None:
        """Press the page's own [Coba Lagi]; ``done(False)`` when there is none to see."""

    def close(self) -> None:
        """Forget the page and everything it stored; nothing is reported any more."""


class Journal(Protocol):
    """The case store. Blocking: belongs on the disk lane."""

    def append(self, entry: Entry) -> None:
        """Write one event durably; raises OSError when it cannot."""

    def entries(self, case_id: str) -> Sequence[Entry]:
        """All events of a case, oldest first."""

    def open_case(self) -> str | None:
        """The case that was being worked on when the program ended, if any (not held, not closed)."""

    def held(self) -> Sequence[HeldCase]:
        """Cases on hold, oldest first."""


class Shot(Protocol):
    """A picture of the window, taken but not yet encoded."""

    @property
    def blank(self) -> bool:
        """Whether the place of the portal's page is of one colour."""

    def png(self) -> bytes:
        """The picture as PNG; may be called on any thread."""


class Camera(Protocol):
    """Captures the window with the portal's page. Main thread, answers later."""

    def shoot(self, done: Callable[[Shot | None], None]) -> None:
        """Wait until the page is painted (bounded), capture, call ``done``; None when there is no window."""


class EvidenceStore(Protocol):
    """Pictures of cases. Blocking: belongs on the picture lane."""

    def save(self, case_id: str, kind: EvidenceKind, png: bytes, state: str, blank: bool) -> Evidence:
        """Keep one PNG; raises OSError."""

    def save_profile(self, case_id: str, picture: Path | bytes) -> Evidence:
        """Read the patient's *Profil SSM* picture, keep it as PNG; ValueError when it is no picture."""

    def hand_over(self, case_id: str, evidence: Sequence[Evidence]) -> Path:
        """A folder holding only what the form asks for, ready to attach; raises OSError."""


class Complaints(Protocol):
    """Fills the form of the guide's part B. Pure."""

    def fill(self, reporter: Reporter, patient: Patient, evidence: Sequence[Evidence]) -> Complaint:
        """The form for one case, with what it still lacks."""


class Clipboard(Protocol):
    """The desk's clipboard."""

    def put(self, text: str) -> None:
        """Replace the clipboard's text."""


class Browser(Protocol):
    """The desk's own programs."""

    def open_url(self, url: str) -> bool:
        """Open a page in the default browser; whether that was taken on."""

    def open_folder(self, folder: Path) -> bool:
        """Show a folder in the file manager; whether that was taken on."""


class Ticket(Protocol):
    """A running timer."""

    def cancel(self) -> None:
        """Stop it; harmless when it has already fired."""


class Timer(Protocol):
    """Time-outs as callbacks on the main thread; tests turn the clock by hand."""

    def after(self, seconds: float, call: Callable[[], None]) -> Ticket:
        """Call once, later."""


class Lane(Protocol):
    """One worker thread for one resource; results arrive on the main thread."""

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Ticket:
        """Run ``work`` after what was submitted before. Cancelling drops the result and frees the lane."""


class Desk(Protocol):
    """All that a window can ask of the program. Main thread, returns at once; answers are Snapshots."""

    @property
    def snapshot(self) -> Snapshot:
        """The picture as it stands."""

    def subscribe(self, listener: Callable[[Snapshot], None]) -> None:
        """Be told after every change."""

    def command(self, kind: EventKind) -> None:
        """A button or key of the flow; refused quietly (a notice) when not allowed."""

    def begin(self, precheck: PreCheck, patient: Patient) -> None:
        """Intake done: note the answers and the patient, then open the portal."""

    def set_precheck(self, precheck: PreCheck) -> None:
        """Keep the answers as they are given."""

    def set_patient(self, patient: Patient) -> None:
        """Keep what was typed; cleaned by the caller through ``domain.patient``."""

    def set_reporter(self, reporter: Reporter) -> None:
        """Keep who reports, for this and the next complaints."""

    def attest(self, kind: EventKind) -> None:
        """F6 to F9: the officer records an outcome; the source is ATTESTED."""

    def capture(self) -> None:
        """F10: take a picture now."""

    def add_profile(self, picture: Path | bytes) -> None:
        """The patient's *Profil SSM*: a file, or the bytes of a dropped or pasted picture."""

    def open_form(self) -> None:
        """*Buka formulir*: the block to the clipboard, the form in the browser, if the form is ready."""

    def copy_field(self, field: FormField) -> None:
        """*Salin* of one field."""

    def show_evidence(self) -> None:
        """Hand over the evidence into a folder and open it."""

    def held_cases(self, done: Callable[[Sequence[HeldCase]], None]) -> None:
        """The list of *Tertunda*."""

    def resume(self, case_id: str) -> None:
        """Take a held case up again."""

    def answer_recovery(self, go_on: bool) -> None:
        """*Lanjutkan* or *Tutup kasus* after a crash."""
