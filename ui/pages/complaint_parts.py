"""The cards of the complaint page: reporter and choices, message, attachments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.domain.case import Evidence, EvidenceKind
from desktop.domain.complaint import ComplaintGap, FormField
from desktop.domain.operator import Reporter
from desktop.domain.patient import Patient
from desktop.flow.view import Snapshot
from ui.pages.base import Page
from ui.pages.data_field import EMAIL, NAME, NIK, PHONE, DataField, Rule
from ui.pages.evidence_slot import EvidenceSlot, ProfileSlot
from ui.pages.form_lines import ReadLine, copy_button
from ui.theme import Space, Type
from ui.widgets.adaptive_row import AdaptiveRow
from ui.widgets.card import Card
from ui.widgets.labels import make_label


class FormCard(Card):
    """A card with fields to type in; ``entries`` by the gap that each of them fills.

    ``typed`` comes when a field was left.
    """

    typed = Signal()

    def __init__(self, page: Page, title: str) -> None:
        super().__init__()
        self._page = page
        self._case_id: str | None = None
        self.entries: dict[ComplaintGap, DataField] = {}
        self.body.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        self.body.setSpacing(Space.SMALL)
        self.body.addWidget(make_label(page.words(title), Type.LEAD, bold=True))

    def entry(self, part: ComplaintGap, rule: Rule, key: str) -> DataField:
        """A required field in this page's words."""
        page = self._page
        field = DataField(
            page.icons, rule, page.words(key), f"field_{key}", page.texts.field_issue, required=True
        )
        field.finished.connect(self.typed)
        self.entries[part] = field
        return field

    def show_values(self, case_id: str, values: Sequence[str]) -> None:
        """Fill in what the desk knows; what is being typed stays unless another case has begun."""
        for field, value in zip(self.entries.values(), values, strict=True):
            if case_id == self._case_id:
                field.follow(value)
            else:
                field.load(value)
        self._case_id = case_id


class ReporterCard(FormCard):
    """Fields 1 to 4 of the form: who reports, and the two choices that the guide fixes."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, "reporter")
        self.typed.connect(self._keep)
        for part, rule, key, field in (
            (ComplaintGap.REPORTER_NAME, NAME, "reporter_name", FormField.REPORTER_NAME),
            (ComplaintGap.REPORTER_EMAIL, EMAIL, "reporter_email", FormField.REPORTER_EMAIL),
            (ComplaintGap.REPORTER_PHONE, PHONE, "reporter_phone", FormField.REPORTER_PHONE),
        ):
            entry = self.entry(part, rule, key)
            entry.line.addWidget(copy_button(page, field, entry.label.text()))
            self.body.addWidget(entry)
        self._read = (
            ReadLine(page, page.words("category"), FormField.CATEGORY),
            ReadLine(page, page.words("need"), FormField.NEED),
        )
        for line in self._read:
            self.body.addWidget(line)
        self.body.addStretch(1)

    def show_form(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        who = snapshot.reporter
        self.show_values(snapshot.case_id, (who.name, who.email, who.phone))
        for line in self._read:
            line.show_fields(snapshot.complaint.fields if snapshot.complaint else ())

    def _keep(self) -> None:
        """Kept for this and the next complaints."""
        self._page.desk.set_reporter(Reporter(*(entry.value for entry in self.entries.values())))


class MessageCard(FormCard):
    """Field 5 of the form: the patient's data, and the message that is made of it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, "message")
        self.typed.connect(self._keep)
        name = self.entry(ComplaintGap.PATIENT_NAME, NAME, "name")
        pair = AdaptiveRow(Space.MEDIUM)
        self.body.addWidget(name)
        pair.add(self.entry(ComplaintGap.PATIENT_NIK, NIK, "nik"), 1, letters=19)
        pair.add(self.entry(ComplaintGap.PATIENT_EMAIL, EMAIL, "email"), 1, letters=19)
        self.body.addWidget(pair)
        self._message = ReadLine(page, page.words("message_preview"), FormField.MESSAGE, above=True)
        self.body.addWidget(self._message)
        self.body.addStretch(1)

    def show_form(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        patient = snapshot.patient
        self.show_values(snapshot.case_id, (patient.name, patient.nik, patient.email))
        self._message.show_fields(snapshot.complaint.fields if snapshot.complaint else ())

    def _keep(self) -> None:
        """Kept with the case."""
        self._page.desk.set_patient(Patient(*(entry.value for entry in self.entries.values())))


class Attachments(AdaptiveRow):
    """Field 6 of the form: the portal's page and the patient's profile."""

    def __init__(self, page: Page) -> None:
        super().__init__(Space.MEDIUM)
        self.portal = EvidenceSlot(page.texts, page.icons, EvidenceKind.PORTAL)
        self.profile = ProfileSlot(page.texts, page.icons, page.desk.add_profile)
        self.add(self.portal, 2, letters=34)
        self.add(self.profile, 3, letters=52)

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Count the pictures of each slot."""
        self.portal.show_evidence(evidence)
        self.profile.show_evidence(evidence)
