"""The bare counterpart of the start: a window with one line of text, gone after its first paint."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Window(QMainWindow):
    """Ends the program once it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


app = QApplication(sys.argv)
app.setStyle("Fusion")
window = Window()
window.setCentralWidget(QLabel("Loket"))
window.resize(1366, 768)
window.show()
sys.exit(app.exec())
