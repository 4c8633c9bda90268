"""The sub-commands of ``dev.py``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from build_scripts import checks
from build_scripts.launch import launch
from build_scripts.shell import SetupProblem, say
from desktop.launch import SURROUNDINGS


def main(argv: Sequence[str]) -> int:
    """Run one sub-command; what follows ``--`` goes to the program behind it."""
    ours, rest = _split(argv)
    arguments = _parser().parse_args(ours)
    commands: dict[str, Callable[[], int]] = {
        "run": lambda: launch(rest),
        "test": lambda: checks.test(arguments.quick, rest),
        "lint": checks.lint,
        "bench": lambda: checks.bench(rest),
        "build": checks.build,
        "lock": lambda: checks.lock(arguments.upgrade),
    }
    try:
        return commands[arguments.command]()
    except SetupProblem as problem:
        say(str(problem))
        return SURROUNDINGS
    except KeyboardInterrupt:
        return 130


def _split(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    at = list(argv).index("--") if "--" in argv else len(argv)
    return list(argv[:at]), list(argv[at + 1 :])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Sets up, starts, checks and freezes Loket.",
        epilog="`command -- …` passes on the rest.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="set up, then start Loket in training, or as said after --")
    test = commands.add_parser("test", help="set up, then every check; pytest's arguments after --")
    test.add_argument("--quick", action="store_true", help="only the quick tests")
    commands.add_parser("lint", help="ruff and mypy")
    commands.add_parser("bench", help="speed and memory against bare programs; its arguments after --")
    commands.add_parser("build", help="freeze the program and prove that it works")
    lock = commands.add_parser("lock", help="write requirements/*.txt anew from pyproject.toml")
    lock.add_argument("--upgrade", action="store_true", help="also move to newer versions")
    return parser
