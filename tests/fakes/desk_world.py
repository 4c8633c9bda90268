"""A whole desk for tests: real conductor, machine, lanes, journal, complaint; a world moved by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEventLoop
from pytestqt.qtbot import QtBot

from desktop.complaint.guide import GuideComplaints
from desktop.domain.case import Entry, PreCheck
from desktop.domain.operator import Officer, Reporter
from desktop.domain.patient import Patient
from desktop.evidence.store import FolderEvidence
from desktop.flow.asides import Tools
from desktop.flow.conductor import Conductor
from desktop.flow.effects import Hands, Limits
from desktop.flow.model import EventKind, State
from desktop.flow.settled import DeskSetup
from desktop.jobs import QtLane
from desktop.journal.store import SqliteJournal
from desktop.ports import Kyc, PortalListener
from tests.fakes.world import (
    HandCamera,
    HandClock,
    HandPortal,
    HandTimer,
    NotedBrowser,
    NotedClipboard,
    ScriptedKyc,
)

FORM = "http://127.0.0.1/mobile/contact-us"
ALL_YES = PreCheck(True, True, True, True, True)
BUDI = Patient("Budi Santoso", "3174010101900001", "budi@contoh.id")
SITI = Reporter("Siti Rahmawati", "siti@puskesmas.contoh.id", "+6281234567890")


class CountedJournal(SqliteJournal):
    """The real journal; the disk can be told to refuse."""

    broken = False

    def append(self, entry: Entry) -> None:
        if self.broken:
            raise OSError("no space left")
        super().append(entry)


@dataclass
class DeskWorld:
    """One running desk on a folder. ``begin`` anew on the same folder is a restart."""

    qtbot: QtBot
    folder: Path
    kyc: Kyc = field(default_factory=ScriptedKyc)
    portal: HandPortal = field(default_factory=HandPortal)
    camera: HandCamera = field(default_factory=HandCamera)
    clock: HandClock = field(default_factory=HandClock)
    clipboard: NotedClipboard = field(default_factory=NotedClipboard)
    browser: NotedBrowser = field(default_factory=NotedBrowser)
    reporter: Reporter = field(default_factory=Reporter)
    saved_reporters: list[Reporter] = field(default_factory=list)
    over: bool = False

    def __post_init__(self) -> None:
        self.timer = HandTimer(self.clock)
        self.journal = CountedJournal(self.folder / "journal.db")
        self.lanes = {name: QtLane(name) for name in ("net", "disk", "picture")}
        self.desk = self._desk()
        self.desk.start()
        self.settle()

    def _desk(self) -> Conductor:
        lanes = self.lanes
        hands = Hands(self.kyc, self.portal, lanes["net"], self.timer, self.clock)
        tools = Tools(
            self.camera,
            FolderEvidence(self.folder / "evidence"),
            GuideComplaints(),
            self.clipboard,
            self.browser,
            lanes["picture"],
        )
        setup = DeskSetup(
            Officer("Siti Rahmawati", "3174095505900001"),
            training=True,
            limits=Limits(),
            form_url=lambda: FORM,
            reporter=self.reporter,
        )
        return Conductor(setup, hands, tools, self.journal, lanes["disk"], self.saved_reporters.append)

    @property
    def state(self) -> State:
        return self.desk.snapshot.state

    @property
    def page(self) -> PortalListener:
        """The page, as far as it can speak."""
        return cast(PortalListener, self.portal.listener)

    def settle(self) -> None:
        """Let everything that is under way arrive."""
        self.qtbot.waitUntil(self._quiet, timeout=10_000)

    def _quiet(self) -> bool:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return self.desk.ready and all(lane.idle for lane in self.lanes.values())

    def do(self, *kinds: EventKind) -> None:
        for kind in kinds:
            self.desk.command(kind)
            self.settle()

    def say(self, call: Callable[[PortalListener], None]) -> None:
        call(self.page)
        self.settle()

    def take_patient(self) -> None:
        """To the page's code field."""
        self.do(EventKind.START)
        self.desk.begin(ALL_YES, BUDI)
        self.settle()

    def written(self, case_id: str) -> Sequence[Entry]:
        """What the journal holds of a case, read where the journal lives."""
        found: list[Sequence[Entry]] = []
        self.lanes["disk"].submit(lambda: self.journal.entries(case_id), found.append, _raise)
        self.settle()
        return found[0]

    def crash(self) -> DeskWorld:
        """The program is gone; another starts on the same folder."""
        self.stop()
        return DeskWorld(self.qtbot, self.folder, clock=self.clock)

    def stop(self) -> None:
        if self.over:
            return
        self.settle()
        self.desk.stop()
        self.close_up()

    def close_up(self) -> None:
        """What follows ``desk.stop``: the journal is closed, the lanes end."""
        self.over = True
        self.lanes["disk"].submit(self.journal.close, lambda _: None, _raise)
        self.qtbot.waitUntil(lambda: self.lanes["disk"].idle)
        for lane in self.lanes.values():
            lane.stop()


def _raise(error: Exception) -> None:
    raise error
