"""The desk's own clipboard, browser and file manager, through Qt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

# What clipboard managers look for before they keep a history: KDE's Klipper and Windows' own.
_KEEP_OUT_OF_HISTORY = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
}


class QtClipboard:
    """Implements ``ports.Clipboard``. What is put there is somebody's data, so it asks not to be kept."""

    def __init__(self, keep_seconds: float = 0.0) -> None:
        """``keep_seconds``: after that long our text is taken away again; 0 leaves it."""
        self._ours = ""
        self._timer = QTimer(singleShot=True, interval=round(keep_seconds * 1000))
        self._timer.timeout.connect(self.forget)

    def put(self, text: str) -> None:
        """Replace the clipboard's text."""
        self._ours = text
        mime = QMimeData()
        mime.setText(text)
        for kind, value in _KEEP_OUT_OF_HISTORY.items():
            mime.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(mime)
        if self._timer.interval():
            self._timer.start()

    def forget(self) -> None:
        """Take our text away again, if it is still there; for the end of the program at the latest."""
        clipboard = QGuiApplication.clipboard()
        if self._ours and clipboard.text() == self._ours:
            clipboard.clear()
        self._ours = ""


class QtBrowser:
    """Implements ``ports.Browser``."""

    def open_url(self, url: str) -> bool:
        """Open a page in the default browser; whether that was taken on."""
        return QDesktopServices.openUrl(QUrl(url))

    def open_folder(self, folder: Path) -> bool:
        """Show a folder in the file manager; whether that was taken on."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
