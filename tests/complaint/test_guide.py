"""The form of the guide's part B, filled from what the desk already knows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.complaint.guide import GuideComplaints
from desktop.domain.case import Evidence, EvidenceKind
from desktop.domain.complaint import Complaint, ComplaintGap, FormField, Gap
from desktop.domain.operator import Reporter
from desktop.domain.patient import FieldIssue, Patient
from desktop.ports import Complaints
from tests.domain.typed import anything

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SITI = Reporter("Siti Rahma", "siti@puskesmas.example", "+6281234567890")
BUDI = Patient("Budi Santoso", "3174010101900001", "budi@contoh.id")
SUCCESS = Evidence(EvidenceKind.PORTAL, "01-portal.png", NOON, state="SUCCEEDED")
PROFILE = Evidence(EvidenceKind.PROFILE, "02-profil.png", NOON)
COMPLETE = """\
Nama pelapor: Siti Rahma
Email: siti@puskesmas.example
Nomor telepon: +6281234567890
Kategori: Verifikasi Profil (KYC)
Kebutuhan: Lainnya
Pesan:
Yth. Tim SATUSEHAT, profil SATUSEHAT Mobile pasien berikut belum terverifikasi setelah proses \
verifikasi (KYC) di fasyankes kami. Mohon bantuannya.
Nama: Budi Santoso
NIK: 3174010101900001
Email: budi@contoh.id
Lampiran, halaman sukses web Portal KYC: 1-halaman-portal.png
Lampiran, Profil SSM pengguna: 2-profil-ssm.png"""


def fill(reporter: Reporter = SITI, patient: Patient = BUDI, *evidence: Evidence) -> Complaint:
    complaints: Complaints = GuideComplaints()
    return complaints.fill(reporter, patient, evidence)


def gaps(complaint: Complaint) -> dict[ComplaintGap, FieldIssue]:
    return {gap.part: gap.issue for gap in complaint.gaps}


def test_the_block_can_be_read_from_top_to_bottom_beside_the_form() -> None:
    form = fill(SITI, BUDI, SUCCESS, PROFILE)
    assert form.block == COMPLETE
    assert form.gaps == ()
    assert form.ready


def test_every_field_of_the_form_is_there_in_its_order_to_be_copied_alone() -> None:
    form = fill(SITI, BUDI, SUCCESS, PROFILE)
    values = {each.field: each.value for each in form.fields}
    assert list(values) == list(FormField)
    assert values[FormField.CATEGORY] == "Verifikasi Profil (KYC)"
    assert values[FormField.NEED] == "Lainnya"
    assert values[FormField.MESSAGE].splitlines()[1:] == [
        "Nama: Budi Santoso",
        "NIK: 3174010101900001",
        "Email: budi@contoh.id",
    ]
    assert values[FormField.PROFILE_PICTURE] == "2-profil-ssm.png"


def test_everything_that_is_missing_is_named_in_the_forms_order() -> None:
    form = fill(Reporter(), Patient())
    assert [gap.part for gap in form.gaps] == list(ComplaintGap)
    assert {gap.issue for gap in form.gaps} == {FieldIssue.EMPTY}
    assert not form.ready
    assert "Lampiran, Profil SSM pengguna:\n" in f"{form.block}\n"


@pytest.mark.parametrize(
    "reporter, patient, part, issue",
    [
        (Reporter("Siti", "siti@", SITI.phone), BUDI, ComplaintGap.REPORTER_EMAIL, FieldIssue.NOT_EMAIL),
        (
            Reporter("Siti", SITI.email, "021 5201590"),
            BUDI,
            ComplaintGap.REPORTER_PHONE,
            FieldIssue.NOT_MOBILE,
        ),
        (SITI, Patient("Budi", "317401", BUDI.email), ComplaintGap.PATIENT_NIK, FieldIssue.NOT_SIXTEEN),
        (
            SITI,
            Patient("Budi", "31740101019000AB", BUDI.email),
            ComplaintGap.PATIENT_NIK,
            FieldIssue.NOT_DIGITS,
        ),
        (
            SITI,
            Patient("Budi 😀", BUDI.nik, BUDI.email),
            ComplaintGap.PATIENT_NAME,
            FieldIssue.BAD_CHARACTERS,
        ),
        (SITI, Patient("a" * 10_000, BUDI.nik, BUDI.email), ComplaintGap.PATIENT_NAME, FieldIssue.TOO_LONG),
    ],
)
def test_a_field_that_cannot_be_used_keeps_the_form_shut(
    reporter: Reporter, patient: Patient, part: ComplaintGap, issue: FieldIssue
) -> None:
    form = fill(reporter, patient, SUCCESS, PROFILE)
    assert form.gaps == (Gap(part, issue),)
    assert not form.ready


def test_pictures_are_missed_but_not_insisted_on() -> None:
    form = fill(SITI, BUDI)
    assert list(gaps(form)) == [ComplaintGap.PORTAL_PICTURE, ComplaintGap.PROFILE_PICTURE]
    assert form.ready


def test_a_blank_picture_is_missed_and_yet_attached_when_there_is_no_other() -> None:
    blank = Evidence(EvidenceKind.PORTAL, "01-portal.png", NOON, blank=True, state="ESCALATED")
    form = fill(SITI, BUDI, blank, PROFILE)
    assert list(gaps(form)) == [ComplaintGap.PORTAL_PICTURE]
    assert "1-halaman-portal.png" in form.block


def test_what_was_stored_before_it_was_cleaned_is_cleaned_here() -> None:
    form = fill(Reporter(" Siti\n", "siti@puskesmas.example\n", "0812 3456 7890"), BUDI)
    assert [each.value for each in form.fields[:3]] == ["Siti", "siti@puskesmas.example", "+6281234567890"]


@given(st.builds(Reporter, anything, anything, anything), st.builds(Patient, anything, anything, anything))
def test_no_name_can_break_the_block(reporter: Reporter, patient: Patient) -> None:
    form = fill(reporter, patient)
    assert len(form.block.splitlines()) == len(COMPLETE.splitlines())
    form.block.encode()
    starts = [line.split(":")[0] for line in COMPLETE.splitlines()]
    assert [line.split(":")[0] for line in form.block.splitlines()] == starts


def test_braces_in_a_name_are_just_braces() -> None:
    assert "Nama: {nik}{0}" in fill(SITI, Patient("{nik}{0}", BUDI.nik, BUDI.email)).block
