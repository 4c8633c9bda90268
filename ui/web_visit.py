"""One opening of the portal: what the listener is told, in which order, and when it is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.case import Observation
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.sight import Block, BlockKind, Key
from desktop.ports import PortalListener
from ui.web_watch import SETTLE, Observe, Watch

if TYPE_CHECKING:
    from ui.web_sheet import Sheet


@dataclass(frozen=True, slots=True)
class Eyes:
    """How a page is judged. ``is_retry``: whether a control's label is that of [Coba Lagi].

    ``blank_after``: seconds that a loaded page may stay without anything on it; ``press_within``:
    seconds that it may take to press a button of the page.
    """

    observe: Observe
    is_retry: Callable[[str], bool]
    blank_after: float = 8.0
    press_within: float = 2.0


class Visit(QObject):
    """Follows a sheet on behalf of a listener. ``ended``: the page was lost; nothing more is reported."""

    ended = Signal(Problem)

    def __init__(self, sheet: Sheet, listener: PortalListener, eyes: Eyes) -> None:
        super().__init__()
        self._sheet = sheet
        self._listener = listener
        self._eyes = eyes
        self._watch = Watch(eyes.observe)
        self._loaded = False
        self._over = False
        self._answers: list[Answer] = []
        self._blank = self._timer(eyes.blank_after, self._is_blank)
        self._settling = self._timer(SETTLE / 1000, self._settled)
        sheet.changed.connect(self._changed)
        sheet.page.failed.connect(self._lost)
        sheet.page.refused.connect(self._refused, Qt.ConnectionType.QueuedConnection)
        sheet.page.said.connect(self.hear)
        sheet.page.asked.connect(self.hear)

    def stop(self) -> None:
        """Report nothing any more; whoever waits for a button is told that it was not pressed."""
        self._over = True
        self._blank.stop()
        self._settling.stop()
        for answer in self._answers:
            answer.give(False)

    def hear(self, text: str) -> None:
        """The page put up a box of its own with this text."""
        if not self._over:
            self._load()
            self._report(self._watch.hear(text))

    def press_retry(self, done: Callable[[bool], None]) -> None:
        """Press the page's own [Coba Lagi], if there is one that a person could press."""
        answer = Answer(done, self._eyes.press_within)
        self._answers = [*(each for each in self._answers if not each.given), answer]
        button = self._retry_button()
        if button is None or self._over:
            QTimer.singleShot(0, self, lambda: answer.give(False))
            return

        def pressed(did: bool, new_from: Key) -> None:
            if did:
                self._watch.renewed_from(*new_from)
            answer.give(did)

        self._watch.pressed()
        self._sheet.press(button, pressed)

    def _retry_button(self) -> Block | None:
        buttons = [
            block
            for block in self._sheet.reading.blocks()
            if block.kind is BlockKind.CONTROL and not block.off and not block.under
            if self._eyes.is_retry(block.text)
        ]
        return min(buttons, key=lambda block: not block.popup, default=None)

    def _changed(self) -> None:
        reading = self._sheet.reading
        if reading.is_there and not self._over:
            self._load()
        if not self._loaded or self._over:
            return
        if reading.ink:
            self._blank.stop()
        elif not self._blank.isActive():
            self._blank.start()
        self._report(self._watch.read(reading.blocks()))
        self._settle_later()

    def _load(self) -> None:
        if not self._loaded:
            self._loaded = True
            self._listener.portal_loaded()

    def _report(self, seen: Observation | None) -> None:
        if seen is not None and not self._over:
            self._listener.portal_observed(seen)

    def _settle_later(self) -> None:
        if not self._watch.unsettled:
            self._settling.stop()
        elif not self._settling.isActive() and not self._over:
            self._settling.start()

    def _settled(self) -> None:
        self._report(self._watch.settle())

    def _is_blank(self) -> None:
        self._lost(Problem(ProblemCode.PAGE_BLANK))

    def _refused(self, problem: Problem) -> None:
        """A link of a page that goes nowhere is the page's affair; an opening that does is the desk's."""
        if not self._loaded:
            self._lost(problem)

    def _lost(self, problem: Problem) -> None:
        if self._over:
            return
        self.stop()
        self._listener.portal_lost(problem)
        self.ended.emit(problem)

    def _timer(self, seconds: float, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=round(seconds * 1000), singleShot=True)
        timer.timeout.connect(call)
        return timer


class Answer(QObject):
    """Answers once: when it is told to, or with no when time is up."""

    def __init__(self, done: Callable[[bool], None], seconds: float) -> None:
        super().__init__()
        self._done = done
        self.given = False
        QTimer.singleShot(round(seconds * 1000), self, lambda: self.give(False))

    def give(self, value: bool) -> None:
        """The answer; only the first one counts."""
        if not self.given:
            self.given = True
            self._done(value)
