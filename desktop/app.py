"""Composition root: the one module that knows both the adapters and the window.

Everything is handed over by constructors; what is slow to import is imported by the lanes after
the first paint (``app_kyc``), and the journal, the evidence and the stand-in are only opened there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from desktop.app_kyc import LateKyc, to_satusehat, to_stand_in
from desktop.app_portal import ListedPortal, make_portal
from desktop.complaint.guide import GuideComplaints
from desktop.domain.clock import SystemClock
from desktop.domain.operator import Officer
from desktop.evidence.blank import is_blank
from desktop.evidence.store import FolderEvidence
from desktop.flow.asides import Tools
from desktop.flow.conductor import Conductor
from desktop.flow.effects import Hands, Limits
from desktop.flow.model import RetryPolicy
from desktop.flow.settled import DeskSetup
from desktop.jobs import QtLane
from desktop.journal.store import SqliteJournal
from desktop.launch import RESOURCES, Launch
from desktop.ports import Browser
from desktop.settings.log import start_log, stop_log
from desktop.settings.options import Environment, Options
from desktop.settings.paths import Paths
from desktop.settings.people import People, PeopleFile
from desktop.settings.policy import load_policy
from desktop.single import FolderLock
from desktop.timers import QtTimers
from desktop.training import StandInProcess
from ui.assemble import assemble
from ui.camera import WindowCamera
from ui.desktop_services import QtBrowser, QtClipboard
from ui.main_window import MainWindow
from ui.texts import Texts
from ui.theme import Theme

# The stand-in wants an agent like the real service does; nobody has this NIK.
_TRAINEE = Officer("Siti Latihan", "9999990101900001")
_GOODBYE_SECONDS = 1.0


class DeskApp:
    """One running desk in one window. Raises FolderUnusable, AlreadyRunning or PolicyInvalid."""

    def __init__(
        self,
        launch: Launch,
        theme: Theme,
        window: MainWindow | None = None,
        browser: Browser | None = None,
        limits: Limits | None = None,
    ) -> None:
        """``window``: one that is on the screen already; ``browser``, ``limits``: instead of the desk's."""
        options = load_policy(launch.policy).options
        self.training = launch.training or options.environment is Environment.TRAINING
        self.paths = Paths.find(launch.data, self.training)
        self.paths.ensure()
        self._lock = FolderLock(self.paths.root)
        self._log = start_log(self.paths.log)
        people = PeopleFile(self.paths.settings)
        self._lanes = {name: QtLane(name) for name in ("net", "disk", "picture")}
        self._journal = SqliteJournal(self.paths.journal)
        self.stand_in = StandInProcess(self.paths.root) if self.training else None
        self.browser = browser or QtBrowser()
        self._clipboard = QtClipboard(options.clipboard_clear_seconds)
        texts = Texts(launch.language, RESOURCES)
        self.view = make_portal(options, texts, self.browser)
        self.window = window or MainWindow()
        setup = self._setup(options, people.load().people, limits)
        self.desk = Conductor(
            setup,
            self._hands(options),
            self._tools(),
            self._journal,
            self._lanes["disk"],
            people.save_reporter,
        )
        assemble(self.desk, self.view, texts, theme, self.window)

    def start(self) -> None:
        """Look for what a crash left open; after the first paint make ready for the first patient."""
        self.desk.start()
        self.window.after_first_paint(self.desk.prepare)

    def stop(self) -> None:
        """End everything that runs; the case stays as the journal has it."""
        self.desk.stop()
        self.view.end()
        self._clipboard.forget()
        self._lanes["disk"].submit(self._journal.close, lambda _: None, lambda _: None)
        for lane in self._lanes.values():
            lane.stop()
        self._lanes["disk"].wait(_GOODBYE_SECONDS)
        if self.stand_in is not None:
            self.stand_in.stop()
        stop_log(self._log)
        self._lock.release()

    def survive(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """For ``sys.excepthook``: a bug of ours on the main thread stops the case, never the desk."""
        if isinstance(error, Exception):
            self.desk.crashed(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def abandon(self) -> None:
        """Let go of everything without a word to the journal, as a power cut would."""
        self.desk.stop()
        self.view.end()
        if self.stand_in is not None:
            self.stand_in.stop()
        stop_log(self._log)
        self._lock.release()

    # parts

    def _setup(self, options: Options, people: People, limits: Limits | None) -> DeskSetup:
        own = Limits(options.code_seconds, options.answer_timeout_seconds, options.page_timeout_seconds)
        return DeskSetup(
            officer=_TRAINEE if self.training else people.officer,
            training=self.training,
            policy=RetryPolicy(options.retry_limit),
            limits=limits or own,
            form_url=self._form_url(options),
            reporter=people.reporter,
        )

    def _form_url(self, options: Options) -> Callable[[], str]:
        """In training the stand-in's form, never the real one."""
        stand_in = self.stand_in
        if stand_in is None:
            return lambda: options.contact_us_url
        return lambda: stand_in.known.form_url if stand_in.known else ""

    def _hands(self, options: Options) -> Hands:
        clock = SystemClock()
        connect = to_stand_in(self.stand_in) if self.stand_in else to_satusehat(options)
        kyc = LateKyc(connect, options, clock)
        portal = ListedPortal(self.view, self.view.allow_hosts, lambda: kyc.hosts)
        return Hands(kyc, portal, self._lanes["net"], QtTimers(self.window), clock)

    def _tools(self) -> Tools:
        return Tools(
            WindowCamera(self.window, self.view, is_blank),
            FolderEvidence(self.paths.evidence, self.paths.exchange),
            GuideComplaints(),
            self._clipboard,
            self.browser,
            self._lanes["picture"],
        )
