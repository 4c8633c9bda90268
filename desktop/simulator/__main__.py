"""``python -m desktop.simulator``: the stand-in alone, without the rest of Loket."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.simulator.command import main
from desktop.simulator.scenarios import SCENARIOS


def run(arguments: Sequence[str] | None = None) -> int:
    """Reads the command line and runs the stand-in; argparse answers wrong usage with exit code 2."""
    scenarios = "\n".join(f"  {row.name:<20} {row.description}" for row in SCENARIOS.values())
    parser = argparse.ArgumentParser(
        prog="python -m desktop.simulator",
        description="A stand-in for SATUSEHAT on 127.0.0.1, until interrupted.",
        epilog=f"scenarios:\n{scenarios}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=0, help="0 (default) takes a free one")
    parser.add_argument("--scenario", default="normal", metavar="NAME", help="a fault of the API, see below")
    parser.add_argument("--state-dir", type=Path, metavar="DIR", help="where the key file is put")
    parser.add_argument(
        "--until-stdin-closes", action="store_true", help="also end when standard input is closed"
    )
    given = parser.parse_args(arguments)
    return main(given.port, given.scenario, given.state_dir, given.until_stdin_closes)


if __name__ == "__main__":
    sys.exit(run())
