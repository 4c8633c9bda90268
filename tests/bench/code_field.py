"""From *Mulai* to the portal's code field in the running window, in turn with the bare load of such a page.

Arguments: a data folder and the number of pairs. Prints both medians and what Loket takes more.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QUrl
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QCheckBox, QPushButton

from build_scripts.bench import open_portal
from desktop.app import DeskApp
from desktop.flow.model import EventKind, State
from desktop.launch import RESOURCES, Launch
from desktop.qt_application import application
from ui.theme import Theme

app = application()


def until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not ready():
        if time.monotonic() > end:
            raise SystemExit("the bench waited for a minute")
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def loket(desk: DeskApp) -> float:
    """Milliseconds from pressing *Mulai* to the code field, as a clerk who took some time to ask."""
    desk.desk.command(EventKind.START)
    until(lambda: desk.desk.snapshot.state is State.INTAKE)
    box = desk.window.findChild(QCheckBox, "check_all")
    button = desk.window.findChild(QPushButton, "cmd_begin")
    if box is None or button is None:
        raise SystemExit("the intake page has changed")
    box.click()
    asked = time.monotonic() + 2
    until(lambda: time.monotonic() > asked and button.isEnabled())
    begin = time.perf_counter()
    button.click()
    until(lambda: desk.desk.snapshot.state is State.CODE_ENTRY)
    took = (time.perf_counter() - begin) * 1000
    desk.desk.command(EventKind.CLOSE)
    until(lambda: desk.desk.snapshot.state is State.CLOSED)
    return took


def bare(view: QWebEngineView, url: str) -> float:
    """Milliseconds that the same page takes to load in a view that is there already."""
    done: list[bool] = []
    view.loadFinished.connect(done.append)
    begin = time.perf_counter()
    view.load(QUrl(url))
    until(lambda: bool(done))
    view.loadFinished.disconnect(done.append)
    return (time.perf_counter() - begin) * 1000


def main(folder: str, pairs: int) -> None:
    theme = Theme(RESOURCES)
    theme.apply(app)
    desk = DeskApp(Launch(data=Path(folder) / "code-field", training=True), theme)
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.start()
    until(lambda: desk.stand_in is not None and desk.stand_in.known is not None)
    address = desk.stand_in.address() if desk.stand_in else None
    if address is None:
        raise SystemExit("there is no stand-in")
    profile = QWebEngineProfile()
    view = QWebEngineView(profile)
    view.resize(900, 600)
    view.show()
    figures: list[tuple[float, float]] = []
    for number in range(pairs + 1):
        page = open_portal(vars_of(address))
        pair = loket(desk), bare(view, page)
        if number:  # the first pair warms the caches
            figures.append(pair)
    mine, theirs = (statistics.median(column) for column in zip(*figures, strict=True))
    more = statistics.median(a - b for a, b in figures)
    sys.stdout.write(f"  loket {mine:.0f} ms, bare page {theirs:.0f} ms, {more:.0f} ms more\n")
    desk.stop()


def vars_of(address: object) -> dict[str, str]:
    names = ("auth_url", "kyc_url", "client_id", "client_secret", "server_key")
    return {name: str(getattr(address, name)) for name in names}


main(sys.argv[1], int(sys.argv[2]))
