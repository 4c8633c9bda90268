"""Fills the contact-us form as the guide's part B asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.complaint.wording import LABELS, MESSAGE, OPENING
from desktop.domain.attachments import (
    PORTAL_ATTACHMENT,
    PROFILE_ATTACHMENT,
    portal_picture,
    profile_picture,
)
from desktop.domain.case import Evidence
from desktop.domain.complaint import (
    CATEGORY,
    NEED,
    Complaint,
    ComplaintGap,
    FilledField,
    FormField,
    Gap,
)
from desktop.domain.operator import Reporter
from desktop.domain.patient import (
    FieldIssue,
    Patient,
    check_email,
    check_name,
    check_nik,
    check_phone,
    clean_line,
    clean_nik,
    clean_phone,
)


class GuideComplaints:
    """Implements ``ports.Complaints``. Pure."""

    def fill(self, reporter: Reporter, patient: Patient, evidence: Sequence[Evidence]) -> Complaint:
        """The form in its order; every value one clean line but for the message, which has four.

        A picture's value is the name that it has in the folder of the hand-over, or empty.
        """
        reporter, patient = _clean_reporter(reporter), _clean_patient(patient)
        pictures = {
            FormField.PORTAL_PICTURE: (portal_picture(evidence), PORTAL_ATTACHMENT),
            FormField.PROFILE_PICTURE: (profile_picture(evidence), PROFILE_ATTACHMENT),
        }
        values = {
            FormField.REPORTER_NAME: reporter.name,
            FormField.REPORTER_EMAIL: reporter.email,
            FormField.REPORTER_PHONE: reporter.phone,
            FormField.CATEGORY: CATEGORY,
            FormField.NEED: NEED,
            FormField.MESSAGE: _message(patient),
            **{field: name if picture else "" for field, (picture, name) in pictures.items()},
        }
        gaps = (*_word_gaps(reporter, patient), *_picture_gaps(evidence))
        return Complaint(
            tuple(FilledField(field, values[field]) for field in FormField), gaps, _block(values)
        )


def _clean_reporter(reporter: Reporter) -> Reporter:
    return Reporter(clean_line(reporter.name), clean_line(reporter.email), clean_phone(reporter.phone))


def _clean_patient(patient: Patient) -> Patient:
    return Patient(clean_line(patient.name), clean_nik(patient.nik), clean_line(patient.email))


def _message(patient: Patient) -> str:
    return MESSAGE.format(opening=OPENING, name=patient.name, nik=patient.nik, email=patient.email)


def _word_gaps(reporter: Reporter, patient: Patient) -> Iterator[Gap]:
    found = {
        ComplaintGap.REPORTER_NAME: check_name(reporter.name),
        ComplaintGap.REPORTER_EMAIL: check_email(reporter.email),
        ComplaintGap.REPORTER_PHONE: check_phone(reporter.phone),
        ComplaintGap.PATIENT_NAME: check_name(patient.name),
        ComplaintGap.PATIENT_NIK: check_nik(patient.nik),
        ComplaintGap.PATIENT_EMAIL: check_email(patient.email),
    }
    yield from (Gap(part, issue) for part, issue in found.items() if issue is not None)


def _picture_gaps(evidence: Sequence[Evidence]) -> Iterator[Gap]:
    """A blank picture is handed over when there is no other, but it is missed like one that is not there."""
    found = {
        ComplaintGap.PORTAL_PICTURE: portal_picture(evidence),
        ComplaintGap.PROFILE_PICTURE: profile_picture(evidence),
    }
    yield from (Gap(part, FieldIssue.EMPTY) for part, seen in found.items() if seen is None or seen.blank)


def _block(values: dict[FormField, str]) -> str:
    """Label and value in the form's order, one per line; the message's four lines stand by themselves."""
    lines = []
    for field in FormField:
        between = "\n" if field is FormField.MESSAGE else " "
        lines.append(f"{LABELS[field]}:{between}{values[field]}".rstrip())
    return "\n".join(lines)
