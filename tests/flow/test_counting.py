"""The guide's counting, story by story, on the pure reducer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from desktop.domain.case import Outcome, Source
from desktop.flow.model import Context, Event, EventKind, RetryPolicy, State
from desktop.flow.reducer import Step, allowed, step
from desktop.flow.table import ON_PAGE
from tests.flow.strategies import event_lists, policies

E, S = EventKind, State
TO_PAGE = (E.START, E.BEGIN, E.OPENED)
SUBMIT = (E.SAW_DATA_VALIDATION, E.SAW_CONFIRMATION, E.SAW_SUBMITTING)
AGAIN = (E.COBA_LAGI, E.SAW_SUBMITTING)


def run(*kinds: EventKind, policy: RetryPolicy | None = None) -> Step:
    """The case after these events, every one of which must be taken."""
    here = Step(S.IDLE, Context(policy=policy or RetryPolicy()))
    for kind in kinds:
        here = step(here.state, here.context, Event(kind))
        assert here.row is not None, f"{kind} was refused"
    return here


def failing(clicks: int) -> tuple[EventKind, ...]:
    """A first submission and ``clicks`` on [Coba Lagi], all of which fail."""
    return (*TO_PAGE, *SUBMIT, E.OUTCOME_FAILED, *((*AGAIN, E.OUTCOME_FAILED) * clicks))


@pytest.mark.parametrize("clicks", [0, 1, 2, 3])
def test_up_to_the_third_click_the_retry_dialog_comes_back(clicks: int) -> None:
    after = run(*failing(clicks))
    assert after.state is S.RETRY_OFFERED
    assert (after.context.submissions, after.context.retries) == (clicks + 1, clicks)
    assert after.context.retries_left == 4 - clicks
    assert after.context.next_is_last is (clicks == 3)


def test_the_fourth_click_that_fails_escalates() -> None:
    after = run(*failing(4))
    assert after.state is S.ESCALATED
    assert (after.context.submissions, after.context.retries) == (5, 4)
    assert after.context.escalated


@pytest.mark.parametrize("clicks", [0, 1, 2, 3])
def test_a_success_on_any_click_ends_the_round_well(clicks: int) -> None:
    after = run(*failing(clicks), *AGAIN, E.OUTCOME_SUCCEEDED)
    assert after.state is S.SUCCEEDED
    assert after.context.submissions == clicks + 2
    assert not after.context.escalated


def test_a_new_round_starts_at_zero_and_the_case_remembers() -> None:
    after = run(*failing(4), E.ULANGI, E.CODE_READY, E.OPENED, *SUBMIT, E.OUTCOME_FAILED)
    assert after.state is S.RETRY_OFFERED
    assert (after.context.round, after.context.submissions, after.context.retries) == (2, 1, 0)
    assert (after.context.all_submissions, after.context.all_retries) == (6, 4)


def test_the_portal_outranks_our_count() -> None:
    after = run(*TO_PAGE, *SUBMIT, E.LAST_POPUP)
    assert after.state is S.ESCALATED
    assert (after.context.submissions, after.context.retries) == (1, 0)


def test_the_last_popup_behind_our_retry_dialog_is_not_a_second_submission() -> None:
    after = run(*failing(0), E.LAST_POPUP)
    assert (after.state, after.context.submissions) == (S.ESCALATED, 1)


def test_a_restart_while_submitting_asks_and_counts_once() -> None:
    after = run(*TO_PAGE, *SUBMIT, E.RESTARTED)
    assert (after.state, after.context.submissions) == (S.UNKNOWN, 1)
    answered = run(*TO_PAGE, *SUBMIT, E.RESTARTED, E.OUTCOME_FAILED)
    assert (answered.state, answered.context.submissions) == (S.RETRY_OFFERED, 1)


def test_an_unknown_last_retry_that_failed_escalates() -> None:
    after = run(*failing(3), *AGAIN, E.ANSWER_OVERDUE, E.OUTCOME_FAILED)
    assert (after.state, after.context.submissions) == (S.ESCALATED, 5)


def test_a_page_without_the_button_is_opened_anew_in_the_same_round() -> None:
    after = run(*failing(0), E.COBA_LAGI, E.BUTTON_MISSING, E.OPENED)
    assert (after.state, after.context.round, after.context.retries) == (S.CODE_ENTRY, 1, 1)


def test_the_pages_own_coba_lagi_is_the_same_event() -> None:
    after = run(*failing(0), E.SAW_SUBMITTING)
    assert (after.state, after.context.retries, after.context.sent) == (S.SUBMITTING, 1, True)


def test_a_page_that_asks_again_after_sending_has_swallowed_the_answer() -> None:
    assert run(*TO_PAGE, *SUBMIT, E.SAW_DATA_VALIDATION).state is S.UNKNOWN


def test_a_page_that_asks_again_before_sending_is_followed() -> None:
    after = run(*failing(0), E.COBA_LAGI, E.SAW_DATA_VALIDATION)
    assert (after.state, after.context.submissions) == (S.DATA_VALIDATION, 1)


@pytest.mark.parametrize("state", ON_PAGE)
@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        (E.OUTCOME_SUCCEEDED, Outcome.SUCCEEDED),
        (E.OUTCOME_FAILED, Outcome.FAILED),
        (E.OUTCOME_INVALID, Outcome.INVALID),
        (E.OUTCOME_UNKNOWN, Outcome.UNKNOWN),
        (E.LAST_POPUP, Outcome.FAILED),
    ],
)
def test_an_outcome_is_accepted_from_any_of_the_four(
    state: State, event: EventKind, outcome: Outcome
) -> None:
    after = step(state, Context(), Event(event, Source.ATTESTED))
    assert (after.context.outcome, after.context.source) == (outcome, Source.ATTESTED)
    assert after.context.submissions == 1


@pytest.mark.parametrize("event", [E.CODE_WRONG, E.CODE_EXPIRED])
def test_a_refused_code_is_neither_failed_nor_invalid(event: EventKind) -> None:
    after = run(*TO_PAGE, event)
    assert (after.state, after.context.outcome, after.context.submissions) == (S.NEW_CODE, None, 0)


@pytest.mark.parametrize("limit", [0, 1, 3, 5])
def test_the_limit_is_one_value(limit: int) -> None:
    policy = RetryPolicy(limit)
    assert run(*failing(limit), policy=policy).state is S.RETRY_OFFERED
    assert run(*failing(limit + 1), policy=policy).state is S.ESCALATED


@given(policies, event_lists)
def test_no_sequence_offers_one_retry_too_many(policy: RetryPolicy, events: list[Event]) -> None:
    here = Step(S.IDLE, Context(policy=policy))
    for event in events:
        here = step(here.state, here.context, event)
        assert here.context.retries <= policy.last
        if here.context.retries == policy.last:
            assert E.COBA_LAGI not in allowed(here.state, here.context)


@given(policies, event_lists)
def test_no_sequence_loses_a_submission_or_counts_one_twice(policy: RetryPolicy, events: list[Event]) -> None:
    """Each one that ends on the page is one more; nothing else moves the count but a new round."""
    here = Step(S.IDLE, Context(policy=policy))
    ended = 0
    ends = {S.SUCCEEDED, S.RETRY_OFFERED, S.ESCALATED, S.INVALID, S.UNKNOWN}
    for event in events:
        before = here.context.interrupted if here.state is S.FAULT else here.state
        was_page = before in ON_PAGE
        fault = event.kind is E.FAULT
        here = step(here.state, here.context, event)
        if was_page and here.state in ends and here.row is not None and not fault:
            ended += 1
        assert here.context.all_submissions == ended


@given(policies, event_lists)
def test_no_sequence_skips_a_dialog(policy: RetryPolicy, events: list[Event]) -> None:
    """Between two submissions of one round stands the retry dialog, or the question."""
    here = Step(S.IDLE, Context(policy=policy))
    asked = True
    for event in events:
        before = here.context
        here = step(here.state, here.context, event)
        if here.state in (S.RETRY_OFFERED, S.ESCALATED, S.UNKNOWN, S.SUCCEEDED, S.INVALID):
            asked = True
        if here.context.retries > before.retries:
            assert asked
            asked = False


@given(event_lists)
def test_from_wherever_events_lead_the_case_can_be_closed(events: list[Event]) -> None:
    here = Step(S.IDLE, Context())
    for event in events:
        here = step(here.state, here.context, event)
    ways = {
        S.IDLE: (E.START, E.CLOSE),
        S.OPENING: (E.CANCEL, E.CLOSE),
        S.SUBMITTING: (E.OUTCOME_UNKNOWN, E.CLOSE),
        S.CLOSED: (),
    }
    for kind in ways.get(here.state, (E.CLOSE,)):
        here = step(here.state, here.context, Event(kind))
    assert here.state is S.CLOSED


def test_the_context_is_never_changed_in_place() -> None:
    before = Context()
    step(S.SUBMITTING, before, Event(E.OUTCOME_FAILED))
    assert before == replace(Context())
