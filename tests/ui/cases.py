"""A patient, and a desk with everything on it that the window can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop.domain.case import Evidence, EvidenceKind, Outcome, Source
from desktop.domain.errors import ProblemCode
from desktop.domain.patient import Patient
from desktop.flow.model import Context, State
from desktop.flow.view import LedgerItem, Notice, TrailItem
from tests.fakes.desk import FakeDesk, snapshot_of
from tests.fakes.world import HandClock

BUDI = Patient("Budi Santoso Wijaya", "3174051203900001", "budi@contoh.id")


def busy_desk(state: State = State.SUBMITTING) -> FakeDesk:
    """A case in its second submission, with everything that the window can show."""
    clock = HandClock()
    context = replace(Context(), submissions=2, retries=4, all_submissions=4, all_retries=4, round=2)
    return FakeDesk(
        snapshot_of(
            state,
            context,
            case_id="c1",
            patient=BUDI,
            held=12,
            connected_at=clock.now(),
            code_until=clock.now() + timedelta(seconds=221),
            evidence=(Evidence(EvidenceKind.PORTAL, "a.png", clock.now()),),
            ledger=(
                LedgerItem(1, Outcome.FAILED, Source.ATTESTED),
                LedgerItem(2, Outcome.UNKNOWN, Source.OBSERVED),
            ),
            trail=tuple(
                TrailItem(clock.now(), kind, state, Source.ATTESTED, ProblemCode.TIMED_OUT, 1)
                for kind in ("start", "open_failed", "coba_lagi", "outcome_failed")
            ),
            notice=Notice.CAPTURE_BLANK,
            notice_number=1,
        )
    )
