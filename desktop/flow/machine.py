"""The documented flow as a QStateMachine built from the table; the only Qt module of the flow.

QStateMachine has traps (architecture.md, "QStateMachine without its traps"): it starts
asynchronously and loses what is sent before, it drops unmatched events in silence, and it must not
be re-entered. So there is one ``post()`` that buffers until the machine has started and while an
event is being taken, and a target-less catch-all on the root that reports what was refused.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtStateMachine import QSignalTransition, QState, QStateMachine

from desktop.flow.model import Context, Effect, Event, Row, State
from desktop.flow.reducer import effects_of
from desktop.flow.table import ROWS


@dataclass(frozen=True, slots=True)
class Taken:
    """One event the machine took: from where to where, and what is to be done about it."""

    event: Event
    before: State
    after: State
    context: Context
    effects: tuple[Effect, ...]


class FlowMachine(QObject):
    """Runs one case. Main thread only.

    ``taken`` carries a ``Taken``, ``refused`` the ``Event`` that no row answers, ``broke`` a
    sentence for the log when Qt reports that the machine itself failed.
    """

    taken = Signal(object)
    refused = Signal(object)
    broke = Signal(str)
    fire = Signal()

    def __init__(self, state: State, context: Context, parent: QObject | None = None) -> None:
        """A machine that will start in ``state``: IDLE, or wherever the journal left the case."""
        super().__init__(parent)
        self.state = state
        self.context = context
        self.current: Event | None = None
        self._waiting: deque[Event] = deque()
        self._started = False
        self._ended = False
        self._draining = False
        self._outcome: Taken | None = None
        self._machine = self._build(state)

    def start(self) -> None:
        """Start; events posted before the machine runs are kept and taken then."""
        self._machine.start()

    def stop(self) -> None:
        """Take no more events."""
        self._started, self._ended = False, True
        self._waiting.clear()
        self._machine.stop()

    def post(self, event: Event) -> None:
        """Give the machine an event; taken at once, or after the one being taken."""
        self._waiting.append(event)
        if self._started and not self._draining:
            self._drain()

    def take(self, row: Row) -> None:
        """Called by the transition of ``row`` while it fires."""
        event = self._event()
        self.context = row.change(self.context, event)
        self.state = row.to
        self._outcome = Taken(event, row.state, row.to, self.context, effects_of(row))

    def answers(self, row: Row) -> bool:
        """Whether ``row`` is the one for the event in hand."""
        return row.matches(self.state, self.context, self._event())

    def _event(self) -> Event:
        if self.current is None:
            raise RuntimeError("the flow was fired without an event")
        return self.current

    def _drain(self) -> None:
        self._draining = True
        try:
            while self._waiting:
                self._take_one(self._waiting.popleft())
        finally:
            self._draining = False

    def _take_one(self, event: Event) -> None:
        self.current = event
        self.fire.emit()
        self.current = None
        outcome, self._outcome = self._outcome, None
        if outcome is None:
            self.refused.emit(event)
        else:
            self.taken.emit(outcome)

    def _on_started(self) -> None:
        """Inside this slot Qt would queue what is fired, so the first event waits one turn."""
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if not self._ended:
            self._started = True
            self._drain()

    @property
    def running(self) -> bool:
        """Whether events are taken at once."""
        return self._started

    @property
    def configuration(self) -> frozenset[str]:
        """Names of the states that Qt itself holds active; one, and the same as ``state``."""
        names = (node.objectName() for node in self._machine.configuration())
        return frozenset(name for name in names if name)

    def _build(self, initial: State) -> QStateMachine:
        machine = QStateMachine(self)
        root = QState(machine)
        states = {state: QState(root) for state in State}
        for state, node in states.items():
            node.setObjectName(state.value)
        for row in ROWS:
            _RowTransition(self, row, states[row.state], states[row.to])
        root.addTransition(self._catch_all(root))
        root.setInitialState(states[initial])
        machine.setInitialState(root)
        machine.started.connect(self._on_started)
        machine.runningChanged.connect(self._on_running)
        return machine

    def _catch_all(self, root: QState) -> QSignalTransition:
        """Matches what no row answers, so that a refusal is a fact and not a silence."""
        return _on_fire(QSignalTransition(root), self)

    def _on_running(self, running: bool) -> None:
        if not running and self._started:
            self._started = False
            self.broke.emit(f"state machine stopped: {self._machine.errorString()}")


def _on_fire(transition: QSignalTransition, flow: FlowMachine) -> QSignalTransition:
    """By name: PySide's constructor that takes the signal never lets go of the object it belongs to."""
    transition.setSenderObject(flow)
    transition.setSignal(b"2fire()")
    return transition


class _RowTransition(QSignalTransition):
    """One row of the table as Qt's transition; a row that stays where it is has no target."""

    def __init__(self, flow: FlowMachine, row: Row, source: QState, target: QState) -> None:
        super().__init__(source)
        _on_fire(self, flow)
        self._flow = flow
        self._row = row
        if source is not target:
            self.setTargetState(target)
        source.addTransition(self)

    def eventTest(self, event: QEvent) -> bool:
        return bool(super().eventTest(event)) and self._flow.answers(self._row)

    def onTransition(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        self._flow.take(self._row)
