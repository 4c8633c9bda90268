"""Runs the effects of the flow through the ports, and posts back what came of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.domain.case import Observation
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.operator import Officer
from desktop.domain.portal import PortalLink
from desktop.flow.model import Effect, Event, EventKind
from desktop.flow.table import SEEN
from desktop.flow.view import Waiting
from desktop.ports import Kyc, Lane, Portal, Ticket, Timer


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may take, in seconds; all of them options of the desk."""

    code: float = 300.0
    answer: float = 60.0
    page: float = 30.0


@dataclass(frozen=True, slots=True)
class Hands:
    """The ports that effects reach through."""

    kyc: Kyc
    portal: Portal
    net: Lane
    timer: Timer
    clock: Clock


class Effects:
    """The doing side of the flow. Main thread only; nothing here blocks or decides."""

    def __init__(
        self,
        hands: Hands,
        officer: Officer,
        limits: Limits,
        post: Callable[[Event], None],
        capture: Callable[[], None],
        crashed: Callable[[Exception], None],
        changed: Callable[[], None],
    ) -> None:
        """``post`` takes events back into the flow; ``changed`` asks for a new picture."""
        self._hands = hands
        self._officer = officer
        self._limits = limits
        self._post = post
        self._crashed = crashed
        self._changed = changed
        self._opening: Ticket | None = None
        self._preparing: Ticket | None = None
        self._timers: dict[str, Ticket] = {}
        self.waiting = Waiting.NOTHING
        self.since: datetime | None = None
        self.code_until: datetime | None = None
        self.wait_until: datetime | None = None
        self.connected_at: datetime | None = None
        self._run: dict[Effect, Callable[[], None]] = {
            Effect.OPEN_PORTAL: self._open,
            Effect.CANCEL_OPENING: self._cancel_opening,
            Effect.CLOSE_PORTAL: self._close,
            Effect.PRESS_RETRY: self._press_retry,
            Effect.CAPTURE: capture,
            Effect.START_CODE_CLOCK: self._start_code_clock,
            Effect.STOP_CODE_CLOCK: lambda: self._stop("code"),
            Effect.START_ANSWER_CLOCK: self._start_answer_clock,
            Effect.STOP_ANSWER_CLOCK: lambda: self._stop("answer"),
            Effect.PREPARE_NEXT: self._prepare,
            Effect.WARM_UP: hands.portal.warm_up,
        }

    def run(self, effects: tuple[Effect, ...]) -> None:
        """Run them in order, then show what changed."""
        for effect in effects:
            self._run[effect]()
        self._changed()

    def code_made(self) -> datetime:
        """The officer says that the patient has just made the code: its five minutes begin."""
        self.code_until = self._hands.clock.now() + timedelta(seconds=self._limits.code)
        return self.code_until

    def forget_code(self) -> None:
        """A code of another round is nobody's any more."""
        self.code_until = None

    def stop(self) -> None:
        """The desk closes: what is under way comes back to nobody."""
        self._cancel_opening()
        for name in tuple(self._timers):
            self._stop(name)

    # PortalListener

    def portal_loaded(self) -> None:
        """The page is there."""
        self._stop("page")
        self.connected_at = self._hands.clock.now()
        self._wait(Waiting.NOTHING)
        self._post(Event(EventKind.OPENED))

    def portal_observed(self, seen: Observation) -> None:
        """The page shows something else than before."""
        self._post(Event(SEEN[seen]))

    def portal_lost(self, problem: Problem) -> None:
        """The page did not come, or died."""
        self._stop("page")
        self._wait(Waiting.NOTHING)
        self._post(Event(EventKind.PAGE_LOST, problem=problem))

    # effects

    def _open(self) -> None:
        self._cancel_opening()
        self._wait(Waiting.LOGIN)
        kyc, officer = self._hands.kyc, self._officer
        self._opening = self._hands.net.submit(
            lambda: kyc.open_portal(officer), self._answered, self._crashed
        )

    def _answered(self, answer: PortalLink | Problem) -> None:
        self._opening = None
        if isinstance(answer, Problem):
            self._refused(answer)
            return
        self._wait(Waiting.PAGE)
        late = Problem(ProblemCode.PAGE_NOT_LOADED)
        self._after("page", self._limits.page, lambda: self.portal_lost(late))
        self._hands.portal.open(answer, self)

    def _refused(self, problem: Problem) -> None:
        self._wait(Waiting.NOTHING)
        pause = timedelta(seconds=problem.retry_after)
        self.wait_until = self._hands.clock.now() + pause if problem.retry_after else None
        self._post(Event(EventKind.OPEN_FAILED, problem=problem))

    def _cancel_opening(self) -> None:
        self._stop("page")
        if self._opening is not None:
            self._opening.cancel()
            self._give_up_preparing()
            self._opening = None
        self._wait(Waiting.NOTHING)

    def _give_up_preparing(self) -> None:
        """What was made ahead may itself be what hangs (a keyring that asks, a stand-in that is silent)."""
        if self._preparing is not None:
            self._preparing.cancel()
            self._preparing = None

    def _close(self) -> None:
        self._stop("page")
        self._hands.portal.close()

    def _press_retry(self) -> None:
        self._hands.portal.press_retry(self._pressed)

    def _pressed(self, found: bool) -> None:
        if not found:
            self._post(Event(EventKind.BUTTON_MISSING))

    def _start_code_clock(self) -> None:
        until = self.code_until or self.code_made()
        left = (until - self._hands.clock.now()).total_seconds()
        self._after("code", max(left, 0.0), lambda: self._post(Event(EventKind.CODE_EXPIRED)))

    def _start_answer_clock(self) -> None:
        self._wait(Waiting.ANSWER)
        self._after("answer", self._limits.answer, lambda: self._post(Event(EventKind.ANSWER_OVERDUE)))

    def _after(self, name: str, seconds: float, call: Callable[[], None]) -> None:
        """One timer of a name: a disk that refused may have kept the last one from being stopped."""
        self._cancel(name)
        self._timers[name] = self._hands.timer.after(seconds, call)

    def _stop(self, name: str) -> None:
        self._cancel(name)
        if name == "answer":
            self._wait(Waiting.NOTHING)

    def _cancel(self, name: str) -> None:
        ticket = self._timers.pop(name, None)
        if ticket is not None:
            ticket.cancel()

    def _prepare(self) -> None:
        self._preparing = self._hands.net.submit(self._hands.kyc.prepare, self._prepared, self._crashed)

    def _prepared(self, _: None) -> None:
        self._preparing = None

    def _wait(self, waiting: Waiting) -> None:
        self.waiting = waiting
        self.since = None if waiting is Waiting.NOTHING else self._hands.clock.now()
