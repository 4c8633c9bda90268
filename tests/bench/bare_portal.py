"""The bare counterpart of the portal: a window that is asked for one page in a QWebEngineView.

Reads the page's address from standard input; prints the milliseconds from asking to the painted page.
"""

from __future__ import annotations

import importlib
import sys
import time

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.painted import when_painted

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
app = QApplication(sys.argv)
app.setStyle("Fusion")
url = sys.stdin.readline().strip()
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()

asked = time.perf_counter()
view = importlib.import_module("PySide6.QtWebEngineWidgets").QWebEngineView()
window.setCentralWidget(view)
view.load(url)


def shown() -> None:
    sys.stdout.write(f"{(time.perf_counter() - asked) * 1000:.1f}\n")
    app.quit()


when_painted(view, QTimer(), shown)
sys.exit(app.exec())
