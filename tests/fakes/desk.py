"""A desk without a conductor: notes what the window asked for, shows what a test pushes.

Snapshots come from the real table and the real reducer, so no test can draw a state that the
flow does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.domain.case import PreCheck
from desktop.domain.complaint import FormField
from desktop.domain.operator import Officer, Reporter
from desktop.domain.patient import Patient
from desktop.flow.model import Context, EventKind, State
from desktop.flow.reducer import allowed
from desktop.flow.table import SPECS
from desktop.flow.view import HeldCase, Snapshot

OFFICER = Officer(name="Siti Rahmawati")


def snapshot_of(state: State, context: Context | None = None, **more: Any) -> Snapshot:
    """The picture of ``state`` as the conductor would draw it; ``more`` are Snapshot's fields."""
    context, resting = context or Context(), SPECS[state].resting
    taken = allowed(state, context) | ({EventKind.START} if resting else set())
    fields: dict[str, Any] = {"officer": OFFICER, "training": True, **more}
    return Snapshot(state, SPECS[state], context, taken, **fields)


class FakeDesk:
    """Fulfils ``ports.Desk``. ``asked`` holds what was called, oldest first: ``(name, argument)``."""

    def __init__(self, snapshot: Snapshot | None = None, held: Sequence[HeldCase] = ()) -> None:
        self._snapshot = snapshot or snapshot_of(State.IDLE)
        self._listeners: list[Callable[[Snapshot], None]] = []
        self._held = tuple(held)
        self.asked: list[tuple[str, Any]] = []

    @property
    def snapshot(self) -> Snapshot:
        return self._snapshot

    def subscribe(self, listener: Callable[[Snapshot], None]) -> None:
        """Like the real desk: told after every change, and once now."""
        self._listeners.append(listener)
        listener(self._snapshot)

    def push(self, snapshot: Snapshot) -> None:
        """Show this to everybody who subscribed."""
        self._snapshot = snapshot
        for listener in self._listeners:
            listener(snapshot)

    def go(self, state: State, context: Context | None = None, **more: Any) -> None:
        """Push the picture of ``state``; the case's fields of the last picture stay."""
        kept = {
            name: getattr(self._snapshot, name)
            for name in (
                "training",
                "case_id",
                "patient",
                "reporter",
                "precheck",
                "trail",
                "ledger",
                "evidence",
            )
        }
        self.push(snapshot_of(state, context or self._snapshot.context, **(kept | more)))

    def change(self, **more: Any) -> None:
        """Push the last picture with some fields changed."""
        self.push(replace(self._snapshot, **more))

    def command(self, kind: EventKind) -> None:
        self.asked.append(("command", kind))

    def begin(self, precheck: PreCheck, patient: Patient) -> None:
        self.asked.append(("begin", (precheck, patient)))

    def set_precheck(self, precheck: PreCheck) -> None:
        self.asked.append(("set_precheck", precheck))

    def set_patient(self, patient: Patient) -> None:
        self.asked.append(("set_patient", patient))

    def set_reporter(self, reporter: Reporter) -> None:
        self.asked.append(("set_reporter", reporter))

    def attest(self, kind: EventKind) -> None:
        self.asked.append(("attest", kind))

    def capture(self) -> None:
        self.asked.append(("capture", None))

    def add_profile(self, picture: Path | bytes) -> None:
        self.asked.append(("add_profile", picture))

    def open_form(self) -> None:
        self.asked.append(("open_form", None))

    def copy_field(self, field: FormField) -> None:
        self.asked.append(("copy_field", field))

    def show_evidence(self) -> None:
        self.asked.append(("show_evidence", None))

    def held_cases(self, done: Callable[[Sequence[HeldCase]], None]) -> None:
        self.asked.append(("held_cases", None))
        done(self._held)

    def resume(self, case_id: str) -> None:
        self.asked.append(("resume", case_id))

    def answer_recovery(self, go_on: bool) -> None:
        self.asked.append(("answer_recovery", go_on))
