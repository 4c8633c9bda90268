"""A white panel with room around what it holds."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.palette import Role
from ui.theme import Space, Type
from ui.widgets.labels import make_label


class Card(QFrame):
    """A panel with an optional title; add to ``body``."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        self.body.setSpacing(Space.MEDIUM)
        if title:
            self.body.addWidget(make_label(title, Type.LEAD, Role.TEXT, bold=True))
