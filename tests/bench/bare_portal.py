"""The bare counterpart of the portal: a QWebEngineView that shows one page, gone once it is painted."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.painted import when_painted

app = QApplication(sys.argv)
app.setStyle("Fusion")
window = QMainWindow()
view = QWebEngineView()
window.setCentralWidget(view)
window.resize(1366, 768)
window.show()
view.load(sys.stdin.readline().strip())
when_painted(view, QTimer(), app.quit)
sys.exit(app.exec())
