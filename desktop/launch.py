"""What the command line says before any command: where to write, what policy, which language."""

from __future__ import annotations

import os
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

YES, NO, USAGE, SURROUNDINGS, BUG = 0, 1, 2, 3, 70

RESOURCES = Path(__file__).resolve().parents[1] / "resources"


@dataclass(frozen=True, slots=True)
class Launch:
    """The global options (cli.md). ``data`` None means the place the system gives programs."""

    data: Path | None = None
    policy: Path | None = None
    language: str = "id"
    training: bool = False
    exit_after_first_paint: bool = False


def has_display() -> bool:
    """Whether a window can be shown. Without one Qt would abort the process (facts, Qt)."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def confess(error: Exception) -> int:
    """Where a bug of ours struck, without the exception's text, which may hold somebody's data."""
    sys.stderr.write("Loket berhenti karena kesalahan program.\n")
    for frame in traceback.extract_tb(error.__traceback__):
        sys.stderr.write(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n")
    return say(f"  {type(error).__name__}", BUG)


def say(sentence: str, code: int) -> int:
    """One sentence for whoever started us, and the exit code to end with."""
    sys.stderr.write(f"{sentence}\n")
    return code
