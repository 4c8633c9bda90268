"""The portal as Loket shows it, cold: from an empty process to the painted page, gone after that."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from desktop.app import make_portal
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
portal.open(PortalLink(url), Listener())
when_painted(portal, QTimer(), app.quit)
sys.exit(app.exec())
