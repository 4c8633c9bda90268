"""The vault on a real Secret Service, on a bus and in a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SESSION = """
printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
exec "$0" -m tests.settings.keyring_session
"""


def in_session(command: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    environment.pop("DISPLAY", None)  # no prompter: a locked keyring says so at once
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.real_keyring
def test_credentials_in_a_real_keyring_that_is_locked_in_the_end(own_home: Path) -> None:
    ended = in_session(["dbus-run-session", "--", "sh", "-c", SESSION, sys.executable], own_home)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == {
        "before": "missing",
        "written": None,
        "read": True,
        "deleted": None,
        "after": "missing",
        "written again": None,
        "locked": "locked",
        "write while locked": "locked",
    }
    assert "rahasia" not in ended.stdout + ended.stderr
    kept = [path for path in own_home.rglob("*") if path.is_file()]
    assert kept
    assert not any(b"rahasia" in path.read_bytes() for path in kept)


@pytest.mark.real_keyring
def test_without_a_session_there_is_no_keyring(own_home: Path) -> None:
    asks = "from desktop.settings.credentials import Vault; print(Vault('staging').read())"
    ended = in_session([sys.executable, "-c", asks], own_home)
    assert (ended.returncode, ended.stdout.strip()) == (0, "unavailable"), ended.stderr
