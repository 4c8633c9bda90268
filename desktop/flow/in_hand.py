"""The case in hand, and the machine that runs it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from desktop.flow.casefile import CaseFile
from desktop.flow.machine import FlowMachine, Taken
from desktop.flow.model import Event, EventKind, State
from desktop.flow.reducer import allowed
from desktop.flow.table import SPECS

_LOG = logging.getLogger("loket.flow")
# Ours to post, never the officer's.
_OURS = frozenset({EventKind.RESTARTED, EventKind.FAULT})


class InHand:
    """One case at a time, each with a machine of its own that starts where the case stands."""

    def __init__(
        self, case: CaseFile, taken: Callable[[Taken], None], refused: Callable[[Event], None]
    ) -> None:
        """``taken`` and ``refused`` hear what the machine did with each event."""
        self._taken = taken
        self._refused = refused
        self.case = case
        self._machine = self._start(case)

    @property
    def running(self) -> bool:
        """Whether events are taken at once."""
        return self._machine.running

    @property
    def at_rest(self) -> bool:
        """Whether nobody at the desk waits for this case, so that another can be taken up."""
        return self.case.state is State.IDLE or SPECS[self.case.state].resting

    @property
    def allowed(self) -> frozenset[EventKind]:
        """What the officer can do now; at rest also take the next patient."""
        taken = allowed(self.case.state, self.case.context) - _OURS
        return taken | {EventKind.START} if SPECS[self.case.state].resting else taken

    def take_up(self, case: CaseFile) -> None:
        """Put another case in hand; the one before stays as the journal has it."""
        self.put_away()
        self.case = case
        self._machine = self._start(case)

    def put_away(self) -> None:
        """Take no more events."""
        self._machine.taken.disconnect(self._taken)
        self._machine.stop()
        self._machine.deleteLater()

    def post(self, event: Event) -> None:
        """Give the machine an event."""
        self._machine.post(event)

    def _start(self, case: CaseFile) -> FlowMachine:
        machine = FlowMachine(case.state, case.context)
        machine.taken.connect(self._taken)
        machine.refused.connect(self._refused)
        machine.broke.connect(self._broke)
        machine.start()
        return machine

    def _broke(self, sentence: str) -> None:
        """Qt gave the machine up: a new one goes on from where the case stands."""
        _LOG.error("%s", sentence)
        self.take_up(self.case)
