"""Child processes, told to the person who waits for them."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class SetupProblem(Exception):
    """The machine lacks something that cannot be put right from here; the text is for a person."""


def say(text: str) -> None:
    """One line to the person at the terminal, at once and in order with what children print."""
    print(text, flush=True)


def run(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None, only_if_it_fails: bool = False
) -> int:
    """Show and run one command in the project's root; the answer is its exit code.

    Some commands have much to say that helps only when they fail: ``only_if_it_fails``.
    """
    words = [str(word) for word in command]
    say(f"› {shlex.join([Path(words[0]).name, *words[1:]])}")
    output = subprocess.PIPE if only_if_it_fails else None
    done = subprocess.run(words, cwd=ROOT, env=child_environment(env), check=False, stdout=output, text=True)
    if output and done.returncode != 0:
        say(done.stdout)
    return done.returncode


def succeeds(command: Sequence[str | Path]) -> bool:
    """Whether a command exists and ends well; nothing of it is shown."""
    try:
        return (
            subprocess.run([str(word) for word in command], check=False, capture_output=True).returncode == 0
        )
    except OSError:
        return False


def is_root() -> bool:
    """Whether we are the administrator of a POSIX machine."""
    return sys.platform != "win32" and os.geteuid() == 0


def child_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our environment for a child, with what only development needs.

    Chromium's sandbox refuses to run as root, and containers are root; the product never sets this.
    """
    env = {**os.environ, **(extra or {})}
    if is_root():
        env.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    return env
