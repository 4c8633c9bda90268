"""Starts Loket from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.setup_env import Kind, ensure
from build_scripts.shell import child_environment, say
from desktop.launch import SURROUNDINGS, has_display  # standard library only, like everything here

NO_SCREEN = (
    "There is no screen here, so no window can be shown; "
    "`python3 build_scripts/dev.py run -- walkthrough --out pictures` shows every step as a picture instead."
)
_OPTIONS_WITH_VALUE = {"--data", "--policy", "--lang"}


def launch(arguments: Sequence[str]) -> int:
    """Set everything up and start Loket: in training, or exactly as the arguments say."""
    if needs_screen(arguments) and not has_display():
        say(NO_SCREEN)
        return SURROUNDINGS
    python = ensure(Kind.RUN)
    return _become(python, ["-P", "-m", "desktop", *(arguments or ["--training"])])


def needs_screen(arguments: Sequence[str]) -> bool:
    """Whether these arguments ask for the window: no command is named, only options."""
    words = iter(arguments)
    for word in words:
        if word in _OPTIONS_WITH_VALUE:
            next(words, None)
        elif not word.startswith("-") or word in {"-h", "--help"}:
            return False
    return True


def _become(python: Path, arguments: Sequence[str]) -> int:
    """Hand the terminal over; on POSIX in this very process, so that signals reach Loket itself."""
    command = [str(python), *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(python, command, child_environment())  # noqa: S606 - a list, no shell
    return subprocess.call(command, env=child_environment())
