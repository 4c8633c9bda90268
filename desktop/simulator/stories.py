"""The access codes of training: the code that is typed decides how the story goes.

Words for people are in ``resources/simulator/codes.json``, which the app reads too; what a story does
is here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "simulator"
CODES_FILE = RESOURCES / "codes.json"


class Turn(StrEnum):
    """What becomes of a code or of a submission; also the name of the page's step that shows it."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    LAST = "last"  # the guide's picture 4
    INVALID = "invalid"
    CODE_WRONG = "code_wrong"
    CODE_EXPIRED = "code_expired"
    SILENT = "silent"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Plot:
    """``fails`` submissions fail, then ``ending`` comes, ``seconds`` later than usual."""

    ending: Turn
    fails: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Story:
    """One line of the trainers' list, with its plot. ``code``: six digits, as text."""

    code: str
    name: str
    title_id: str
    title_en: str
    description_id: str
    description_en: str
    plot: Plot


PLOTS = {
    "success": Plot(Turn.SUCCEEDED),
    "slow-success": Plot(Turn.SUCCEEDED, seconds=3.0),
    "retry-once-then-success": Plot(Turn.SUCCEEDED, fails=1),
    "retry-then-success": Plot(Turn.SUCCEEDED, fails=2),
    "third-retry-success": Plot(Turn.SUCCEEDED, fails=3),
    "last-retry-success": Plot(Turn.SUCCEEDED, fails=4),
    "always-fails": Plot(Turn.FAILED),
    "invalid": Plot(Turn.INVALID),
    "code-expired": Plot(Turn.CODE_EXPIRED),
    "code-wrong": Plot(Turn.CODE_WRONG),
    "unknown": Plot(Turn.SILENT),
    "page-died": Plot(Turn.GONE),
    "portal-escalates-first": Plot(Turn.LAST),
}


def _read() -> dict[str, Story]:
    rows = json.loads(CODES_FILE.read_text(encoding="utf-8"))
    return {row["code"]: Story(**row, plot=PLOTS[row["name"]]) for row in rows}


STORIES = _read()
"""Every story of training by the code that starts it, in the order in which trainers read them."""
