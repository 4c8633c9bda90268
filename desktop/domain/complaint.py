"""The complaint of the guide's part B, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.patient import FieldIssue

CATEGORY = "Verifikasi Profil (KYC)"
NEED = "Lainnya"


class FormField(StrEnum):
    """The fields of the contact-us form, in its order."""

    REPORTER_NAME = "reporter_name"
    REPORTER_EMAIL = "reporter_email"
    REPORTER_PHONE = "reporter_phone"
    CATEGORY = "category"
    NEED = "need"
    MESSAGE = "message"
    PORTAL_PICTURE = "portal_picture"
    PROFILE_PICTURE = "profile_picture"


class ComplaintGap(StrEnum):
    """What the complaint still lacks; each names one thing the desk can enter or attach."""

    REPORTER_NAME = "reporter_name"
    REPORTER_EMAIL = "reporter_email"
    REPORTER_PHONE = "reporter_phone"
    PATIENT_NAME = "patient_name"
    PATIENT_NIK = "patient_nik"
    PATIENT_EMAIL = "patient_email"
    PORTAL_PICTURE = "portal_picture"
    PROFILE_PICTURE = "profile_picture"


@dataclass(frozen=True, slots=True)
class Gap:
    """One missing or unusable part. ``issue`` says in which way."""

    part: ComplaintGap
    issue: FieldIssue

    @property
    def blocks(self) -> bool:
        """Pictures are asked for but cannot always be had; words must be right before the form opens."""
        return self.part not in (ComplaintGap.PORTAL_PICTURE, ComplaintGap.PROFILE_PICTURE)


@dataclass(frozen=True, slots=True)
class FilledField:
    """One field of the form as it will be pasted. A picture's value is its file name."""

    field: FormField
    value: str

    def __repr__(self) -> str:
        """The value is somebody's data."""
        return f"FilledField({self.field.value})"


@dataclass(frozen=True, slots=True)
class Complaint:
    """The whole form for one case: fields in the form's order, what is missing, the block to paste."""

    fields: tuple[FilledField, ...]
    gaps: tuple[Gap, ...]
    block: str

    @property
    def ready(self) -> bool:
        """Whether the form may be opened."""
        return not any(gap.blocks for gap in self.gaps)

    def __repr__(self) -> str:
        """The block is the patient's data."""
        return f"Complaint(gaps={[g.part.value for g in self.gaps]})"
