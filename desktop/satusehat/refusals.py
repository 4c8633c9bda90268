"""The sentences with which SATUSEHAT refuses: data, because they can change."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import ProblemCode
from desktop.satusehat.environments import RESOURCES

REFUSALS_FILE = RESOURCES / "satusehat" / "refusals.toml"


@dataclass(frozen=True, slots=True)
class Refusal:
    """``says``: folded words that give it away; ``code``: what they mean."""

    says: str
    code: ProblemCode


def load_refusals(file: Path = REFUSALS_FILE) -> tuple[Refusal, ...]:
    """The refusals of ``file`` in their order; raises OSError, TOMLDecodeError or KeyError."""
    entries = tomllib.loads(file.read_text("utf-8"))["refusal"]
    return tuple(Refusal(fold(entry["says"]), ProblemCode[entry["code"]]) for entry in entries)


def find_refusal(words: Iterable[str], refusals: Iterable[Refusal]) -> ProblemCode | None:
    """What the first fitting refusal means, or None when ``words`` say nothing we know."""
    said = fold("\n".join(words))
    return next((refusal.code for refusal in refusals if refusal.says in said), None)


def fold(text: str) -> str:
    """Capitals, line ends and runs of blanks do not matter."""
    return " ".join(text.casefold().split())
