"""When what the page shows is news: the rule of what is reported, without any browser.

An observation is reported when it differs from the last one, or when it went away and came again.
Three things make that less simple than it sounds. After [Coba Lagi] was pressed the old pop-up may
stand for a while longer; it counts again only when it has gone, changed, or the page was seen
sending meanwhile. Between that press, or the end of sending, and the answer a page may show its data
for a moment; that is no step back until it has lasted. And a page may announce something in an alert
box, which is gone before anybody can look.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.domain.case import Observation
from desktop.domain.sight import Block, Key, Sighting

Observe = Callable[[Sequence[Block], Observation | None], Sighting | None]

SETTLE = 700
"""Milliseconds that a step back from sending must last before it is believed."""
ANSWERS = frozenset({Observation.SUCCEEDED, Observation.FAILED, Observation.INVALID, Observation.LAST_POPUP})
STEPS = frozenset({Observation.CODE_ENTRY, Observation.DATA_VALIDATION, Observation.CONFIRMATION})


class Watch:
    """Remembers what was reported and says what is new."""

    def __init__(self, observe: Observe) -> None:
        self._observe = observe
        self._boxes = 0
        self.forget()

    def forget(self) -> None:
        """Nothing was seen yet."""
        self._last: Sighting | None = None
        self._pending: Sighting | None = None
        self._blocks: Sequence[Block] = ()
        self._marks: dict[str, int] = {}
        self._sent = False
        self._waiting = False

    @property
    def unsettled(self) -> bool:
        """Whether ``settle`` is to be asked in ``SETTLE`` milliseconds."""
        return self._pending is not None

    def read(self, blocks: Sequence[Block]) -> Observation | None:
        """What of the page as it is now has to be reported."""
        self._blocks = blocks
        return self._news(self._sight(blocks))

    def settle(self) -> Observation | None:
        """The step back has lasted; report it."""
        pending, self._pending = self._pending, None
        return self._take(pending) if pending is not None else None

    def hear(self, text: str) -> Observation | None:
        """The page said something in a box of its own and went on."""
        self._boxes += 1
        sighting = self._see([Block(text, popup=True, key=("box", self._boxes))])
        return self._take(sighting) if sighting is not None else None

    def pressed(self) -> None:
        """[Coba Lagi] is being pressed: whatever answer stands on the page is an old one."""
        self._sent = False
        self._waiting = True
        for block in self._blocks:
            self.renewed_from(block.key[0], block.key[1] + 1)

    def renewed_from(self, doc: str, number: int) -> None:
        """What has a smaller number in that document stood there when the button was pressed."""
        self._marks[doc] = max(number, self._marks.get(doc, 0))

    def _see(self, blocks: Sequence[Block]) -> Sighting | None:
        return self._observe(blocks, self._last.observation if self._last else None)

    def _sight(self, blocks: Sequence[Block]) -> Sighting | None:
        stale, fresh = self._without_stale(blocks)
        if not stale:
            self._marks.clear()
            return fresh
        if fresh is not None and fresh.observation is Observation.SUBMITTING:
            self._sent = True
        elif fresh is None or fresh.observation not in ANSWERS:
            if not self._sent:
                return None
            fresh = self._see(blocks)
            self._marks.clear()
        return fresh

    def _without_stale(self, blocks: Sequence[Block]) -> tuple[set[Key], Sighting | None]:
        """The old answers that still stand, and what the page amounts to apart from them."""
        old = [block for block in blocks if block.key[1] < self._marks.get(block.key[0], 0)]
        stale: set[Key] = set()
        while (seen := self._see(_without(old, stale))) and seen.observation in ANSWERS:
            stale |= seen.keys
        whole = self._see(blocks)
        if whole is not None and whole.observation in ANSWERS and whole.keys - stale:
            return stale, Sighting(whole.observation, whole.keys - stale)
        return stale, self._see(_without(blocks, stale))

    def _news(self, seen: Sighting | None) -> Observation | None:
        if seen is None:
            self._pending = None
            return None
        last = self._last
        if last is not None and last.observation is seen.observation and last.keys & seen.keys:
            self._last, self._pending = seen, None
            return None
        sending = self._waiting or (last is not None and last.observation is Observation.SUBMITTING)
        if sending and seen.observation in STEPS:
            self._pending = seen
            return None
        return self._take(seen)

    def _take(self, seen: Sighting) -> Observation:
        self._last, self._pending, self._waiting = seen, None, False
        return seen.observation


def _without(blocks: Sequence[Block], keys: set[Key]) -> list[Block]:
    return [block for block in blocks if block.key not in keys]
