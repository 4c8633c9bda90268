"""Everything the desk holds of one case besides where the flow stands; rebuilt from the journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop.domain.case import Entry, Evidence, PreCheck, Source, new_case_id
from desktop.domain.errors import ProblemCode
from desktop.domain.evidence_json import evidence_from_payload, evidence_to_payload
from desktop.domain.patient import Patient
from desktop.flow.memory import context_from_json, context_to_json
from desktop.flow.model import Context, Event, EventKind, RetryPolicy, State
from desktop.flow.view import LedgerItem, TrailItem


class NoteKind(StrEnum):
    """What the journal keeps of a case besides the flow's own events."""

    PATIENT = "patient"
    PRECHECK = "precheck"
    EVIDENCE = "evidence"
    FORM_OPENED = "form_opened"


_NOTES = frozenset(kind.value for kind in NoteKind)
_NUMBERED = {EventKind.COBA_LAGI: "retries", EventKind.CODE_READY: "round"}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case as the desk sees it. Never changed in place."""

    case_id: str = field(default_factory=new_case_id)
    state: State = State.IDLE
    context: Context = field(default_factory=Context)
    patient: Patient = field(default_factory=Patient)
    precheck: PreCheck = field(default_factory=PreCheck)
    evidence: tuple[Evidence, ...] = ()
    ledger: tuple[LedgerItem, ...] = ()
    trail: tuple[TrailItem, ...] = ()
    last_at: datetime | None = None

    def moved(self, event: Event, state: State, context: Context, at: datetime) -> CaseFile:
        """The case after a step of the flow."""
        number = getattr(context, _NUMBERED[event.kind]) if event.kind in _NUMBERED else 0
        code = event.problem.code if event.problem else None
        item = TrailItem(at, event.kind, state, event.source, code, number)
        return replace(
            self,
            state=state,
            context=context,
            ledger=_ledger(self.ledger, self.context, context),
            trail=(*self.trail, item),
            last_at=at,
        )

    def noted(self, kind: NoteKind, payload: dict[str, Any], at: datetime) -> CaseFile:
        """The case after something beside the flow."""
        item = TrailItem(at, kind, self.state)
        trail = self.trail if kind in (NoteKind.PATIENT, NoteKind.PRECHECK) else (*self.trail, item)
        return replace(self, trail=trail, last_at=at, **_learn(self, kind, payload))


def _learn(case: CaseFile, kind: NoteKind, payload: dict[str, Any]) -> dict[str, Any]:
    if kind is NoteKind.PATIENT:
        return {"patient": Patient(**payload)}
    if kind is NoteKind.PRECHECK:
        return {"precheck": PreCheck(**payload)}
    if kind is NoteKind.EVIDENCE:
        return {"evidence": (*case.evidence, evidence_from_payload(payload))}
    return {}


def _ledger(ledger: tuple[LedgerItem, ...], before: Context, after: Context) -> tuple[LedgerItem, ...]:
    """A dot more, a dot answered later than it was sent, or a new round's empty row."""
    if after.round != before.round:
        return ()
    if after.outcome is None or after.source is None:
        return ledger
    if after.all_submissions > before.all_submissions:
        return (*ledger, LedgerItem(len(ledger) + 1, after.outcome, after.source))
    if ledger and (after.outcome, after.source) != (before.outcome, before.source):
        return (*ledger[:-1], LedgerItem(len(ledger), after.outcome, after.source))
    return ledger


def note_payload(value: Patient | PreCheck | Evidence) -> dict[str, Any]:
    """A note's value as the journal keeps it."""
    return evidence_to_payload(value) if isinstance(value, Evidence) else asdict(value)


def flow_entry(case: CaseFile, event: Event, officer: str, at: datetime) -> Entry:
    """The journal's entry for a step that ``case`` has just taken."""
    code = event.problem.code if event.problem else None
    payload = {"source": event.source, "problem": code}
    return Entry(case.case_id, at, event.kind, case.state, context_to_json(case.context), payload, officer)


def note_entry(case: CaseFile, kind: NoteKind, payload: dict[str, Any], officer: str, at: datetime) -> Entry:
    """The journal's entry for something beside the flow."""
    return Entry(case.case_id, at, kind, case.state, context_to_json(case.context), payload, officer)


def from_entries(entries: Iterable[Entry], policy: RetryPolicy) -> CaseFile:
    """A case as the journal has it. Raises ValueError or KeyError when the journal's data is not ours."""
    case: CaseFile | None = None
    for entry in entries:
        case = _replayed(case or CaseFile(case_id=entry.case_id), entry, policy)
    if case is None:
        raise ValueError("a case without entries")
    return case


def _replayed(case: CaseFile, entry: Entry, policy: RetryPolicy) -> CaseFile:
    if entry.kind in _NOTES:
        return case.noted(NoteKind(entry.kind), entry.payload, entry.at)
    event = Event(EventKind(entry.kind), Source(entry.payload["source"]), None)
    context = context_from_json(entry.context, policy)
    moved = case.moved(event, State(entry.state), context, entry.at)
    return _with_problem(moved, entry.payload.get("problem"))


def _with_problem(case: CaseFile, code: str | None) -> CaseFile:
    if code is None:
        return case
    last = replace(case.trail[-1], problem=ProblemCode(code))
    return replace(case, trail=(*case.trail[:-1], last))
