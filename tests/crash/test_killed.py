"""The power goes: the program is killed where it stands, and the next start knows the case."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.flow.model import State

ROOT = Path(__file__).resolve().parents[2]
PROCESS = [sys.executable, str(Path(__file__).with_name("desk_process.py"))]
S = State


def desk_process(data: Path, *task: str) -> subprocess.Popen[str]:
    """Its own process group: the stand-in and Chromium's helpers go with it, as in a power cut."""
    return subprocess.Popen(
        [*PROCESS, str(data), *task],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def said(process: subprocess.Popen[str]) -> dict[str, object]:
    assert process.stdout is not None
    answer: dict[str, object] = json.loads(process.stdout.readline())
    return answer


def killed_at(data: Path, state: State) -> None:
    with desk_process(data, "reach", state) as process:
        assert said(process) == {"state": state}
        os.killpg(process.pid, signal.SIGKILL)


def started_again(data: Path) -> dict[str, object]:
    with desk_process(data, "recover") as process:
        answer = said(process)
        process.wait(30)
    return answer


def test_a_submission_under_way_comes_back_as_a_question(tmp_path: Path) -> None:
    killed_at(tmp_path, S.SUBMITTING)
    again = started_again(tmp_path)
    assert again == {"asked": S.SUBMITTING, "state": S.UNKNOWN, "submissions": 1, "retries": 0}


@pytest.mark.full
@pytest.mark.parametrize(
    "state, comes_back, submissions",
    [
        (S.INTAKE, S.INTAKE, 0),
        (S.CODE_ENTRY, S.NEW_CODE, 0),
        (S.DATA_VALIDATION, S.NEW_CODE, 0),
        (S.CONFIRMATION, S.UNKNOWN, 1),
        (S.UNKNOWN, S.UNKNOWN, 1),
        (S.RETRY_OFFERED, S.RETRY_OFFERED, 1),
        (S.ESCALATED, S.ESCALATED, 1),
        (S.SUCCEEDED, S.SUCCEEDED, 1),
        (S.COMPLAINT, S.COMPLAINT, 1),
    ],
)
def test_every_place_comes_back(tmp_path: Path, state: State, comes_back: State, submissions: int) -> None:
    killed_at(tmp_path, state)
    again = started_again(tmp_path)
    assert again == {"asked": state, "state": comes_back, "submissions": submissions, "retries": 0}
