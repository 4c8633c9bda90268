"""What stands behind the validation page: one session per address, which plays the story of its code.

The portal itself counts as the guide says: the first submission and retries 1 to 3 may fail and offer
[Coba Lagi]; when the fourth retry fails too, its last pop-up appears. The state is kept here, so that
a reloaded page goes on where it was.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.simulator.answers import Answer, Ending, json_answer, read_object
from desktop.simulator.stories import STORIES, Plot, Story, Turn

CODE_LIFETIME = 300.0
"""Seconds an access code lives (facts: five minutes)."""
RETRY_LIMIT = 3
"""The guide's "Batas maksimal percobaan adalah 3x"."""
SUBMISSION = 0.5
"""Seconds an ordinary submission takes, so that a person sees it being sent."""
_SILENCE = 600.0
_SESSIONS = 500
_CAUSES = (
    "Terjadi kendala jaringan saat mengirim data.",
    "Server sedang tidak dapat memproses permintaan.",
    "Terjadi masalah pada sistem.",
)
_PATIENTS = (
    ("Budi S******", "3174 •••• •••• 0001"),
    ("Siti N*********", "3273 •••• •••• 0002"),
    ("Made W****", "5171 •••• •••• 0003"),
    ("Maria T*******", "5371 •••• •••• 0004"),
)
_EVERY_BOX = [True, True, True]

CODE, DATA = "code", "data"
"""The steps of the page before any submission; the others are called as their ``Turn``."""
_BEFORE = {"code": (CODE, Turn.CODE_EXPIRED), "submit": (DATA,), "retry": (Turn.FAILED,)}


@dataclass(slots=True, repr=False)
class Session:
    """One validation page: where it stands and what it was told. No repr: it holds a code."""

    step: str = CODE
    story: Story | None = None
    accepted_at: float = 0.0
    boxes: object = None
    failures: int = 0

    def view(self) -> dict[str, Any]:
        """What the page may know; the patient is invented and masked."""
        view: dict[str, Any] = {"step": self.step}
        if self.story:
            name, nik = _PATIENTS[list(STORIES).index(self.story.code) % len(_PATIENTS)]
            view["patient"] = {"name": name, "nik": nik}
        if self.step in (Turn.FAILED, Turn.LAST):
            view["cause"] = _CAUSES[(self.failures - 1) % len(_CAUSES)]
        return view


class Portal:
    """All validation pages of this run. Thread-safe; ``clock`` gives seconds that never jump."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()

    def open_page(self) -> str:
        """A fresh page; returns the random name that its address ends with."""
        token = str(uuid.uuid4())
        with self._lock:
            self._sessions[token] = Session()
            while len(self._sessions) > _SESSIONS:
                del self._sessions[next(iter(self._sessions))]
        return token

    def knows(self, token: str) -> bool:
        """Whether there is a page of that name."""
        with self._lock:
            return token in self._sessions

    def state(self, token: str) -> Answer | None:
        """Where a page stands, for a page that was loaded anew; None if there is no such page."""
        with self._lock:
            session = self._sessions.get(token)
            return json_answer(session.view()) if session else None

    def act(self, token: str, action: str, body: bytes) -> Answer | None:
        """One step of the page: ``code``, ``submit``, ``retry`` or ``restart``. None: no such page or step.

        A step that does not fit where the page stands (a second click on a button) changes nothing and
        is answered with 409 and the state.
        """
        with self._lock:
            session = self._sessions.get(token)
            if session is None or action not in (*_BEFORE, "restart"):
                return None
            if action == "restart":
                session = self._sessions[token] = Session()
                return json_answer(session.view())
            if session.step not in _BEFORE[action]:
                return json_answer(session.view(), 409)
            return self._code(session, body) if action == "code" else self._submit(session, action, body)

    def _code(self, session: Session, body: bytes) -> Answer:
        story = STORIES.get(str(read_object(body).get("code", "")))
        if story is None or story.plot.ending is Turn.CODE_WRONG:
            return json_answer({"step": Turn.CODE_WRONG})
        if story.plot.ending is Turn.CODE_EXPIRED:
            session.step = Turn.CODE_EXPIRED
        else:
            session.step, session.story, session.accepted_at = DATA, story, self._clock()
        return json_answer(session.view())

    def _submit(self, session: Session, action: str, body: bytes) -> Answer:
        if action == "submit":
            session.boxes = read_object(body).get("boxes")
        if session.story is None or self._clock() - session.accepted_at > CODE_LIFETIME:
            session.step, session.story, session.failures = Turn.CODE_EXPIRED, None, 0
            return json_answer(session.view())
        plot = session.story.plot
        turn = _turn(plot, session)
        if turn is Turn.SILENT:
            return Answer(after=_SILENCE, ending=Ending.SILENCE)
        if turn is Turn.GONE:
            return json_answer({"step": Turn.GONE})
        session.failures += turn in (Turn.FAILED, Turn.LAST)
        session.step = turn
        return json_answer(session.view()).delayed(plot.seconds or SUBMISSION)


def _turn(plot: Plot, session: Session) -> Turn:
    """What becomes of the submission that comes now, after ``session.failures`` failed ones."""
    if session.boxes != _EVERY_BOX:
        return Turn.INVALID
    if session.failures < plot.fails:
        return Turn.FAILED
    if plot.ending is Turn.FAILED and session.failures > RETRY_LIMIT:
        return Turn.LAST
    return plot.ending
