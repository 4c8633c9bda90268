"""Whoever comes to the portal by keyboard types at once, for the first patient and for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.portal.desk import Desk, wait_for
from tests.portal.odd_pages import fill
from tests.portal.server import PageServer


def test_the_focus_given_to_the_portal_goes_on_to_its_page(
    desk: Desk, qtbot: QtBot, server: PageServer
) -> None:
    elsewhere = QLineEdit()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    for _ in ("first patient", "next patient"):
        elsewhere.activateWindow()
        elsewhere.setFocus()
        desk.visit(server.page(fill("{CODE}")), server.host())
        wait_for(qtbot, lambda: desk.heard.events == ["loaded", "code_entry"])
        desk.view.activateWindow()
        desk.view.setFocus(Qt.FocusReason.OtherFocusReason)
        wait_for(qtbot, lambda: QApplication.focusWidget() not in (None, elsewhere, desk.view))
        assert desk.view.isAncestorOf(QApplication.focusWidget() or elsewhere)
