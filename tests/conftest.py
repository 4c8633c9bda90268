"""What every test stands on: a home of its own, a keyring of its own, no network, no quiet failures.

Qt messages fail a test through pytest-qt (``qt_log_level_fail``); Python warnings through
``filterwarnings``; log records through ``quiet_log`` below.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, Qt

from tests.fakes.loopback_only import LoopbackOnly
from tests.fakes.memory_keyring import MemoryKeyring
from tests.run_mode import FULL

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--log-level=3",
    # Chromium does its own look-ups, which LoopbackOnly cannot see.
    '--host-resolver-rules="MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"',
)

settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("full", max_examples=500, deadline=None, print_blob=True)
settings.load_profile("full" if FULL else "quick")


def pytest_configure(config: pytest.Config) -> None:
    """Set what must stand before Qt, Chromium or a child process reads it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", " ".join(CHROMIUM_FLAGS))
    # No way to the developer's own keyring or accessibility bus, not even for child processes.
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    if sys.platform != "win32" and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox refuses root
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    _make_runtime_dir(config)


def _make_runtime_dir(config: pytest.Config) -> None:
    """Qt wants a private XDG_RUNTIME_DIR; short, because sockets live in it (108 characters)."""
    runtime = tempfile.mkdtemp(prefix="lk-")
    os.environ["XDG_RUNTIME_DIR"] = runtime
    config.add_cleanup(lambda: shutil.rmtree(runtime, ignore_errors=True))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests to the full run and those of another system to it; deselected, not skipped."""
    unwanted = {"full": not FULL, "posix": sys.platform == "win32"}
    left_out = [i for i in items if any(i.get_closest_marker(m) for m, out in unwanted.items() if out)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh, empty home directory, so that no test reads what a person or another test wrote."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name, place in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "LOCALAPPDATA": "AppData/Local",
        "APPDATA": "AppData/Roaming",
    }.items():
        monkeypatch.setenv(name, str(home / place))
    return home


@pytest.fixture(autouse=True)
def memory_keyring(request: pytest.FixtureRequest) -> Iterator[MemoryKeyring]:
    """An empty keyring in memory, unless the test is marked ``real_keyring``."""
    ours = MemoryKeyring()
    before = keyring.get_keyring()
    if not request.node.get_closest_marker("real_keyring"):
        keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackOnly]:
    """No connection and no name look-up beyond this machine; an attempt fails the test."""
    guard = LoopbackOnly()
    guard.install(monkeypatch)
    yield guard
    if guard.attempts:
        pytest.fail(f"reached beyond this machine: {guard.attempts}", pytrace=False)


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log record of WARNING or above fails the test, unless it is marked ``expects_log``."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    if loud:
        pytest.fail("unexpected log records: " + "; ".join(loud), pytrace=False)
