"""Buttons: one way to make them, and the one that stands for an event of the flow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.theme import Variant, style_button


def make_button(
    text: str, object_name: str, variant: Variant | None = None, accessible_name: str = ""
) -> QPushButton:
    """A button; its accessible name is its text unless told otherwise. None: an ordinary button."""
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setAccessibleName(accessible_name or plain(text))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(variant is Variant.PRIMARY)
    if variant is not None:
        style_button(button, variant)
    return button


def plain(text: str) -> str:
    """A button's text without its mnemonic mark."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class CommandButton(QPushButton):
    """Posts one event of the flow; can be pressed only while the flow would take it."""

    def __init__(self, desk: Desk, kind: EventKind, text: str, variant: Variant | None = None) -> None:
        super().__init__(text)
        self.kind = kind
        self.setObjectName(f"cmd_{kind.value}")
        self.setAccessibleName(plain(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(variant is Variant.PRIMARY)
        if variant is not None:
            style_button(self, variant)
        self.clicked.connect(lambda: desk.command(kind))
        self.draw(desk.snapshot)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow ``snapshot.allowed`` and nothing else."""
        self.setEnabled(self.kind in snapshot.allowed)
