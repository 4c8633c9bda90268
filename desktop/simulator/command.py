"""``loket simulator``: the stand-in until it is interrupted (cli.md)."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from desktop.simulator.scenarios import SCENARIOS
from desktop.simulator.server import HOST, StandInServer
from desktop.simulator.stand_in import StandIn

DONE, USAGE, SURROUNDINGS = 0, 2, 3


def main(
    port: int = 0,
    scenario: str = "normal",
    state_dir: Path | None = None,
    until_stdin_closes: bool = False,
) -> int:
    """Runs the stand-in in the foreground and returns the exit code.

    The first line on stdout says where it is and how to log in. ``state_dir`` takes the PEM file with its
    public key (a private temporary folder otherwise); the file goes when the stand-in ends, which is at
    SIGINT or SIGTERM, and with ``until_stdin_closes`` also when whoever started it has died.
    """
    if scenario not in SCENARIOS:
        return _say(f"There is no scenario {scenario!r}; choose one of: {', '.join(SCENARIOS)}.", USAGE)
    if not 0 <= port <= 65535:
        return _say(f"Port {port} is not between 0 and 65535.", USAGE)
    # An exception, not an Event.set(): that would deadlock when the signal meets the main thread in wait().
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        return _run(port, scenario, state_dir, until_stdin_closes)
    return DONE


def _run(port: int, scenario: str, state_dir: Path | None, until_stdin_closes: bool) -> int:
    try:
        server = StandInServer(StandIn(scenario), port)
    except OSError as error:
        return _say(f"Port {port} of {HOST} cannot be used: {error.strerror}.", SURROUNDINGS)
    with contextlib.ExitStack() as stack:
        stack.callback(server.server_close)
        try:
            key_file = stack.enter_context(_key_file(server.stand_in.public_key_pem, state_dir))
        except OSError as error:
            return _say(f"The key file cannot be written: {error.strerror}.", SURROUNDINGS)
        stack.callback(server.stop)
        server.start()
        sys.stdout.write(json.dumps(server.announcement(str(key_file))) + "\n")
        sys.stdout.flush()
        _wait(until_stdin_closes)
    return DONE


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


def _wait(until_stdin_closes: bool) -> None:
    over = threading.Event()
    if until_stdin_closes:
        threading.Thread(target=_watch_stdin, args=(over,), daemon=True).start()
    while not over.wait(0.5):  # in steps: on Windows an endless wait would not hear Ctrl+C
        pass


def _watch_stdin(over: threading.Event) -> None:
    # The bare descriptor: a thread that sleeps in sys.stdin would block the interpreter's end.
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            pass
    over.set()


@contextlib.contextmanager
def _key_file(pem: str, state_dir: Path | None) -> Iterator[Path]:
    with contextlib.ExitStack() as stack:
        folder = state_dir or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="loket-simulator-"))
        )
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"server-key-{os.getpid()}.pem"
        path.write_text(pem, encoding="ascii")
        stack.callback(path.unlink, missing_ok=True)
        yield path
