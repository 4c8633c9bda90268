"""The command line: reads the arguments, picks the command, hands over (cli.md, a contract)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from desktop.launch import Launch, confess

_COMMANDS = {
    None: "desktop.commands.window",
    "walkthrough": "desktop.commands.walkthrough",
    "simulator": "desktop.commands.simulator",
    "self-test": "desktop.commands.self_test",
    "check-policy": "desktop.commands.check_policy",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 yes, 1 no, 2 usage, 3 surroundings, 70 our bug."""
    options = _parser().parse_args(argv)
    launch = Launch(
        data=options.data,
        policy=options.policy,
        language=options.lang,
        training=options.training,
        exit_after_first_paint=options.exit_after_first_paint,
    )
    try:
        return int(import_module(_COMMANDS[options.command]).run(launch, options))
    except KeyboardInterrupt:
        return 0
    except Exception as error:  # noqa: BLE001 - the last stop: a bug becomes an exit code
        return confess(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="loket", description="Verifikasi profil SATUSEHAT Mobile di fasyankes."
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="everything Loket writes goes there")
    parser.add_argument("--policy", type=Path, metavar="FILE", help="a policy.toml to apply")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="language of the interface")
    parser.add_argument("--training", action="store_true", help="train with the stand-in")
    parser.add_argument("--exit-after-first-paint", action="store_true", help="for measuring the start")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    walk = commands.add_parser("walkthrough", help="drive the window through the guide's stories")
    walk.add_argument("--out", type=Path, required=True, metavar="DIR")
    walk.add_argument("--story", nargs="+", action="extend", metavar="NAME")
    _look(walk)
    stand_in = commands.add_parser("simulator", help="the stand-in for SATUSEHAT")
    stand_in.add_argument("--port", type=int, default=0)
    stand_in.add_argument("--scenario", default="normal")
    stand_in.add_argument("--until-stdin-closes", action="store_true", help=argparse.SUPPRESS)
    check = commands.add_parser("self-test", help="what a frozen program must be able to do")
    check.add_argument("--json", action="store_true")
    policy = commands.add_parser("check-policy", help="validate a policy file")
    policy.add_argument("file", type=Path)
    return parser


def _size(text: str) -> tuple[int, int]:
    """``1366x768`` as two numbers; argparse makes a sentence of the ValueError."""
    width, height = (int(part) for part in text.split("x"))
    return width, height


def _look(command: argparse.ArgumentParser) -> None:
    """How the pictures look."""
    command.add_argument("--scheme", choices=("light", "dark", "contrast"), default="light")
    command.add_argument("--text", type=int, choices=(100, 125, 150), default=100, help="percent")
    command.add_argument("--size", type=_size, default=(1366, 768), metavar="WxH")


if __name__ == "__main__":
    sys.exit(main())
