"""What the window is told: one frozen picture of the desk after every change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop.domain.case import Evidence, Outcome, PreCheck, Source
from desktop.domain.case import HeldCase as HeldCase  # ui knows it from here
from desktop.domain.complaint import Complaint
from desktop.domain.errors import ProblemCode
from desktop.domain.operator import Officer, Reporter
from desktop.domain.patient import Patient
from desktop.flow.model import Context, EventKind, State, StateSpec


class Waiting(StrEnum):
    """What the desk is waiting for, said in words by one second."""

    NOTHING = "nothing"
    LOGIN = "login"
    PAGE = "page"
    ANSWER = "answer"


class Notice(StrEnum):
    """Something that just happened beside the flow and is worth one quiet line."""

    CAPTURED = "captured"
    CAPTURE_BLANK = "capture_blank"
    CAPTURE_FAILED = "capture_failed"
    PROFILE_ADDED = "profile_added"
    PROFILE_REFUSED = "profile_refused"
    COPIED = "copied"
    FORM_OPENED = "form_opened"
    FORM_NOT_OPENED = "form_not_opened"
    EVIDENCE_OPENED = "evidence_opened"
    EVIDENCE_NOT_OPENED = "evidence_not_opened"
    EVENT_REFUSED = "event_refused"
    NOT_SAVED = "not_saved"
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class TrailItem:
    """One line of *Jejak kasus*."""

    at: datetime
    kind: str
    state: State
    source: Source | None = None
    problem: ProblemCode | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class LedgerItem:
    """One submission of the present round: its dot, and the words for the screen reader."""

    number: int
    outcome: Outcome
    source: Source


@dataclass(frozen=True, slots=True)
class Recovery:
    """The question after a crash: go on with this case, or close it?"""

    case_id: str
    state: State
    last_at: datetime
    patient: Patient


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a window needs to draw itself; nothing here is ever changed in place.

    ``allowed`` enables buttons and keys. ``code_until`` is when the access code runs out (UTC),
    ``wait_until`` when the next call may be made, ``since`` when the present wait began.
    """

    state: State
    spec: StateSpec
    context: Context
    allowed: frozenset[EventKind]
    officer: Officer
    training: bool
    case_id: str = ""
    patient: Patient = field(default_factory=Patient)
    reporter: Reporter = field(default_factory=Reporter)
    precheck: PreCheck = field(default_factory=PreCheck)
    trail: tuple[TrailItem, ...] = ()
    ledger: tuple[LedgerItem, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    complaint: Complaint | None = None
    code_until: datetime | None = None
    wait_until: datetime | None = None
    waiting: Waiting = Waiting.NOTHING
    since: datetime | None = None
    embedded: bool = True
    held: int = 0
    recovery: Recovery | None = None
    notice: Notice | None = None
    notice_number: int = 0
    connected_at: datetime | None = None
