"""The guide's stories through the real program: what came of them, and what was left lying around."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from desktop.flow.model import State
from tests.run_mode import FULL

ROOT = Path(__file__).resolve().parents[2]
STORIES = [
    *("success", "retry-then-success", "last-retry-success", "escalate-restart-success"),
    *("escalate-helpdesk", "invalid", "unknown", "code-expired", "offline-hold", "page-died"),
    *("portal-escalates-first", "success-then-complaint", "crash-while-submitting"),
]
QUICK = ["retry-then-success"]
SECRETS = [
    *("Budi", "Santoso", "3174010101900001", "3174 0101", "budi@contoh.id", "Siti", "siti@puskesmas"),
    *("81234567890", "validation-web", "111111", "200002", "300000", "700000", "Bearer", "client_secret"),
]


@dataclass
class Told:
    """One run of ``loket walkthrough``: where it wrote, what it said, how it was called."""

    data: Path
    out: Path
    code: int
    said: str
    commands: set[str]

    @property
    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads((self.out / "walkthrough.json").read_text("utf-8"))
        return report

    def story(self, name: str) -> dict[str, Any]:
        return next(story for story in self.report["stories"] if story["name"] == name)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """All stories in the full run, one of them while coding."""
    data, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("pictures")
    arguments = ["--data", str(data), "walkthrough", "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "desktop", *arguments, *([] if FULL else ["--story", *QUICK])],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    )
    commands: set[str] = set()
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, commands, over))
    watcher.start()
    said, _ = process.communicate()
    over.set()
    watcher.join()
    return Told(data, out, process.returncode, said, commands)


def _watch(pid: int, commands: set[str], over: threading.Event) -> None:
    """Every command line of the process and its children, as any other user of the PC can read them."""
    while not over.wait(0.1):
        for each in _tree(pid):
            commands.add(_command(each))


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return [pid]
    return [pid, *(below for child in children for below in _tree(int(child)))]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8").replace("\0", " ")
    except OSError:
        return ""


def test_every_story_goes_as_the_guide_has_it(told: Told) -> None:
    assert told.code == 0, told.said
    assert [story["name"] for story in told.report["stories"]] == (STORIES if FULL else QUICK)


def test_the_report_keeps_its_contract(told: Told) -> None:
    assert set(told.report) == {"version", "worst_stall_ms", "stories"}
    for story in told.report["stories"]:
        assert set(story) == {
            *("name", "outcome", "source", "states", "rounds", "submissions", "retries", "escalated"),
            *("complaint", "worst_stall_ms", "pictures"),
        }
        assert all(set(p) == {"file", "state", "title", "texts"} for p in story["pictures"])


def test_every_state_has_its_picture(told: Told) -> None:
    """FAULT is a bug of ours and has its picture in the tests of the pages."""
    for story in told.report["stories"]:
        pictured = {picture["state"] for picture in story["pictures"]}
        assert set(story["states"]) - pictured <= {State.INTAKE, State.SUBMITTING, State.OPENING}
    seen = {state for story in told.report["stories"] for state in story["states"]}
    assert not FULL or seen == {state.value for state in State} - {State.FAULT}


def test_the_pictures_are_numbered_and_not_blank(told: Told) -> None:
    files = [picture["file"] for story in told.report["stories"] for picture in story["pictures"]]
    assert files == sorted(files)
    assert {path.name for path in told.out.glob("*.png")} == set(files)
    for file in files:
        image = QImage(str(told.out / file))
        assert image.size().toTuple() == (1366, 768) or file.endswith("-form.png")


def test_both_dialogs_say_what_the_guide_says(told: Told) -> None:
    texts = _texts(told.story("retry-then-success"), State.RETRY_OFFERED)
    assert "Verifikasi profil belum berhasil" in texts
    assert "Coba Lagi" in texts.replace("&", "")
    if FULL:
        texts = _texts(told.story("escalate-helpdesk"), State.ESCALATED).replace("&", "")
        assert "Ulangi Proses Verifikasi" in texts
        assert "hubungi Helpdesk" in texts


def _texts(story: dict[str, Any], state: State) -> str:
    return "\n".join(text for p in story["pictures"] if p["state"] == state for text in p["texts"])


def test_training_is_written_on_every_picture(told: Told) -> None:
    for story in told.report["stories"]:
        for picture in story["pictures"]:
            assert picture["file"].endswith("-form.png") or any("LATIHAN" in t for t in picture["texts"])


def test_nothing_of_anybody_is_left_lying_around(told: Told) -> None:
    """Logs, file names, titles, command lines, output; the journal is the place for data."""
    logs = [path.read_text("utf-8") for path in told.data.rglob("*.log*")]
    names = [str(path.relative_to(told.data)) for path in told.data.rglob("*")]
    titles = [p["title"] for story in told.report["stories"] for p in story["pictures"]]
    public = "\n".join([*logs, *names, *titles, *told.commands, told.said])
    assert len(told.commands) > 1
    assert [secret for secret in SECRETS if secret in public] == []
    assert re.findall(r"(?<![\w/-])\d{12,}(?![\w/-])", "\n".join([*logs, told.said])) == []


def test_no_picture_and_no_log_is_for_others_to_read(told: Told) -> None:
    if os.name == "posix":
        open_to_others = [p for p in told.data.rglob("*") if p.stat().st_mode & 0o077]
        assert open_to_others == []
