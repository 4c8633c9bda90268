"""The desk: takes what the officer and the page do, writes it down, has it done, shows it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from desktop.domain.case import EvidenceKind, PreCheck, Source
from desktop.domain.complaint import FormField
from desktop.domain.operator import Reporter
from desktop.domain.patient import Patient
from desktop.flow.asides import Asides, Tools
from desktop.flow.casefile import CaseFile, NoteKind, flow_entry, note_entry, note_payload
from desktop.flow.effects import Effects, Hands
from desktop.flow.in_hand import InHand
from desktop.flow.machine import Taken
from desktop.flow.model import Context, Effect, Event, EventKind, State
from desktop.flow.scribe import Scribe
from desktop.flow.settled import DeskSetup
from desktop.flow.shelf import Shelf
from desktop.flow.table import SPECS
from desktop.flow.view import HeldCase, Notice, Snapshot
from desktop.ports import Journal, Lane, PortalListener

_LOG = logging.getLogger("loket.flow")


class Conductor:
    """Implements ``ports.Desk``. Main thread only; every call returns at once."""

    def __init__(
        self,
        setup: DeskSetup,
        hands: Hands,
        tools: Tools,
        journal: Journal,
        disk: Lane,
        save_reporter: Callable[[Reporter], None],
    ) -> None:
        """``save_reporter`` runs on the disk lane."""
        self._setup = setup
        self._hands = hands
        self._disk = disk
        self._save_reporter = save_reporter
        self._listeners: list[Callable[[Snapshot], None]] = []
        self._in_hand = InHand(self._fresh(), self._taken, self._refused)
        self._reporter = setup.reporter
        self._scribe = Scribe(journal, disk, self._not_saved)
        self._effects = Effects(
            hands, setup.officer, setup.limits, self.post, self.capture, self.crashed, self._publish
        )
        self._asides = Asides(tools, setup.form_url, lambda: self._case, self._note, self._tell)
        self._shelf = Shelf(journal, disk, setup.policy, self._publish, self._not_read)
        self._notice: Notice | None = None
        self._notice_number = 0

    def start(self) -> None:
        """Ask the journal what was left open, and make ready for the first patient."""
        self._shelf.look_for_unfinished()
        self._shelf.count()

    def prepare(self) -> None:
        """Make the first key pair and what else is slow, once the first picture is on the screen."""
        self._effects.run(SPECS[State.IDLE].entry)

    def stop(self) -> None:
        """Take no more events; the case stays as the journal has it."""
        self._in_hand.put_away()
        self._effects.stop()
        self._listeners.clear()

    @property
    def ready(self) -> bool:
        """Whether events are taken at once."""
        return self._in_hand.running

    @property
    def listener(self) -> PortalListener:
        """Who hears what the page does."""
        return self._effects

    # ports.Desk

    @property
    def snapshot(self) -> Snapshot:
        """The picture as it stands."""
        case, effects = self._case, self._effects
        return Snapshot(
            state=case.state,
            spec=SPECS[case.state],
            context=case.context,
            allowed=self._in_hand.allowed,
            officer=self._setup.officer,
            training=self._setup.training,
            case_id=case.case_id,
            patient=case.patient,
            reporter=self._reporter,
            precheck=case.precheck,
            trail=case.trail,
            ledger=case.ledger,
            evidence=case.evidence,
            complaint=self._asides.form(self._reporter) if case.state is State.COMPLAINT else None,
            code_until=effects.code_until if case.state is State.CODE_ENTRY else None,
            wait_until=effects.wait_until,
            waiting=effects.waiting,
            since=effects.since,
            embedded=self._hands.portal.embedded,
            held=self._shelf.held,
            recovery=self._shelf.recovery if self._in_hand.at_rest else None,
            notice=self._notice,
            notice_number=self._notice_number,
            connected_at=effects.connected_at,
        )

    def subscribe(self, listener: Callable[[Snapshot], None]) -> None:
        """Be told after every change, and once now."""
        self._listeners.append(listener)
        listener(self.snapshot)

    def command(self, kind: EventKind) -> None:
        """A button or key of the flow."""
        if kind not in self._in_hand.allowed:
            self._tell(Notice.EVENT_REFUSED)
            return
        if kind is EventKind.START and SPECS[self._case.state].resting:
            self.take_up(self._fresh())
        self.post(Event(kind, Source.ATTESTED))

    def begin(self, precheck: PreCheck, patient: Patient) -> None:
        """Intake done: the answers and the patient are in the journal before the portal is asked for."""
        self.set_precheck(precheck)
        self.set_patient(patient)
        if precheck.passed:
            self.command(EventKind.BEGIN)

    def set_precheck(self, precheck: PreCheck) -> None:
        """Keep the pre-check's answers."""
        if precheck != self._case.precheck:
            self._note(self._case.case_id, NoteKind.PRECHECK, note_payload(precheck))

    def set_patient(self, patient: Patient) -> None:
        """Keep what is known of the patient."""
        if patient != self._case.patient:
            self._note(self._case.case_id, NoteKind.PATIENT, note_payload(patient))

    def set_reporter(self, reporter: Reporter) -> None:
        """Keep who reports; never asked again."""
        if reporter == self._reporter:
            return
        self._reporter = reporter
        self._disk.submit(lambda: self._save_reporter(reporter), lambda _: None, self._not_kept)
        self._publish()

    def attest(self, kind: EventKind) -> None:
        """F6 to F9."""
        self.command(kind)

    def capture(self) -> None:
        """F10, and what the flow itself captures."""
        self._asides.capture(EvidenceKind.PORTAL)

    def add_profile(self, picture: Path | bytes) -> None:
        """The patient's *Profil SSM* picture."""
        self._asides.add_profile(picture)

    def open_form(self) -> None:
        """*Buka formulir*."""
        self._asides.open_form(self._reporter)

    def copy_field(self, field: FormField) -> None:
        """*Salin*."""
        self._asides.copy_field(field, self._reporter)

    def show_evidence(self) -> None:
        """*Buka folder bukti*."""
        self._asides.show_evidence()

    def held_cases(self, done: Callable[[Sequence[HeldCase]], None]) -> None:
        """The list of *Tertunda*, oldest first."""
        self._shelf.list(done)

    def resume(self, case_id: str) -> None:
        """Take a held case up again; only when no other case is in hand."""
        if case_id == self._case.case_id:
            self.command(EventKind.RESUME)
        elif not self._in_hand.at_rest:
            self._tell(Notice.EVENT_REFUSED)
        else:
            self._shelf.fetch(case_id, self._resumed)

    def answer_recovery(self, go_on: bool) -> None:
        """*Lanjutkan* or *Tutup kasus*."""
        case = self._shelf.take_unfinished()
        if case is None:
            return
        self.take_up(case)
        self.post(Event(EventKind.RESTARTED))
        if not go_on:
            self.post(Event(EventKind.CLOSE, Source.ATTESTED))

    # the flow

    def _fresh(self) -> CaseFile:
        return CaseFile(context=Context(policy=self._setup.policy))

    def take_up(self, case: CaseFile) -> None:
        """Put another case in hand; the one before stays as the journal has it."""
        self._effects.forget_code()
        self._in_hand.take_up(case)
        self._publish()

    @property
    def _case(self) -> CaseFile:
        return self._in_hand.case

    def post(self, event: Event) -> None:
        """Something happened: the page, a clock, the network or the officer."""
        self._in_hand.post(event)

    def _taken(self, step: Taken) -> None:
        before = self._case
        moved = before.moved(step.event, step.after, step.context, self._hands.clock.now())
        self._in_hand.case = moved
        self._mind_the_code(before, step.event)
        entry = flow_entry(self._case, step.event, self._setup.officer.name, self._hands.clock.now())
        self._scribe.write(entry, partial(self._done_writing, step, moved.case_id))
        self._publish()

    def _mind_the_code(self, before: CaseFile, event: Event) -> None:
        if before.context.round != self._case.context.round:
            self._effects.forget_code()
        if event.kind is EventKind.CODE_READY:
            self._effects.code_made()

    def _done_writing(self, step: Taken, case_id: str) -> None:
        """The window may show the next patient by now, who belongs on no picture of this case."""
        late = () if case_id == self._case.case_id else (Effect.CAPTURE,)
        self._effects.run(tuple(effect for effect in step.effects if effect not in late))
        if State.HELD in (step.before, step.after):
            self._shelf.count()

    def _refused(self, event: Event) -> None:
        """A page may repeat itself; an officer is told that the key did nothing."""
        _LOG.info("refused: %s in %s", event.kind, self._case.state)
        if event.source is Source.ATTESTED:
            self._tell(Notice.EVENT_REFUSED)

    def crashed(self, error: Exception) -> None:
        """A bug of ours. Its text may hold data: the log's formatter writes type and places only."""
        _LOG.error("fault: %s", type(error).__name__, exc_info=error)
        self.post(Event(EventKind.FAULT))

    def _not_saved(self, error: Exception) -> None:
        """Nothing is done that is not written down; the officer can go on once the disk takes it."""
        if self._case.state is not State.FAULT and not self._in_hand.at_rest:
            self.post(Event(EventKind.FAULT))
        self._not_kept(error)

    def _not_kept(self, error: Exception) -> None:
        """Something beside the case, which goes on without it."""
        _LOG.error("not saved: %s", type(error).__name__)
        self._tell(Notice.NOT_SAVED)

    def _not_read(self, error: Exception) -> None:
        """What the journal has of other cases; the one in hand goes on."""
        _LOG.error("not read: %s", type(error).__name__)
        self._tell(Notice.NOT_READ)

    # beside the flow

    def _note(self, case_id: str, kind: NoteKind, payload: dict[str, object]) -> None:
        """Write into a case: the one in hand, or one before it whose picture came late."""
        if case_id == self._case.case_id:
            self._note_into(self._case, kind, payload)
        else:
            self._shelf.fetch(case_id, lambda case: self._note_into(case, kind, payload))

    def _note_into(self, case: CaseFile, kind: NoteKind, payload: dict[str, object]) -> None:
        now = self._hands.clock.now()
        noted = case.noted(kind, payload, now)
        if case.case_id == self._case.case_id:
            self._in_hand.case = noted
        entry = note_entry(noted, kind, payload, self._setup.officer.name, now)
        self._scribe.write(entry, self._publish)

    def _tell(self, notice: Notice) -> None:
        self._notice, self._notice_number = notice, self._notice_number + 1
        self._publish()

    def _publish(self) -> None:
        snapshot = self.snapshot
        for listener in self._listeners:
            listener(snapshot)

    def _resumed(self, case: CaseFile) -> None:
        if self._in_hand.at_rest and case.state is State.HELD:
            self.take_up(case)
            self.post(Event(EventKind.RESUME, Source.ATTESTED))
