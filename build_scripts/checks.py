"""Every check of the project, and the lock they all stand on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from build_scripts import freeze
from build_scripts.setup_env import Kind, ensure, lock_file
from build_scripts.shell import run, say

LINTERS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
}
# The full run goes one by one: some of its tests measure what the window makes people wait.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4")


def lint() -> int:
    """Style, order and types; 0 when all three are content."""
    return _verdict(_lint(ensure(Kind.DEV)))


def test(quick: bool, pytest_arguments: Sequence[str]) -> int:
    """The quick suite alone, or every check there is. pytest comes last and its last line closes."""
    python = ensure(Kind.DEV)
    if quick:
        return _pytest(python, [*SIDE_BY_SIDE, *pytest_arguments], full=False)
    failed = _lint(python)
    if freeze.freeze(python) != 0:
        failed.append("build")
    if _pytest(python, pytest_arguments, full=True) != 0:
        failed.append("pytest")
    return _verdict(failed)


def build() -> int:
    """The frozen program, and the proof that it works."""
    python = ensure(Kind.DEV)
    return freeze.freeze(python) or _pytest(python, ["tests/frozen"], full=True)


def bench(arguments: Sequence[str]) -> int:
    """Start, memory and portal against bare programs, side by side."""
    return run([ensure(Kind.DEV), "-m", "build_scripts.bench", *arguments])


def lock(upgrade: bool) -> int:
    """Write both locks anew from pyproject.toml, for every supported Python and platform.

    Versions that still fit stay as they are, unless ``upgrade``.
    """
    uv: list[str | Path] = [
        ensure(Kind.DEV),
        "-m",
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        "--quiet",
        "--universal",
    ]
    uv += ["--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
    uv += [
        "--custom-compile-command",
        "python3 build_scripts/dev.py lock",
        *(["--upgrade"] if upgrade else []),
    ]
    runtime, everything = lock_file(Kind.RUN), lock_file(Kind.DEV)
    return run([*uv, "--extra", "setup", "--output-file", runtime]) or run(
        [*uv, "--all-extras", "--constraint", runtime, "--output-file", everything]
    )


def _lint(python: Path) -> list[str]:
    return [name for name, command in LINTERS.items() if run([python, "-m", *command]) != 0]


def _pytest(python: Path, arguments: Sequence[str], full: bool) -> int:
    return run([python, "-m", "pytest", *arguments], env={"LOKET_FULL": "1" if full else "0"})


def _verdict(failed: Sequence[str]) -> int:
    if failed:
        say(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0
