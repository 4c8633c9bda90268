"""The table is sound, and the checks that say so can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.flow import rules
from desktop.flow.checks import check_table
from desktop.flow.diagram import FILE, render
from desktop.flow.model import EventKind, Row, State
from desktop.flow.reducer import allowed
from desktop.flow.table import AFTER_RESTART, ROWS, SPECS


def test_the_table_has_no_defect() -> None:
    assert check_table() == ()


def test_the_diagram_in_the_tree_is_the_table_of_today() -> None:
    assert FILE.read_text(encoding="utf-8") == render(), "run: python -m desktop.flow.diagram"


def without(*doomed: Row) -> tuple[Row, ...]:
    return tuple(row for row in ROWS if row not in doomed)


def rows(state: State, event: EventKind) -> tuple[Row, ...]:
    return tuple(row for row in ROWS if row.state is state and row.event is event)


@pytest.mark.parametrize(
    ("defective", "complaint"),
    [
        (without(*[row for row in ROWS if row.to is State.HELD]), "HELD cannot be reached"),
        (without(*[row for row in ROWS if row.state is State.HELD]), "HELD cannot reach CLOSED"),
        (
            (*ROWS, Row(State.IDLE, EventKind.START, State.HELD)),
            "IDLE + start: a row is never taken",
        ),
        (
            without(*rows(State.CODE_ENTRY, EventKind.OUTCOME_INVALID)),
            "CODE_ENTRY loses outcome_invalid",
        ),
        (
            tuple(replace(row, changes=()) if row.event is EventKind.ANSWER_OVERDUE else row for row in ROWS),
            "SUBMITTING + answer_overdue: counts a submission wrongly",
        ),
        (
            (*ROWS, Row(State.INVALID, EventKind.COBA_LAGI, State.SUBMITTING)),
            "INVALID offers Coba Lagi",
        ),
        (
            tuple(replace(row, guard=None) if row.event is EventKind.COBA_LAGI else row for row in ROWS),
            "RETRY_OFFERED + coba_lagi: a retry without limit",
        ),
    ],
)
def test_a_defective_table_is_named(defective: tuple[Row, ...], complaint: str) -> None:
    assert complaint in check_table(defective)


def test_a_state_without_picture_is_named() -> None:
    specs = dict(SPECS)
    del specs[State.FAULT]
    assert check_table(ROWS, specs) == ("FAULT has no picture",)


def test_whatever_a_restart_finds_can_be_closed_at_once() -> None:
    """*Tutup kasus* after a crash must work wherever the case stood."""
    from desktop.flow.model import Context

    for state in State:
        if state in (State.IDLE, State.CLOSED):
            continue
        assert EventKind.CLOSE in allowed(AFTER_RESTART[state], Context()), state


def test_no_page_state_is_left_alone_with_a_lost_page() -> None:
    lost = {row.state: row.to for row in ROWS if row.event is EventKind.PAGE_LOST}
    assert lost == {
        State.OPENING: State.CONNECTION_PROBLEM,
        State.CODE_ENTRY: State.CONNECTION_PROBLEM,
        State.DATA_VALIDATION: State.CONNECTION_PROBLEM,
        State.CONFIRMATION: State.UNKNOWN,
        State.SUBMITTING: State.UNKNOWN,
    }


def test_invalid_never_leads_to_coba_lagi() -> None:
    from_invalid = {row.event for row in ROWS if row.state is State.INVALID}
    assert EventKind.COBA_LAGI not in from_invalid
    assert not any(row.to is State.RETRY_OFFERED for row in ROWS if row.state is State.INVALID)


def test_only_named_functions_change_the_context() -> None:
    """So that the diagram can name them."""
    assert all(change.__module__ == rules.__name__ for row in ROWS for change in row.changes)
