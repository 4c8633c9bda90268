"""``loket simulator``: the stand-in, until interrupted."""

from __future__ import annotations

from argparse import Namespace

from desktop.launch import Launch
from desktop.simulator.command import main


def run(launch: Launch, options: Namespace) -> int:
    """Start it in the foreground; its first line says where it is."""
    return main(options.port, options.scenario, launch.data, options.until_stdin_closes)
