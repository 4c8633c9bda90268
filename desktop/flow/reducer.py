"""The flow as a pure function: the oracle that the QStateMachine is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.flow.model import Context, Effect, Event, EventKind, Row, State
from desktop.flow.table import ROWS, SPECS


@dataclass(frozen=True, slots=True)
class Step:
    """What one event made of a case. ``row`` is None when the event was refused."""

    state: State
    context: Context
    effects: tuple[Effect, ...] = ()
    row: Row | None = None


_BY_STATE: dict[State, tuple[Row, ...]] = {
    state: tuple(row for row in ROWS if row.state is state) for state in State
}


def find_row(state: State, context: Context, event: Event) -> Row | None:
    """The first row that answers, in the table's order; None refuses the event."""
    return next((row for row in _BY_STATE[state] if row.matches(state, context, event)), None)


def effects_of(row: Row) -> tuple[Effect, ...]:
    """What leaving, the step itself and entering ask for, in that order; a stay only the step's."""
    if row.to is row.state:
        return row.effects
    return SPECS[row.state].exit + row.effects + SPECS[row.to].entry


def step(state: State, context: Context, event: Event) -> Step:
    """One event taken, or refused with nothing changed."""
    row = find_row(state, context, event)
    if row is None:
        return Step(state, context)
    return Step(row.to, row.change(context, event), effects_of(row), row)


def allowed(state: State, context: Context) -> frozenset[EventKind]:
    """The events that would be taken now; buttons and keys are enabled by this and nothing else."""
    return frozenset(row.event for row in _BY_STATE[state] if row.guard is None or row.guard(context))
