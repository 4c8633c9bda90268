"""The codes that decide the stand-in's story, as trainers read them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TrainingCode:
    """Six digits and the story they play."""

    code: str
    title: str
    description: str


def read_codes(resources: Path, language: str) -> tuple[TrainingCode, ...]:
    """``simulator/codes.json`` in one language; raises OSError, KeyError, ValueError: the file is ours."""
    rows = json.loads((resources / "simulator" / "codes.json").read_text(encoding="utf-8"))
    return tuple(
        TrainingCode(row["code"], row[f"title_{language}"], row[f"description_{language}"]) for row in rows
    )
