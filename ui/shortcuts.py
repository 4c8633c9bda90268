"""Keys that work wherever the focus is: in the window, inside the portal's page, in a dialog.

A window-modal dialog blocks its window's shortcuts, so every dialog of the flow gets its own by
the same ``install``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.flow.model import EventKind
from desktop.ports import Desk

ATTEST_KEYS: dict[str, EventKind] = {
    "F6": EventKind.OUTCOME_SUCCEEDED,
    "F7": EventKind.OUTCOME_FAILED,
    "F8": EventKind.OUTCOME_INVALID,
    "F9": EventKind.OUTCOME_UNKNOWN,
}
CAPTURE_KEY = "F10"
HELP_KEY = "F1"
HELD_KEY = "Ctrl+T"
CODES_KEY = "Ctrl+K"


def install(widget: QWidget, desk: Desk) -> None:
    """F6 to F9 and F10 for a window or dialog. The desk refuses what the flow does not take now."""
    for key, kind in ATTEST_KEYS.items():
        bind(widget, key, partial(desk.attest, kind))
    bind(widget, CAPTURE_KEY, desk.capture)


def bind(widget: QWidget, key: str, call: Callable[[], None]) -> QShortcut:
    """One key of a window; pressed and held counts once."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(call)
    return shortcut
