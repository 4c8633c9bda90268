"""A desk's surroundings that a test moves by hand: the page, the calls, the clock, the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.domain.errors import Problem
from desktop.domain.operator import Officer
from desktop.domain.portal import PortalLink
from desktop.ports import PortalListener, Shot


class HandClock:
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 23, 2, 14, tzinfo=UTC)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def turn(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds


@dataclass
class HandTicket:
    at: float
    call: Callable[[], None]
    live: bool = True

    def cancel(self) -> None:
        self.live = False


@dataclass
class HandTimer:
    """Timers that fire when the clock is turned past them."""

    clock: HandClock
    tickets: list[HandTicket] = field(default_factory=list)

    def after(self, seconds: float, call: Callable[[], None]) -> HandTicket:
        ticket = HandTicket(self.clock.monotonic() + seconds, call)
        self.tickets.append(ticket)
        return ticket

    def turn(self, seconds: float) -> None:
        self.clock.turn(seconds)
        for ticket in [t for t in self.tickets if t.at <= self.clock.monotonic()]:
            self.tickets.remove(ticket)
            if ticket.live:
                ticket.call()


@dataclass
class ScriptedKyc:
    """Answers what the test laid ready, the last answer again and again."""

    answers: list[PortalLink | Problem] = field(
        default_factory=lambda: [PortalLink("http://127.0.0.1/kyc/v1/validation-web/x")]
    )
    asked: int = 0
    prepared: int = 0

    def open_portal(self, officer: Officer) -> PortalLink | Problem:
        self.asked += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def prepare(self) -> None:
        self.prepared += 1


@dataclass
class HandPortal:
    """A page that does what the test tells it through ``listener``."""

    has_button: bool = True
    loads: bool = True
    embedded: bool = True
    listener: PortalListener | None = None
    opened: int = 0
    pressed: int = 0

    def warm_up(self) -> None:
        pass

    def open(self, link: PortalLink, listener: PortalListener) -> None:
        self.opened += 1
        self.listener = listener
        if self.loads:
            listener.portal_loaded()

    def press_retry(self, done: Callable[[bool], None]) -> None:
        self.pressed += 1
        done(self.has_button)

    def close(self) -> None:
        self.listener = None


@dataclass(frozen=True)
class StillShot:
    """One grey pixel, said to be blank or not."""

    blank: bool = False
    data: bytes = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154"
        "789c6368000000820081 77cd72b60000000049454e44ae426082".replace(" ", "")
    )

    def png(self) -> bytes:
        return self.data


@dataclass
class HandCamera:
    """Answers at once, or, when ``slow``, as soon as the test says ``develop``."""

    shot: Shot | None = field(default_factory=StillShot)
    taken: int = 0
    slow: bool = False
    waiting: list[Callable[[Shot | None], None]] = field(default_factory=list)

    def shoot(self, done: Callable[[Shot | None], None]) -> None:
        self.taken += 1
        self.waiting.append(done)
        if not self.slow:
            self.develop()

    def develop(self) -> None:
        while self.waiting:
            self.waiting.pop(0)(self.shot)


@dataclass
class NotedClipboard:
    text: str = ""

    def put(self, text: str) -> None:
        self.text = text


@dataclass
class NotedBrowser:
    """Opens nothing; keeps what it was asked to open."""

    works: bool = True
    urls: list[str] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def open_url(self, url: str) -> bool:
        self.urls.append(url)
        return self.works

    def open_folder(self, folder: Path) -> bool:
        self.folders.append(folder)
        return self.works
