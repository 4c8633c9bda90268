"""Pictures of everything a person sees: the window and the dialog over it, painted together."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)


def paint(window: QWidget) -> QImage:
    """The window with its visible dialogs in their places, at the screen's scale."""
    image = window.grab().toImage()
    for dialog in dialogs(window):
        _paint_over(image, window, dialog)
    return image


def dialogs(window: QWidget) -> list[QDialog]:
    """The visible dialogs of a window, in the order in which they were opened."""
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if isinstance(top, QDialog) and top.isVisible() and _belongs(top, window)]


def texts(window: QWidget) -> list[str]:
    """Every word that a person can read outside the portal's page, window first."""
    found: list[str] = []
    for top in (window, *dialogs(window)):
        for widget in top.findChildren(QWidget):
            text = _text(widget) if widget.isVisible() and widget.width() and widget.height() else ""
            if text.strip():
                found.append(text.strip())
    return found


def is_blank(image: QImage) -> bool:
    """Whether the whole picture is of one colour: nothing was painted."""
    small = image.scaled(64, 48)
    first = small.pixel(0, 0)
    return all(small.pixel(x, y) == first for x in range(64) for y in range(48))


def _belongs(dialog: QDialog, window: QWidget) -> bool:
    parent = dialog.parentWidget()
    return parent is not None and parent.window() is window


def _paint_over(image: QImage, window: QWidget, dialog: QDialog) -> None:
    """A dialog where the desk's window manager would put it: over the middle of its window."""
    ratio = image.devicePixelRatio()
    picture = dialog.grab().toImage()
    free = window.size() - dialog.size()
    at = QPoint(max(free.width() // 2, 0), max(free.height() // 2, 0))
    painter = QPainter(image)
    painter.fillRect(image.rect(), QColor(0, 0, 0, 70))
    size = picture.deviceIndependentSize().toSize()
    frame = QColor(0, 0, 0, 120)
    painter.fillRect(at.x() - 1, at.y() - 1, size.width() + 2, size.height() + 2, frame)
    picture.setDevicePixelRatio(ratio)
    painter.drawImage(at, picture)
    painter.end()


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
