"""Evidence comes back from the journal as it went in, and the right pictures go with a complaint."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.attachments import portal_picture, profile_picture
from desktop.domain.case import Evidence, EvidenceKind
from desktop.domain.evidence_json import evidence_from_payload, evidence_to_payload, is_bare_name

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
PAYLOAD = evidence_to_payload(Evidence(EvidenceKind.PORTAL, "01-portal.png", NOON, state="SUCCEEDED"))


def picture(
    number: int, kind: EvidenceKind = EvidenceKind.PORTAL, state: str = "", blank: bool = False
) -> Evidence:
    return Evidence(kind, f"{number:02}.png", NOON + timedelta(seconds=number), blank, state)


@given(
    st.builds(
        Evidence,
        st.sampled_from(EvidenceKind),
        st.from_regex(r"[0-9]{2,4}-[a-z]{1,10}\.png", fullmatch=True),
        st.datetimes(timezones=st.just(UTC)),
        st.booleans(),
        st.text(max_size=30),
    )
)
def test_evidence_survives_the_journal(evidence: Evidence) -> None:
    assert evidence_from_payload(evidence_to_payload(evidence)) == evidence


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "selfie"},
        {"file": "../../budi.png"},
        {"file": "C:\\budi.png"},
        {"file": ""},
        {"file": ".."},
        {"taken_at": "yesterday"},
        {"taken_at": 7},
        {"taken_at": "2026-11-23T05:00:00"},
    ],
)
def test_what_is_no_evidence_of_ours_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"evidence|Evidence|isoformat"):
        evidence_from_payload({**PAYLOAD, **change})


def test_evidence_that_lacks_a_part_is_refused() -> None:
    with pytest.raises(KeyError):
        evidence_from_payload({key: value for key, value in PAYLOAD.items() if key != "file"})


@pytest.mark.parametrize("name", ["a/b", "a\\b", "a:b", "a\0", ".", "..", "", "/"])
def test_a_bare_name_leads_nowhere_else(name: str) -> None:
    assert not is_bare_name(name)


def test_the_success_page_goes_with_the_complaint_and_not_a_later_page() -> None:
    success = picture(2, state="SUCCEEDED")
    later = picture(3, state="COMPLAINT")
    assert portal_picture([picture(1, state="RETRY_OFFERED"), success, later]) == success


def test_of_two_success_pages_the_latest_goes() -> None:
    assert portal_picture([picture(1, state="SUCCEEDED"), picture(2, state="SUCCEEDED")]) == picture(
        2, state="SUCCEEDED"
    )


def test_a_blank_success_page_gives_way_to_a_page_that_shows_something() -> None:
    shown = picture(1, state="ESCALATED")
    assert portal_picture([shown, picture(2, state="SUCCEEDED", blank=True)]) == shown


def test_a_blank_page_is_better_than_none() -> None:
    blank = picture(1, blank=True)
    assert portal_picture([blank]) == blank
    assert portal_picture([picture(1, EvidenceKind.EXTRA), picture(2, EvidenceKind.PROFILE)]) is None


def test_the_latest_profile_goes() -> None:
    profiles = [picture(1, EvidenceKind.PROFILE), picture(2, EvidenceKind.PROFILE), picture(3)]
    assert profile_picture(profiles) == profiles[1]
    assert profile_picture([picture(1)]) is None
