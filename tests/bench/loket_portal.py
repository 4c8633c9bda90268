"""The portal as Loket shows it, cold: from an empty process to the painted page, gone after that."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from desktop.app import make_portal
from desktop.domain.case import Observation
from desktop.domain.errors import Problem
from desktop.domain.portal import PortalLink
from desktop.launch import Launch
from desktop.qt_application import application
from tests.bench.painted import when_painted


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
portal = make_portal(Launch(), lambda: [url.split("/")[2]])
window.setCentralWidget(portal)
window.resize(1366, 768)
window.show()
portal.open(PortalLink(url), Listener())
when_painted(portal, QTimer(), app.quit)
sys.exit(app.exec())
