"""The portal as Loket shows it, cold: a window that is asked for one page, allow-list, observer and all.

Reads the page's address from standard input; prints the milliseconds from asking to the painted page.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from desktop.app_portal import make_portal
from desktop.domain.case import Observation
from desktop.domain.errors import Problem
from desktop.domain.portal import PortalLink
from desktop.launch import RESOURCES
from desktop.qt_application import application
from desktop.settings.options import Options
from tests.bench.painted import when_painted
from ui.desktop_services import QtBrowser
from ui.texts import Texts


class Listener:
    """Nobody acts on the page here."""

    def portal_loaded(self) -> None:
        pass

    def portal_observed(self, seen: Observation) -> None:
        pass

    def portal_lost(self, problem: Problem) -> None:
        sys.exit(problem.code)


app = application()
app.setStyle("Fusion")
url = sys.stdin.readline().strip()
window = QMainWindow()
portal = make_portal(Options(), Texts("id", RESOURCES), QtBrowser())
portal.allow_hosts([url.split("/")[2]])
window.setCentralWidget(portal)
window.resize(1366, 768)
window.show()
app.processEvents()

asked = time.perf_counter()
portal.open(PortalLink(url), Listener())


def shown() -> None:
    sys.stdout.write(f"{(time.perf_counter() - asked) * 1000:.1f}\n")
    app.quit()


when_painted(portal, QTimer(), shown)
sys.exit(app.exec())
