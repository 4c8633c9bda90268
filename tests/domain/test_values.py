"""The plain values: what they promise, and that none of them gives away whose data it holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.domain.case import Entry, HeldCase, PreCheck, new_case_id
from desktop.domain.clock import SystemClock
from desktop.domain.complaint import Complaint, ComplaintGap, FilledField, FormField, Gap
from desktop.domain.credentials import Credentials
from desktop.domain.errors import Problem, ProblemCode, ProblemKind
from desktop.domain.operator import Officer, Reporter
from desktop.domain.patient import FieldIssue, Patient
from desktop.domain.portal import PortalLink

NOW = datetime(2026, 11, 23, 2, 14, tzinfo=UTC)
SECRET = "rahasia-3174010101900001"


@pytest.mark.parametrize(
    "value",
    [
        Patient(SECRET, SECRET, SECRET),
        Officer(SECRET, SECRET),
        Reporter(SECRET, SECRET, SECRET),
        Credentials(SECRET, SECRET, SECRET),
        PortalLink(f"https://contoh.id/{SECRET}"),
        FilledField(FormField.MESSAGE, SECRET),
        Complaint((FilledField(FormField.MESSAGE, SECRET),), (), SECRET),
        Entry("c", NOW, "patient", "INTAKE", {}, {"name": SECRET}, SECRET),
        HeldCase("c", NOW, Patient(SECRET, SECRET, SECRET), 1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_no_value_tells_its_data_in_a_traceback(value: object) -> None:
    for text in (repr(value), str(value), f"{value}", f"{[value]}"):
        assert SECRET not in text


def test_every_problem_has_a_kind_and_a_code_of_its_own() -> None:
    assert {code.kind for code in ProblemCode} == set(ProblemKind)
    assert len({code.value for code in ProblemCode}) == len(ProblemCode)
    assert Problem(ProblemCode.TIMED_OUT).kind is ProblemKind.NETWORK


def test_a_case_is_named_by_nothing_that_belongs_to_the_patient() -> None:
    names = {new_case_id() for _ in range(100)}
    assert len(names) == 100
    assert all(len(name) == 32 and set(name) <= set("0123456789abcdef") for name in names)


def test_the_desk_goes_on_only_when_all_five_answers_are_yes() -> None:
    answers = ["not_yet_verified", "has_ktp", "is_adult", "in_person", "main_profile"]
    assert PreCheck(**dict.fromkeys(answers, True)).passed
    assert not any(PreCheck(**{each: each != missing for each in answers}).passed for missing in answers)


def test_words_must_be_right_before_the_form_opens_and_pictures_may_be_missing() -> None:
    picture = Gap(ComplaintGap.PORTAL_PICTURE, FieldIssue.EMPTY)
    word = Gap(ComplaintGap.PATIENT_NIK, FieldIssue.NOT_SIXTEEN)
    assert Complaint((), (picture,), "").ready
    assert not Complaint((), (picture, word), "").ready


def test_the_clock_of_the_pc_is_in_utc_and_the_other_never_goes_back() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() <= clock.monotonic()
