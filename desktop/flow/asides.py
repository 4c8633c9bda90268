"""What the desk does beside the flow: pictures, the complaint's form, the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.case import Evidence, EvidenceKind
from desktop.domain.complaint import Complaint, FormField
from desktop.domain.operator import Reporter
from desktop.flow.casefile import CaseFile, NoteKind, note_payload
from desktop.flow.view import Notice
from desktop.ports import Browser, Camera, Clipboard, Complaints, EvidenceStore, Lane, Shot

Note = Callable[[str, NoteKind, dict[str, object]], None]


@dataclass(frozen=True, slots=True)
class Tools:
    """The ports that stand beside the flow."""

    camera: Camera
    evidence: EvidenceStore
    complaints: Complaints
    clipboard: Clipboard
    browser: Browser
    picture: Lane


class Asides:
    """Main thread only; every answer comes back as a note in the case and a notice."""

    def __init__(
        self,
        tools: Tools,
        form_url: Callable[[], str],
        case: Callable[[], CaseFile],
        note: Note,
        notice: Callable[[Notice], None],
    ) -> None:
        """``form_url`` is empty as long as nobody knows it; ``case`` is the case in hand; ``note``
        writes into the case of the given id.
        """
        self._tools = tools
        self._form_url = form_url
        self._case = case
        self._note = note
        self._notice = notice

    def capture(self, kind: EvidenceKind = EvidenceKind.PORTAL) -> None:
        """Take a picture of the window for the case in hand."""
        case = self._case()
        self._tools.camera.shoot(lambda shot: self._shot(case, kind, shot))

    def add_profile(self, picture: Path | bytes) -> None:
        """Keep the patient's *Profil SSM* picture."""
        case, store = self._case(), self._tools.evidence
        self._tools.picture.submit(
            lambda: store.save_profile(case.case_id, picture),
            lambda evidence: self._kept(case.case_id, evidence, Notice.PROFILE_ADDED),
            lambda _: self._notice(Notice.PROFILE_REFUSED),
        )

    def form(self, reporter: Reporter) -> Complaint:
        """The complaint of the case in hand, as far as it is filled."""
        case = self._case()
        return self._tools.complaints.fill(reporter, case.patient, case.evidence)

    def open_form(self, reporter: Reporter) -> None:
        """Everything to the clipboard, then the form in the desk's browser; not before it is ready."""
        form, url = self.form(reporter), self._form_url()
        if not (form.ready and url):
            self._notice(Notice.FORM_NOT_OPENED)
            return
        self._tools.clipboard.put(form.block)
        opened = self._tools.browser.open_url(url)
        if opened:
            self._note(self._case().case_id, NoteKind.FORM_OPENED, {})
        self._notice(Notice.FORM_OPENED if opened else Notice.FORM_NOT_OPENED)

    def copy_field(self, field: FormField, reporter: Reporter) -> None:
        """One field of the form to the clipboard."""
        values = {each.field: each.value for each in self.form(reporter).fields}
        self._tools.clipboard.put(values[field])
        self._notice(Notice.COPIED)

    def show_evidence(self) -> None:
        """A folder with the two pictures, opened."""
        case, store = self._case(), self._tools.evidence
        self._tools.picture.submit(
            lambda: store.hand_over(case.case_id, case.evidence),
            self._show_folder,
            lambda _: self._notice(Notice.EVIDENCE_NOT_OPENED),
        )

    def _show_folder(self, folder: Path) -> None:
        opened = self._tools.browser.open_folder(folder)
        self._notice(Notice.EVIDENCE_OPENED if opened else Notice.EVIDENCE_NOT_OPENED)

    def _shot(self, case: CaseFile, kind: EvidenceKind, shot: Shot | None) -> None:
        """Keep it, unless the window showed the next patient by the time it was taken."""
        if shot is None or case.case_id != self._case().case_id:
            self._notice(Notice.CAPTURE_FAILED)
            return
        taken, store = shot, self._tools.evidence
        seen = Notice.CAPTURE_BLANK if taken.blank else Notice.CAPTURED
        self._tools.picture.submit(
            lambda: store.save(case.case_id, kind, taken.png(), case.state, taken.blank),
            lambda evidence: self._kept(case.case_id, evidence, seen),
            lambda _: self._notice(Notice.CAPTURE_FAILED),
        )

    def _kept(self, case_id: str, evidence: Evidence, notice: Notice) -> None:
        self._note(case_id, NoteKind.EVIDENCE, note_payload(evidence))
        self._notice(notice)
