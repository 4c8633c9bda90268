"""The vocabulary of the flow: states, events, effects, context, and what a row is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.case import Outcome, Source
from desktop.domain.errors import Problem


class State(StrEnum):
    """Where a case stands (flow.md, "States")."""

    IDLE = "IDLE"
    INTAKE = "INTAKE"
    OPENING = "OPENING"
    CONNECTION_PROBLEM = "CONNECTION_PROBLEM"
    HELD = "HELD"
    CODE_ENTRY = "CODE_ENTRY"
    DATA_VALIDATION = "DATA_VALIDATION"
    CONFIRMATION = "CONFIRMATION"
    SUBMITTING = "SUBMITTING"
    RETRY_OFFERED = "RETRY_OFFERED"
    ESCALATED = "ESCALATED"
    NEW_CODE = "NEW_CODE"
    COMPLAINT = "COMPLAINT"
    SUCCEEDED = "SUCCEEDED"
    INVALID = "INVALID"
    UNKNOWN = "UNKNOWN"
    CLOSED = "CLOSED"
    FAULT = "FAULT"


class EventKind(StrEnum):
    """Everything that can happen to a case: an officer's command, a page's step, an outcome, ours."""

    START = "start"
    BEGIN = "begin"
    OPENED = "opened"
    OPEN_FAILED = "open_failed"
    TRY_AGAIN = "try_again"
    HOLD = "hold"
    RESUME = "resume"
    CANCEL = "cancel"
    SAW_CODE_ENTRY = "saw_code_entry"
    SAW_DATA_VALIDATION = "saw_data_validation"
    SAW_CONFIRMATION = "saw_confirmation"
    SAW_SUBMITTING = "saw_submitting"
    CODE_WRONG = "code_wrong"
    CODE_EXPIRED = "code_expired"
    PAGE_LOST = "page_lost"
    ANSWER_OVERDUE = "answer_overdue"
    OUTCOME_SUCCEEDED = "outcome_succeeded"
    OUTCOME_FAILED = "outcome_failed"
    OUTCOME_INVALID = "outcome_invalid"
    OUTCOME_UNKNOWN = "outcome_unknown"
    LAST_POPUP = "last_popup"
    COBA_LAGI = "coba_lagi"
    BUTTON_MISSING = "button_missing"
    ULANGI = "ulangi"
    CODE_READY = "code_ready"
    HELPDESK = "helpdesk"
    FILED = "filed"
    LATER = "later"
    BACK = "back"
    CLOSE = "close"
    RESTARTED = "restarted"
    FAULT = "fault"
    CONTINUE = "continue"


class Effect(StrEnum):
    """What the conductor must do in the world; run only after the journal holds the event."""

    OPEN_PORTAL = "open_portal"
    CANCEL_OPENING = "cancel_opening"
    CLOSE_PORTAL = "close_portal"
    PRESS_RETRY = "press_retry"
    CAPTURE = "capture"
    START_CODE_CLOCK = "start_code_clock"
    STOP_CODE_CLOCK = "stop_code_clock"
    START_ANSWER_CLOCK = "start_answer_clock"
    STOP_ANSWER_CLOCK = "stop_answer_clock"
    PREPARE_NEXT = "prepare_next"
    WARM_UP = "warm_up"


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often [Coba Lagi] may be pressed in one round; the only place that knows the number.

    Source: guide A.3, read literally: retries 1…limit are within the limit, retry limit + 1 is
    the last, and its failure escalates.
    """

    limit: int = 3

    @property
    def last(self) -> int:
        """The number of the very last retry."""
        return self.limit + 1


@dataclass(frozen=True, slots=True)
class Context:
    """What the flow remembers of a case. Numbers and codes only, nothing of the patient.

    ``submissions`` and ``retries`` belong to the round, the ``all_`` ones to the case. A
    submission is counted when its outcome (UNKNOWN included) is taken. ``sent``: the page was
    seen sending the present submission. ``origin``: where COMPLAINT was entered from;
    ``interrupted``: where FAULT was.
    """

    policy: RetryPolicy = field(default_factory=RetryPolicy)
    round: int = 1
    submissions: int = 0
    retries: int = 0
    all_submissions: int = 0
    all_retries: int = 0
    sent: bool = False
    outcome: Outcome | None = None
    source: Source | None = None
    problem: Problem | None = None
    escalated: bool = False
    complaint: bool = False
    follow_up: bool = False
    origin: State | None = None
    interrupted: State | None = None

    @property
    def retries_left(self) -> int:
        """Clicks on [Coba Lagi] that are still offered in this round, the last one included."""
        return self.policy.last - self.retries

    @property
    def next_retry(self) -> int:
        """The number that the next click on [Coba Lagi] will have."""
        return self.retries + 1

    @property
    def next_is_last(self) -> bool:
        """Whether the next click is the one beyond the limit, whose failure escalates."""
        return self.next_retry == self.policy.last


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``problem`` says why, where there is a why."""

    kind: EventKind
    source: Source = Source.OBSERVED
    problem: Problem | None = None


Guard = Callable[[Context], bool]
Change = Callable[[Context, Event], Context]


@dataclass(frozen=True, slots=True)
class Row:
    """One documented step. First matching row in the table's order wins."""

    state: State
    event: EventKind
    to: State
    guard: Guard | None = None
    changes: tuple[Change, ...] = ()
    effects: tuple[Effect, ...] = ()
    note: str = ""

    def matches(self, state: State, context: Context, event: Event) -> bool:
        """Whether this row answers ``event`` in ``state``."""
        return (
            self.state is state and self.event is event.kind and (self.guard is None or self.guard(context))
        )

    def change(self, context: Context, event: Event) -> Context:
        """The context after this row."""
        for each in self.changes:
            context = each(context, event)
        return context


class Page(StrEnum):
    """What stands in the middle of the window."""

    IDLE = "idle"
    INTAKE = "intake"
    WAITING = "waiting"
    PORTAL = "portal"
    RESULT = "result"
    NEW_CODE = "new_code"
    COMPLAINT = "complaint"
    HELD = "held"
    HELD_LIST = "held_list"
    FAULT = "fault"


class Dialog(StrEnum):
    """The few modal dialogs that a state opens and its leaving closes."""

    CONNECTION = "connection"
    RETRY = "retry"
    ESCALATION = "escalation"
    UNKNOWN = "unknown"


class RailStep(StrEnum):
    """The guide's steps as the rail at the left shows them."""

    DATA = "data"
    CODE = "code"
    VALIDATION = "validation"
    CONFIRMATION = "confirmation"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class StateSpec:
    """How a state is shown, and what entering and leaving it does.

    ``resting``: the case waits for nobody at the desk, so the next patient can be taken.
    """

    page: Page
    rail: RailStep | None
    dialog: Dialog | None = None
    entry: tuple[Effect, ...] = ()
    exit: tuple[Effect, ...] = ()
    resting: bool = False
