"""``walkthrough.json``: what was seen, in the form that cli.md fixes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from desktop.flow.model import Context, State

VERSION = 1


@dataclass(slots=True)
class Picture:
    """One PNG and the words on it."""

    file: str
    state: State
    title: str
    texts: list[str]


@dataclass(slots=True)
class StoryReport:
    """What one story did; the names are the JSON's, outcome and source in flow.md's words."""

    name: str
    outcome: str | None = None
    source: str | None = None
    states: list[State] = field(default_factory=list)
    rounds: int = 0
    submissions: int = 0
    retries: int = 0
    escalated: bool = False
    complaint: bool = False
    worst_stall_ms: float = 0.0
    pictures: list[Picture] = field(default_factory=list)

    def settle(self, context: Context) -> None:
        """Take the case's counts."""
        self.outcome = context.outcome.name if context.outcome else None
        self.source = context.source.name if context.source else None
        self.rounds, self.retries = context.round, context.all_retries
        self.submissions = context.all_submissions
        self.escalated, self.complaint = context.escalated, context.complaint


def write(out: Path, stories: Sequence[StoryReport]) -> None:
    """Write ``walkthrough.json`` into ``out``; raises OSError."""
    worst = max((story.worst_stall_ms for story in stories), default=0.0)
    report = {
        "version": VERSION,
        "worst_stall_ms": round(worst, 1),
        "stories": [asdict(story) for story in stories],
    }
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (out / "walkthrough.json").write_text(text + "\n", encoding="utf-8")
