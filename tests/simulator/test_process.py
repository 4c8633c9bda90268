"""``loket simulator`` as a process: its first line, its exit codes, its end."""

from __future__ import annotations

import ast
import contextlib
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from desktop.simulator.scenarios import SCENARIOS
from tests.simulator.stranger import Stranger

ROOT = Path(__file__).resolve().parents[2]
Process = subprocess.Popen[str]
Start = Callable[..., Process]
PIPE = subprocess.PIPE


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts stand-ins that are gone, with their pipes, when the test is over."""
    with contextlib.ExitStack() as stack:

        def run(*arguments: str) -> Process:
            command = [sys.executable, "-m", "desktop.simulator", *arguments]
            process = subprocess.Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True)
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield run


def first_line(process: Process) -> dict[str, str]:
    assert process.stdout is not None
    printed = json.loads(process.stdout.readline())
    assert isinstance(printed, dict)
    return printed


def ends(process: Process) -> tuple[int, str]:
    """Exit code and what was said on stderr."""
    _, said = process.communicate(timeout=10)
    return process.returncode, said


@pytest.fixture
def started(start: Start) -> Process:
    return start("--until-stdin-closes")


def test_its_first_line_is_all_a_stranger_needs(started: Process) -> None:
    printed = first_line(started)
    assert list(printed) == ["auth_url", "kyc_url", "client_id", "client_secret", "server_key", "form_url"]
    assert requests.get(Stranger(printed).page_url(), timeout=5).ok
    assert requests.get(printed["form_url"], timeout=5).ok


def test_it_ends_with_whoever_started_it_and_leaves_nothing(started: Process) -> None:
    key_file = Path(first_line(started)["server_key"])
    assert key_file.read_text().startswith("-----BEGIN PUBLIC KEY-----")
    assert started.stdin is not None
    started.stdin.close()
    assert started.wait(timeout=10) == 0
    assert not key_file.parent.exists()


@pytest.mark.posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly_when_interrupted(start: Start, tmp_path: Path, number: int) -> None:
    process = start("--state-dir", str(tmp_path / "state"))
    key_file = Path(first_line(process)["server_key"])
    assert key_file.parent == tmp_path / "state"
    process.send_signal(number)
    assert ends(process) == (0, "")
    assert not key_file.exists()


def test_it_starts_in_the_scenario_that_was_asked_for(start: Start, tmp_path: Path) -> None:
    process = start("--scenario", "server-down", "--until-stdin-closes", "--state-dir", str(tmp_path))
    assert Stranger(first_line(process)).log_in().status_code == 503
    assert ends(process) == (0, "")


def test_a_port_in_use_is_one_sentence(start: Start, started: Process) -> None:
    port = first_line(started)["auth_url"].split(":")[2].split("/")[0]
    code, said = ends(start("--port", port))
    assert code == 3
    assert said.startswith(f"Port {port} of 127.0.0.1 cannot be used: ")
    assert said.count("\n") == 1


def test_a_given_port_is_taken(start: Start) -> None:
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        port = finder.getsockname()[1]
    process = start("--port", str(port), "--until-stdin-closes")
    assert first_line(process)["kyc_url"] == f"http://127.0.0.1:{port}/kyc/v1"
    assert ends(process) == (0, "")


def test_an_unknown_scenario_names_the_known(start: Start) -> None:
    code, said = ends(start("--scenario", "nope"))
    assert code == 2
    assert all(name in said for name in SCENARIOS)


@pytest.mark.parametrize("port", ["65536", "-1", "x"])
def test_a_port_that_is_none_is_wrong_usage(start: Start, port: str) -> None:
    assert ends(start(f"--port={port}"))[0] == 2


def test_a_folder_that_cannot_be_written_is_one_sentence(start: Start, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, said = ends(start("--state-dir", str(tmp_path / "file" / "below")))
    assert code == 3
    assert said.startswith("The key file cannot be written: ")


def test_two_runs_share_no_secret(start: Start) -> None:
    runs = [start("--until-stdin-closes") for _ in range(2)]
    first, second = (first_line(process) for process in runs)
    keys = [Path(printed["server_key"]).read_text() for printed in (first, second)]
    assert keys[0] != keys[1]
    assert {first["client_id"], first["client_secret"]}.isdisjoint(second.values())
    assert [ends(process)[0] for process in runs] == [0, 0]


def test_it_needs_neither_qt_nor_our_own_client() -> None:
    strangers = ("PySide6", "requests", "desktop.satusehat", "ui")
    look = "import sys, desktop.simulator.command; print([*sys.modules])"
    said = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)
    modules = ast.literal_eval(said.stdout)
    assert "desktop.simulator.server" in modules
    assert not [name for name in modules if name.startswith(strangers)]
