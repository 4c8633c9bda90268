"""Qt's machine does what the pure reducer says, whatever happens."""

from __future__ import annotations

import gc
import weakref

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from desktop.flow.machine import FlowMachine, Taken
from desktop.flow.memory import context_from_json, context_to_json
from desktop.flow.model import Context, Event, EventKind, State
from desktop.flow.reducer import step
from tests.flow.strategies import contexts, event_lists

E, S = EventKind, State


class Witness:
    """Writes down what a machine did."""

    def __init__(self, machine: FlowMachine) -> None:
        self.taken: list[Taken] = []
        self.refused: list[Event] = []
        machine.taken.connect(self.taken.append)
        machine.refused.connect(self.refused.append)


def running(qtbot: QtBot, state: State, context: Context) -> FlowMachine:
    machine = FlowMachine(state, context)
    machine.start()
    qtbot.waitUntil(lambda: machine.running)
    return machine


@given(context=contexts, events=event_lists)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("state", [S.IDLE, S.SUBMITTING, S.RETRY_OFFERED, S.FAULT, S.COMPLAINT])
def test_the_machine_is_the_reducer(
    qtbot: QtBot, state: State, context: Context, events: list[Event]
) -> None:
    machine = running(qtbot, state, context)
    witness = Witness(machine)
    for event in events:
        expected = step(state, context, event)
        machine.post(event)
        assert machine.configuration == {expected.state.value}
        assert (machine.state, machine.context) == (expected.state, expected.context)
        if expected.row is None:
            assert witness.refused.pop() == event
        else:
            done = witness.taken.pop()
            assert (done.before, done.after, done.effects) == (state, expected.state, expected.effects)
        state, context = expected.state, expected.context
    assert not witness.taken
    assert not witness.refused
    machine.stop()
    machine.deleteLater()


def test_events_posted_before_the_start_are_not_lost(qtbot: QtBot) -> None:
    machine = FlowMachine(S.IDLE, Context())
    machine.post(Event(E.START))
    machine.post(Event(E.BEGIN))
    machine.start()
    qtbot.waitUntil(lambda: machine.state is S.OPENING)


def test_an_event_posted_from_within_a_step_waits_its_turn(qtbot: QtBot) -> None:
    machine = running(qtbot, S.IDLE, Context())
    order: list[State] = []

    def greedy(done: Taken) -> None:
        order.append(done.after)
        if done.after is S.INTAKE:
            machine.post(Event(E.BEGIN))
            assert machine.state is S.INTAKE

    machine.taken.connect(greedy)
    machine.post(Event(E.START))
    assert order == [S.INTAKE, S.OPENING]


def test_a_stopped_machine_takes_nothing_and_says_nothing(qtbot: QtBot) -> None:
    machine = FlowMachine(S.IDLE, Context())
    witness = Witness(machine)
    machine.start()
    machine.stop()
    machine.post(Event(E.START))
    qtbot.waitUntil(lambda: not machine.running)
    assert (machine.state, witness.taken) == (S.IDLE, [])


@pytest.mark.parametrize("state", State)
def test_a_case_can_be_taken_up_in_any_state(qtbot: QtBot, state: State) -> None:
    assert running(qtbot, state, Context()).configuration == {state.value}


def test_a_machine_that_was_put_away_is_gone(qtbot: QtBot) -> None:
    """One is made for each patient, and a desk has two hundred a day."""
    machine = running(qtbot, S.IDLE, Context())
    there = weakref.ref(machine)
    machine.stop()
    machine.deleteLater()
    QCoreApplication.sendPostedEvents(machine, QEvent.Type.DeferredDelete)
    del machine
    gc.collect()
    assert there() is None


@given(context=contexts)
def test_the_journal_gives_back_the_context(context: Context) -> None:
    assert context_from_json(context_to_json(context), context.policy) == context
