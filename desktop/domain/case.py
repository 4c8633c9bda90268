"""Words of a case: outcome, source, evidence (flow.md, "Words")."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop.domain.patient import Patient


class Outcome(StrEnum):
    """How a submission ended. *Gagal* (FAILED) is not *tidak valid* (INVALID)."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    INVALID = "invalid"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """Who said so: the portal's page, or the officer. Never mixed up."""

    OBSERVED = "observed"
    ATTESTED = "attested"


class Observation(StrEnum):
    """What the portal's page is seen to show (guide, pictures 1 to 4, and the pages around them)."""

    CODE_ENTRY = "code_entry"
    DATA_VALIDATION = "data_validation"
    CONFIRMATION = "confirmation"
    SUBMITTING = "submitting"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    INVALID = "invalid"
    LAST_POPUP = "last_popup"
    CODE_WRONG = "code_wrong"
    CODE_EXPIRED = "code_expired"


class EvidenceKind(StrEnum):
    """The two slots of field 6 of the form, and what the officer captured besides."""

    PORTAL = "portal"
    PROFILE = "profile"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One picture of a case. ``file`` is a bare file name inside the evidence folder of the case."""

    kind: EvidenceKind
    file: str
    taken_at: datetime
    blank: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True)
class PreCheck:
    """The five questions before the portal is opened (facts, "The officer's side").

    ``not_yet_verified``: no *centang biru* yet; ``has_ktp``; ``is_adult``: from 17 years;
    ``in_person``: the patient stands here; ``main_profile``: not a family profile.
    """

    not_yet_verified: bool = False
    has_ktp: bool = False
    is_adult: bool = False
    in_person: bool = False
    main_profile: bool = False

    @property
    def passed(self) -> bool:
        """Whether the desk may go on."""
        return all((self.not_yet_verified, self.has_ktp, self.is_adult, self.in_person, self.main_profile))


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a case, as the journal keeps it.

    ``kind`` is the flow's event, or what else happened (``patient``, ``evidence`` …); ``state``
    and ``context`` are what the flow stood at afterwards, so that a restart needs no replay and
    a later version may change the table. ``payload`` and ``context`` are JSON objects. Codes,
    tokens and portal URLs are never part of an entry.
    """

    case_id: str
    at: datetime
    kind: str
    state: str
    context: dict[str, Any]
    payload: dict[str, Any]
    officer: str = ""

    def __repr__(self) -> str:
        """The payload may be the patient's data, and a repr ends up in tracebacks."""
        return f"Entry({self.kind}, {self.state})"


@dataclass(frozen=True, slots=True)
class HeldCase:
    """One line of *Tertunda*, oldest first."""

    case_id: str
    held_at: datetime
    patient: Patient
    rounds: int


def new_case_id() -> str:
    """A random name for a case: 32 hexadecimal digits that say nothing about the patient."""
    return uuid.uuid4().hex
