"""Guards and changes that the rows name. Pure, total, one line of meaning each."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.case import Outcome, Source
from desktop.flow.model import Change, Context, Event, EventKind, Guard, State

_OUTCOMES = {
    EventKind.OUTCOME_SUCCEEDED: Outcome.SUCCEEDED,
    EventKind.OUTCOME_FAILED: Outcome.FAILED,
    EventKind.OUTCOME_INVALID: Outcome.INVALID,
    EventKind.OUTCOME_UNKNOWN: Outcome.UNKNOWN,
    EventKind.LAST_POPUP: Outcome.FAILED,
}


def retry_left(context: Context) -> bool:
    """Another [Coba Lagi] may be offered in this round."""
    return context.retries_left > 0


def was_sent(context: Context) -> bool:
    """The page was seen sending, so stepping back means that the answer was missed."""
    return context.sent


def not_sent(context: Context) -> bool:
    """Nothing of the present submission was seen to leave."""
    return not context.sent


def came_from(state: State) -> Guard:
    """The complaint was opened at ``state``."""

    def check(context: Context) -> bool:
        return context.origin is state

    return check


def interrupted_at(state: State) -> Guard:
    """The fault struck at ``state``."""

    def check(context: Context) -> bool:
        return context.interrupted is state

    return check


def count_submission(context: Context, event: Event) -> Context:
    """One more confirmed *Kirim Validasi* has ended, whichever way."""
    return replace(
        context,
        submissions=context.submissions + 1,
        all_submissions=context.all_submissions + 1,
        sent=False,
    )


def count_retry(context: Context, event: Event) -> Context:
    """One click on [Coba Lagi]; its submission is still to come."""
    return replace(context, retries=context.retries + 1, all_retries=context.all_retries + 1, sent=False)


def note_sent(context: Context, event: Event) -> Context:
    """The page was seen sending the validation."""
    return replace(context, sent=True)


def note_outcome(context: Context, event: Event) -> Context:
    """How the submission ended and who said so; an event that tells no answer leaves it UNKNOWN.

    Only an outcome can be attested: that nothing was seen is always the app's own sight.
    """
    told = event.kind in _OUTCOMES
    return replace(
        context,
        outcome=_OUTCOMES[event.kind] if told else Outcome.UNKNOWN,
        source=event.source if told else Source.OBSERVED,
        problem=event.problem,
        sent=False,
    )


def note_problem(context: Context, event: Event) -> Context:
    """Why the portal cannot be had."""
    return replace(context, problem=event.problem, sent=False)


def forget_problem(context: Context, event: Event) -> Context:
    """Whatever it was, it is being tried again."""
    return replace(context, problem=None)


def escalate(context: Context, event: Event) -> Context:
    """The guide's last pop-up was reached in this case."""
    return replace(context, escalated=True)


def next_round(context: Context, event: Event) -> Context:
    """A new access code: the round's counts start at 0, the case's go on."""
    return replace(context, round=context.round + 1, submissions=0, retries=0, sent=False, problem=None)


def open_complaint(context: Context, event: Event) -> Context:
    """A complaint is being written."""
    return replace(context, complaint=True)


def drop_complaint(context: Context, event: Event) -> Context:
    """The complaint was not wanted after all."""
    return replace(context, complaint=False, origin=None)


def note_follow_up(context: Context, event: Event) -> Context:
    """The complaint is still to be sent, so somebody has to come back to it."""
    return replace(context, follow_up=True)


def remember(state: State) -> Change:
    """Keep where the complaint was opened, so that *Kembali* finds the way."""

    def note(context: Context, event: Event) -> Context:
        return replace(context, origin=state)

    return note


def interrupt(state: State) -> Change:
    """Keep where the fault struck, so that the case can go on from there."""

    def note(context: Context, event: Event) -> Context:
        return replace(context, interrupted=state)

    return note


def mend(context: Context, event: Event) -> Context:
    """The fault is over."""
    return replace(context, interrupted=None)
