"""A bug of ours on the main thread: the desk goes on, and nobody's data are in what is written about it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

NIK = "3174010101900001"
DESK = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import app
from desktop.__main__ import main
from desktop.qt_application import application

def bug():
    raise ValueError("{NIK}")

WHERE
start = application()
QTimer.singleShot(20_000, start.quit)
sys.exit(main(["--training", "--data", sys.argv[1]]))
"""
IN_A_SLOT = """
class Desk(app.DeskApp):
    def start(self):
        super().start()
        self.desk.subscribe(lambda now: print(now.state, flush=True) or now.state == "FAULT" and start.quit())
        QTimer.singleShot(0, self.window, bug)
app.DeskApp = Desk
"""
AT_THE_START = "app.DeskApp = lambda *_: bug()"


def run(where: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", DESK.replace("WHERE", where), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_bug_in_the_window_stops_the_case_and_not_the_desk(tmp_path: Path) -> None:
    ended = run(IN_A_SLOT, tmp_path)
    log = (tmp_path / "latihan" / "log" / "loket.log").read_text("utf-8")
    assert (ended.returncode, ended.stdout.split()[-1]) == (0, "FAULT")
    assert "ValueError" in log
    assert "in bug" in log


def test_a_bug_at_the_start_ends_with_the_code_for_it(tmp_path: Path) -> None:
    ended = run(AT_THE_START, tmp_path)
    assert (ended.returncode, ended.stderr.split()[-1]) == (70, "ValueError")


@pytest.mark.parametrize("where", [IN_A_SLOT, AT_THE_START], ids=["slot", "start"])
def test_the_text_of_a_bug_is_written_nowhere(tmp_path: Path, where: str) -> None:
    ended = run(where, tmp_path)
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert NIK not in ended.stdout + ended.stderr
    assert not any(NIK.encode() in each for each in files)
