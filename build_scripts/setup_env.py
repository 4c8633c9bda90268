"""The environment in ``.venv``: made when missing, mended when broken, left alone when it is right.

A stamp inside it holds the fingerprint of what was installed. It is written last, so an interrupted
set-up has none and is done again; a right one costs one look at a file.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path

from build_scripts import system_packages
from build_scripts.shell import ROOT, SetupProblem, run, say, succeeds

VENV = ROOT / ".venv"
STAMP = VENV / "loket-setup.json"


class Kind(StrEnum):
    """What an environment is for, by the name of its lock; dev holds everything of run."""

    RUN = "run"
    DEV = "dev"


def ensure(kind: Kind) -> Path:
    """Bring machine and environment to the state of the lock; the answer is the environment's Python.

    Raises SetupProblem with a sentence for a person when that cannot be done here.
    """
    ready = is_ready(kind)
    system_packages.ensure(_wanted_packages(kind), first_time=not ready)
    if not ready:
        _make(kind)
    return venv_python()


def _wanted_packages(kind: Kind) -> list[str]:
    wanted = [*system_packages.RUN]
    if kind is Kind.DEV:
        wanted += [*system_packages.DEV, *system_packages.python_library()]
    if not _can_make_environments():
        wanted.append(system_packages.VENV_MODULE)
    return wanted


def _can_make_environments() -> bool:
    """Debian packs a part of Python apart, without which there is no pip in a new environment."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def venv_python() -> Path:
    """The environment's interpreter, whether it exists yet or not."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def is_ready(kind: Kind) -> bool:
    """Whether the stamp fits the lock and the interpreter starts."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return (
        isinstance(stamp, dict)
        and stamp.get(kind) == fingerprint(kind)
        and succeeds([venv_python(), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
    )


def fingerprint(kind: Kind) -> str:
    """What the environment depends on, in one value: the lock and the project's description."""
    parts = (lock_file(kind).read_bytes(), (ROOT / "pyproject.toml").read_bytes())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def lock_file(kind: Kind) -> Path:
    """The hashed list of everything that is installed."""
    return ROOT / "requirements" / f"{kind}.txt"


def _make(kind: Kind) -> None:
    STAMP.unlink(missing_ok=True)
    usable = succeeds([venv_python(), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"])
    if not usable:
        _create()
    if not _install(kind):
        if not usable:
            raise SetupProblem("The packages could not be installed; pip says above why.")
        say("The environment seems damaged; making it anew.")
        _create()
        if not _install(kind):
            raise SetupProblem("The packages could not be installed; pip says above why.")
    write_stamp(kind)


def _create() -> None:
    if not _can_make_environments():
        raise SetupProblem(
            "This Python cannot make environments: its modules venv and ensurepip are missing."
        )
    if VENV.exists():
        shutil.rmtree(VENV)
    # Not sys.executable, which may lie in the very environment that is made anew.
    if run([getattr(sys, "_base_executable", sys.executable), "-m", "venv", VENV]) != 0:
        raise SetupProblem(f"The environment could not be made in {VENV}.")


def _install(kind: Kind) -> bool:
    say("Installing the locked packages; the first time this loads some hundred megabytes.")
    pip: list[str | Path] = [
        venv_python(),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
    ]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    locked = run([*pip, "--require-hashes", "-r", lock_file(kind)]) == 0
    # The project itself, from this folder: gives the command `loket`. Its build tool is in the lock.
    return locked and run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT]) == 0


def write_stamp(kind: Kind) -> None:
    """Note what was installed; comes last, so that an interrupted set-up leaves no stamp."""
    kinds = (Kind.RUN,) if kind is Kind.RUN else (Kind.RUN, Kind.DEV)
    STAMP.write_text(json.dumps({k: fingerprint(k) for k in kinds}), "utf-8")
