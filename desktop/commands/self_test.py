"""``loket self-test``: whether this very program, frozen or not, can do what it must."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.launch import NO, RESOURCES, YES, Launch, has_display


@dataclass(frozen=True, slots=True)
class Check:
    """One ability, and what was found; the names are the JSON's (cli.md)."""

    name: str
    ok: bool
    detail: str


def run(_: Launch, options: Namespace) -> int:
    """Run every check, print what was found; 0 when all hold."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    checks = [_checked(name, check) for name, check in _CHECKS.items()]
    ok = all(check.ok for check in checks)
    if options.json:
        print(json.dumps({"ok": ok, "checks": [asdict(check) for check in checks]}))
    else:
        for check in checks:
            print(f"{'ok ' if check.ok else 'NO '} {check.name}: {check.detail}")
    return YES if ok else NO


def _checked(name: str, check: Callable[[], str]) -> Check:
    try:
        return Check(name, True, check())
    except Exception as error:  # noqa: BLE001 - whatever is missing, the list must be complete
        return Check(name, False, f"{type(error).__name__}: {error}")


def _qt() -> str:
    from PySide6 import QtCore, QtGui, QtSvg, QtWidgets

    missing = [m.__name__ for m in (QtGui, QtSvg, QtWidgets) if not m.__file__]
    if missing:
        raise ImportError(", ".join(missing))
    return str(QtCore.qVersion())


def _web_engine() -> str:
    """Chromium really starts and draws: the bundle's resources and helper process are complete."""
    import shiboken6
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWebEngineCore import QWebEngineProfile, qWebEngineChromiumVersion
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from desktop.qt_application import application

    application()
    profile = QWebEngineProfile()
    view = QWebEngineView(profile)
    loop, answers = QEventLoop(), list[bool]()
    view.loadFinished.connect(answers.append)
    view.loadFinished.connect(loop.quit)
    QTimer.singleShot(30_000, loop.quit)
    view.setHtml("<h1>Loket</h1>")
    loop.exec()
    shiboken6.delete(view)  # the page before its profile
    shiboken6.delete(profile)
    if answers != [True]:
        raise RuntimeError("the page was not drawn")
    return f"Chromium {qWebEngineChromiumVersion()!s}"


def _state_machine() -> str:
    from PySide6.QtCore import QEventLoop, QTimer

    from desktop.flow.machine import FlowMachine
    from desktop.flow.model import Context, Event, EventKind, State
    from desktop.flow.table import ROWS
    from desktop.qt_application import application

    application()
    machine, loop = FlowMachine(State.IDLE, Context()), QEventLoop()
    machine.taken.connect(loop.quit)
    machine.post(Event(EventKind.START))
    QTimer.singleShot(10_000, loop.quit)
    machine.start()
    loop.exec()
    if machine.configuration != {State.INTAKE.value}:
        raise RuntimeError("the flow did not move")
    return f"{len(ROWS)} rows"


def _keyring() -> str:
    """The system's backend is on board; whether it is unlocked is the desk's matter, not ours."""
    import keyring
    from keyring.backends import SecretService, Windows

    backend = Windows.WinVaultKeyring if sys.platform == "win32" else SecretService.Keyring
    return f"{backend.__module__}; chosen: {type(keyring.get_keyring()).__module__}"


def _sqlite() -> str:
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "check.db")
        (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
        connection.close()
    if mode != "wal":
        raise RuntimeError(f"journal mode {mode}")
    return f"SQLite {sqlite3.sqlite_version}"


def _network() -> str:
    import cryptography
    import requests
    import truststore

    from desktop.satusehat.client import KycClient

    return f"requests {requests.__version__}, cryptography {cryptography.__version__}, " + (
        f"{truststore.__name__}, {KycClient.__name__}"
    )


def _resources() -> str:
    expected = ("i18n/id", "i18n/en", "icons", "portal/phrases.toml", "satusehat", "simulator")
    missing = [name for name in expected if not (RESOURCES / name).exists()]
    if missing:
        raise FileNotFoundError(", ".join(missing))
    return f"{sum(1 for each in RESOURCES.rglob('*') if each.is_file())} files"


_CHECKS: dict[str, Callable[[], str]] = {
    "qt": _qt,
    "state-machine": _state_machine,
    "sqlite": _sqlite,
    "keyring": _keyring,
    "network": _network,
    "resources": _resources,
    "webengine": _web_engine,
}
