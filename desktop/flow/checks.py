"""Static checks of the table: what must hold of any table, and what the guide demands of this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.flow import rules as r
from desktop.flow.model import EventKind, Row, State, StateSpec
from desktop.flow.table import ON_PAGE, ROWS, SPECS

OUTCOMES = (
    EventKind.OUTCOME_SUCCEEDED,
    EventKind.OUTCOME_FAILED,
    EventKind.OUTCOME_INVALID,
    EventKind.OUTCOME_UNKNOWN,
    EventKind.LAST_POPUP,
)


def check_table(rows: tuple[Row, ...] = ROWS, specs: dict[State, StateSpec] = SPECS) -> tuple[str, ...]:
    """Every defect as a sentence; an empty tuple means that the table is sound."""
    return (
        *_unspecified(specs),
        *_unreachable(rows),
        *_stuck(rows),
        *_shadowed(rows),
        *_unanswered_outcomes(rows),
        *_miscounted(rows),
        *_retries(rows),
    )


def reachable(rows: Iterable[Row], start: State) -> frozenset[State]:
    """Every state that some sequence of rows leads to from ``start``."""
    rows = tuple(rows)
    found, todo = {start}, [start]
    while todo:
        here = todo.pop()
        fresh = {row.to for row in rows if row.state is here} - found
        found |= fresh
        todo.extend(fresh)
    return frozenset(found)


def _unspecified(specs: dict[State, StateSpec]) -> Iterator[str]:
    yield from (f"{state} has no picture" for state in State if state not in specs)


def _unreachable(rows: tuple[Row, ...]) -> Iterator[str]:
    found = reachable(rows, State.IDLE)
    yield from (f"{state} cannot be reached" for state in State if state not in found)


def _stuck(rows: tuple[Row, ...]) -> Iterator[str]:
    yield from (
        f"{state} cannot reach CLOSED" for state in State if State.CLOSED not in reachable(rows, state)
    )


def _shadowed(rows: tuple[Row, ...]) -> Iterator[str]:
    """A row behind an unguarded one, or behind the same guard, can never be taken."""
    seen: dict[tuple[State, EventKind], list[Row]] = {}
    for row in rows:
        before = seen.setdefault((row.state, row.event), [])
        if any(other.guard is None or other.guard is row.guard for other in before):
            yield f"{row.state} + {row.event}: a row is never taken"
        before.append(row)


def _unanswered_outcomes(rows: tuple[Row, ...]) -> Iterator[str]:
    """An outcome is accepted from any of the page's four states, whatever the counts."""
    open_rows = {(row.state, row.event) for row in rows if row.guard is None}
    yield from (
        f"{state} loses {event}" for state in ON_PAGE for event in OUTCOMES if (state, event) not in open_rows
    )


def _miscounted(rows: tuple[Row, ...]) -> Iterator[str]:
    """A submission is counted where a page's state ends in an outcome, and nowhere else."""
    ends = {State.SUCCEEDED, State.RETRY_OFFERED, State.ESCALATED, State.INVALID, State.UNKNOWN}
    for row in rows:
        if row.state is State.FAULT:
            continue
        due = 1 if row.state in ON_PAGE and row.to in ends else 0
        if row.changes.count(r.count_submission) != due:
            yield f"{row.state} + {row.event}: counts a submission wrongly"


def _retries(rows: tuple[Row, ...]) -> Iterator[str]:
    """[Coba Lagi] exists in one state only, is guarded, and is counted once."""
    for row in rows:
        counts = row.changes.count(r.count_retry)
        if row.event is EventKind.COBA_LAGI and row.state is not State.RETRY_OFFERED:
            yield f"{row.state} offers Coba Lagi"
        if counts and not (counts == 1 and row.guard is r.retry_left):
            yield f"{row.state} + {row.event}: a retry without limit"
        if row.event is EventKind.COBA_LAGI and counts != 1:
            yield f"{row.state}: Coba Lagi is not counted"
