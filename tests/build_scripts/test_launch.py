"""``dev.py run``: with a screen, without one, and on a Python that is too old."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.launch import needs_screen

DEV = Path(__file__).resolve().parents[2] / "build_scripts" / "dev.py"


def without_a_screen(*arguments: str, where: Path) -> subprocess.CompletedProcess[str]:
    """Run dev.py as somebody does who logged in from afar, standing in some other folder."""
    screen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {name: value for name, value in os.environ.items() if name not in screen}
    command = [sys.executable, "-S", str(DEV), *arguments]  # -S: with the standard library alone
    return subprocess.run(
        command, cwd=where, env=env, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("options", [(), ("--", "--lang", "en"), ("--", "--data", "walkthrough")])
def test_without_a_screen_one_sentence_names_the_walkthrough(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    answer = without_a_screen("run", *options, where=tmp_path)
    assert answer.returncode == 3
    assert answer.stdout.count("\n") == 1
    assert "run -- walkthrough --out pictures" in answer.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["walkthrough", "--out", "pictures"],
        ["--data", "folder", "--lang", "en", "self-test"],
        ["--training", "simulator", "--port", "0"],
        ["--help"],
    ],
)
def test_commands_need_no_screen(arguments: list[str]) -> None:
    assert not needs_screen(arguments)


@pytest.mark.parametrize(
    "arguments", [[], ["--training"], ["--data", "simulator"], ["--exit-after-first-paint"]]
)
def test_options_alone_ask_for_the_window(arguments: list[str]) -> None:
    assert needs_screen(arguments)


def test_an_old_python_gets_a_sentence(tmp_path: Path) -> None:
    as_if_old = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.version = '3.9.2 (main)';"
        f"runpy.run_path({str(DEV)!r}, run_name='__main__')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", as_if_old],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.stderr == "Loket needs Python 3.11 or newer, and this is 3.9.2.\n"


def test_an_old_python_can_read_the_file_that_says_so() -> None:
    ast.parse(DEV.read_text("utf-8"), feature_version=(3, 6))
