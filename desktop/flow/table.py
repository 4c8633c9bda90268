"""The documented flow as data: the authority for the machine, the reducer, the diagram, the texts.

Source: the guide, parts A and B, and flow.md, "What counts" and "States". One row, one step.
"""

from __future__ import annotations

from desktop.domain.case import Observation
from desktop.flow import rules as r
from desktop.flow.model import (
    Change,
    Dialog,
    Effect,
    EventKind,
    Guard,
    Page,
    RailStep,
    Row,
    State,
    StateSpec,
)

S, E, X = State, EventKind, Effect

BEFORE_SENDING = (S.CODE_ENTRY, S.DATA_VALIDATION, S.CONFIRMATION)
ON_PAGE = (*BEFORE_SENDING, S.SUBMITTING)

SPECS: dict[State, StateSpec] = {
    S.IDLE: StateSpec(Page.IDLE, None, entry=(X.PREPARE_NEXT,)),
    S.INTAKE: StateSpec(Page.INTAKE, RailStep.DATA, entry=(X.CLOSE_PORTAL, X.PREPARE_NEXT, X.WARM_UP)),
    S.OPENING: StateSpec(Page.WAITING, RailStep.CODE, entry=(X.OPEN_PORTAL,)),
    S.CONNECTION_PROBLEM: StateSpec(Page.WAITING, RailStep.CODE, Dialog.CONNECTION, entry=(X.CLOSE_PORTAL,)),
    S.HELD: StateSpec(Page.HELD, None, entry=(X.CLOSE_PORTAL,), resting=True),
    S.CODE_ENTRY: StateSpec(
        Page.PORTAL, RailStep.CODE, entry=(X.START_CODE_CLOCK,), exit=(X.STOP_CODE_CLOCK,)
    ),
    S.DATA_VALIDATION: StateSpec(Page.PORTAL, RailStep.VALIDATION),
    S.CONFIRMATION: StateSpec(Page.PORTAL, RailStep.CONFIRMATION),
    S.SUBMITTING: StateSpec(
        Page.PORTAL, RailStep.RESULT, entry=(X.START_ANSWER_CLOCK,), exit=(X.STOP_ANSWER_CLOCK,)
    ),
    S.RETRY_OFFERED: StateSpec(Page.PORTAL, RailStep.RESULT, Dialog.RETRY),
    S.ESCALATED: StateSpec(Page.PORTAL, RailStep.RESULT, Dialog.ESCALATION),
    S.NEW_CODE: StateSpec(Page.NEW_CODE, RailStep.CODE, entry=(X.CLOSE_PORTAL, X.PREPARE_NEXT, X.WARM_UP)),
    S.COMPLAINT: StateSpec(Page.COMPLAINT, RailStep.RESULT),
    S.SUCCEEDED: StateSpec(Page.RESULT, RailStep.RESULT),
    S.INVALID: StateSpec(Page.RESULT, RailStep.RESULT),
    S.UNKNOWN: StateSpec(Page.PORTAL, RailStep.RESULT, Dialog.UNKNOWN),
    S.CLOSED: StateSpec(
        Page.IDLE, None, entry=(X.CANCEL_OPENING, X.CLOSE_PORTAL, X.PREPARE_NEXT), resting=True
    ),
    S.FAULT: StateSpec(Page.FAULT, None, entry=(X.CANCEL_OPENING, X.CLOSE_PORTAL)),
}

# What the page is seen to show, as an event.
SEEN: dict[Observation, EventKind] = {
    Observation.CODE_ENTRY: E.SAW_CODE_ENTRY,
    Observation.DATA_VALIDATION: E.SAW_DATA_VALIDATION,
    Observation.CONFIRMATION: E.SAW_CONFIRMATION,
    Observation.SUBMITTING: E.SAW_SUBMITTING,
    Observation.SUCCEEDED: E.OUTCOME_SUCCEEDED,
    Observation.FAILED: E.OUTCOME_FAILED,
    Observation.INVALID: E.OUTCOME_INVALID,
    Observation.LAST_POPUP: E.LAST_POPUP,
    Observation.CODE_WRONG: E.CODE_WRONG,
    Observation.CODE_EXPIRED: E.CODE_EXPIRED,
}

# Where a restart, or the end of a fault, finds a case again. A page is gone and its URL is never
# stored, so before sending a new code is needed. At CONFIRMATION the click may have gone out
# unseen, so it is treated like SUBMITTING: a question too many rather than a submission lost.
AFTER_RESTART: dict[State, State] = {
    **{state: state for state in State},
    S.OPENING: S.NEW_CODE,
    S.CODE_ENTRY: S.NEW_CODE,
    S.DATA_VALIDATION: S.NEW_CODE,
    S.CONFIRMATION: S.UNKNOWN,
    S.SUBMITTING: S.UNKNOWN,
}


def _entering() -> tuple[Row, ...]:
    return (
        Row(S.IDLE, E.START, S.INTAKE),
        Row(S.INTAKE, E.BEGIN, S.OPENING, note="the pre-check's answers go into the journal"),
        Row(S.INTAKE, E.HOLD, S.HELD),
        Row(S.INTAKE, E.CLOSE, S.CLOSED),
        Row(S.OPENING, E.OPENED, S.CODE_ENTRY, changes=(r.forget_problem,)),
        Row(S.OPENING, E.OPEN_FAILED, S.CONNECTION_PROBLEM, changes=(r.note_problem,)),
        Row(S.OPENING, E.PAGE_LOST, S.CONNECTION_PROBLEM, changes=(r.note_problem,)),
        Row(S.OPENING, E.CANCEL, S.INTAKE, effects=(X.CANCEL_OPENING,)),
        Row(S.CONNECTION_PROBLEM, E.TRY_AGAIN, S.OPENING, note="not counted"),
        Row(S.CONNECTION_PROBLEM, E.HOLD, S.HELD),
        Row(S.CONNECTION_PROBLEM, E.CANCEL, S.INTAKE),
        Row(S.CONNECTION_PROBLEM, E.CLOSE, S.CLOSED),
        Row(S.HELD, E.RESUME, S.INTAKE, changes=(r.next_round,), note="needs a new code"),
        Row(S.HELD, E.CLOSE, S.CLOSED),
    )


_STEPS = (
    (E.SAW_CODE_ENTRY, S.CODE_ENTRY),
    (E.SAW_DATA_VALIDATION, S.DATA_VALIDATION),
    (E.SAW_CONFIRMATION, S.CONFIRMATION),
)


def _page_steps() -> tuple[Row, ...]:
    walked = tuple(
        Row(state, event, to, note="cancelled, not counted" if _is_cancel(state, to) else "")
        for state in BEFORE_SENDING
        for event, to in _STEPS
        if state is not to
    )
    sending = tuple(Row(s, E.SAW_SUBMITTING, S.SUBMITTING, changes=(r.note_sent,)) for s in ON_PAGE)
    missed = tuple(
        Row(S.SUBMITTING, event, S.UNKNOWN, r.was_sent, _COUNTED, (X.CAPTURE,), "answer missed")
        for event, _ in _STEPS
    )
    stepped_back = tuple(Row(S.SUBMITTING, event, to, note="the page asks again") for event, to in _STEPS)
    return walked + sending + missed + stepped_back


def _is_cancel(state: State, to: State) -> bool:
    return state is S.CONFIRMATION and to is S.DATA_VALIDATION


_COUNTED: tuple[Change, ...] = (r.count_submission, r.note_outcome)


def _codes_and_losses() -> tuple[Row, ...]:
    refused = tuple(
        Row(state, event, S.NEW_CODE, note="not counted")
        for state in ON_PAGE
        for event in (E.CODE_WRONG, E.CODE_EXPIRED)
    )
    left = tuple(
        Row(state, event, to, note="nothing was sent")
        for state in BEFORE_SENDING
        for event, to in ((E.HOLD, S.HELD), (E.CLOSE, S.CLOSED))
    )
    lost = (S.UNKNOWN, None, _COUNTED, (X.CAPTURE,), "may have been sent: ask")
    return (
        *refused,
        *left,
        Row(S.CODE_ENTRY, E.PAGE_LOST, S.CONNECTION_PROBLEM, changes=(r.note_problem,)),
        Row(S.DATA_VALIDATION, E.PAGE_LOST, S.CONNECTION_PROBLEM, changes=(r.note_problem,)),
        Row(S.CONFIRMATION, E.PAGE_LOST, *lost),
        Row(S.SUBMITTING, E.PAGE_LOST, *lost),
        Row(S.SUBMITTING, E.ANSWER_OVERDUE, S.UNKNOWN, None, _COUNTED, (X.CAPTURE,)),
        Row(S.SUBMITTING, E.BUTTON_MISSING, S.OPENING, r.not_sent, note="the page is opened anew"),
    )


def _outcomes(state: State, changes: tuple[Change, ...]) -> tuple[Row, ...]:
    """The four outcomes and the portal's last pop-up, as seen or said in ``state``."""
    gave_up = (*changes, r.escalate)
    shot = (X.CAPTURE,)
    return (
        Row(state, E.OUTCOME_SUCCEEDED, S.SUCCEEDED, None, changes, shot),
        Row(state, E.OUTCOME_FAILED, S.RETRY_OFFERED, r.retry_left, changes, shot),
        Row(state, E.OUTCOME_FAILED, S.ESCALATED, None, gave_up, shot, "no retry left"),
        Row(state, E.OUTCOME_INVALID, S.INVALID, None, changes, shot, "never leads to Coba Lagi"),
        Row(state, E.LAST_POPUP, S.ESCALATED, None, gave_up, shot, "the portal outranks our count"),
    )


def _answered() -> tuple[Row, ...]:
    seen = tuple(row for state in ON_PAGE for row in _outcomes(state, _COUNTED))
    unseen = tuple(
        Row(state, E.OUTCOME_UNKNOWN, S.UNKNOWN, None, _COUNTED, (X.CAPTURE,)) for state in ON_PAGE
    )
    told = _outcomes(S.UNKNOWN, (r.note_outcome,))
    doubted = tuple(
        Row(state, E.OUTCOME_UNKNOWN, S.UNKNOWN, None, (r.note_outcome,), note="taken back: ask")
        for state in (S.SUCCEEDED, S.INVALID)
    )
    return seen + unseen + told + doubted


def _dialogs() -> tuple[Row, ...]:
    late = tuple(
        Row(state, event, to, None, (r.note_outcome,), (X.CAPTURE,), "a late answer, not counted")
        for state in (S.RETRY_OFFERED, S.ESCALATED)
        for event, to in ((E.OUTCOME_SUCCEEDED, S.SUCCEEDED), (E.OUTCOME_INVALID, S.INVALID))
    )
    clicked, gave_up = (r.count_retry, r.note_sent), (r.note_outcome, r.escalate)
    return (
        Row(
            S.RETRY_OFFERED,
            E.COBA_LAGI,
            S.SUBMITTING,
            r.retry_left,
            (r.count_retry,),
            (X.PRESS_RETRY,),
            "forwarded to the page",
        ),
        Row(S.RETRY_OFFERED, E.SAW_SUBMITTING, S.SUBMITTING, r.retry_left, clicked, (), "own button"),
        Row(S.RETRY_OFFERED, E.LAST_POPUP, S.ESCALATED, None, gave_up, (X.CAPTURE,), "not counted"),
        *late,
        Row(S.RETRY_OFFERED, E.HOLD, S.HELD),
        Row(S.RETRY_OFFERED, E.CLOSE, S.CLOSED),
        Row(S.ESCALATED, E.ULANGI, S.NEW_CODE, note="next round"),
        Row(S.ESCALATED, E.HOLD, S.HELD),
        Row(S.ESCALATED, E.CLOSE, S.CLOSED),
        Row(S.NEW_CODE, E.CODE_READY, S.OPENING, changes=(r.next_round,), note="one URL per round"),
        Row(S.NEW_CODE, E.HOLD, S.HELD),
        Row(S.NEW_CODE, E.CLOSE, S.CLOSED),
        Row(S.UNKNOWN, E.CLOSE, S.CLOSED, note="stays unknown in the record"),
        Row(S.SUCCEEDED, E.CLOSE, S.CLOSED),
        Row(S.INVALID, E.CLOSE, S.CLOSED),
    )


MAY_COMPLAIN = (S.RETRY_OFFERED, S.ESCALATED, S.NEW_CODE, S.SUCCEEDED, S.INVALID)


def _complaint() -> tuple[Row, ...]:
    opened = tuple(
        Row(s, E.HELPDESK, S.COMPLAINT, changes=(r.open_complaint, r.remember(s))) for s in MAY_COMPLAIN
    )
    back = tuple(Row(S.COMPLAINT, E.BACK, s, r.came_from(s), (r.drop_complaint,)) for s in MAY_COMPLAIN)
    return (
        *opened,
        *back,
        Row(S.COMPLAINT, E.FILED, S.CLOSED),
        Row(S.COMPLAINT, E.LATER, S.CLOSED, changes=(r.note_follow_up,), note="follow-up open"),
        Row(S.COMPLAINT, E.CLOSE, S.CLOSED, changes=(r.note_follow_up,), note="same as later"),
    )


def _interrupted() -> tuple[Row, ...]:
    struck, mended, restarted = [], [], []
    for state in State:
        if state in (S.CLOSED, S.FAULT):
            continue
        to = AFTER_RESTART[state]
        changes = _COUNTED if to is S.UNKNOWN and state is not S.UNKNOWN else ()
        guard: Guard = r.interrupted_at(state)
        struck.append(Row(state, E.FAULT, S.FAULT, changes=(r.interrupt(state),), note="ours"))
        mended.append(Row(S.FAULT, E.CONTINUE, to, guard, (*changes, r.mend)))
        restarted.append(Row(state, E.RESTARTED, to, changes=changes))
    return (
        *struck,
        *mended,
        Row(S.FAULT, E.CLOSE, S.CLOSED),
        Row(S.FAULT, E.RESTARTED, S.FAULT),
        *restarted,
    )


ROWS: tuple[Row, ...] = (
    *_entering(),
    *_page_steps(),
    *_codes_and_losses(),
    *_answered(),
    *_dialogs(),
    *_complaint(),
    *_interrupted(),
)
