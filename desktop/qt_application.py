"""The one QApplication, made the way WebEngine needs it."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

# Chromium writes notes about missing GPUs and services to the terminal; nobody at a desk reads them.
_QUIET = "--log-level=3 --disable-background-networking"


def application() -> QApplication:
    """The running QApplication, or a new one.

    WebEngine is imported later, when a portal is opened, so the attribute it wants is set before
    the application exists (facts, "WebEngine").
    """
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", _QUIET)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QCoreApplication.setApplicationName("Loket")
    QApplication.setDesktopFileName("loket")
    return QApplication(sys.argv[:1])
