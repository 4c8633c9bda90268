"""A bug of ours, survived: nothing is lost, and the case can go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from desktop.domain.clock import Clock
from desktop.flow.model import EventKind
from desktop.ports import Desk
from ui.pages.base import ColumnPage
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.card import Card
from ui.widgets.labels import make_label


class FaultPage(ColumnPage):
    """Enter goes on from the last safe step."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("fault", desk, texts, theme, clock, widest=56)
        self.primary = self.command_button(EventKind.CONTINUE, Variant.PRIMARY)
        mark, text, row = QLabel(), QVBoxLayout(), QHBoxLayout()
        self.icons.dress(mark, "warning", Role.UNSURE, 32)
        text.setSpacing(Space.MEDIUM)
        text.addWidget(make_label(self.words("title"), Type.TITLE, bold=True, wrap=True))
        text.addWidget(make_label(self.words("lead"), wrap=True))
        text.addWidget(make_label(self.words("next"), role=Role.MUTED, wrap=True))
        row.setSpacing(Space.LARGE)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        card = Card()
        text.addSpacing(Space.SMALL)
        text.addWidget(self.buttons)
        card.body.addLayout(row)
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addStretch(2)
        self.buttons.add(self.primary)
        self.buttons.add(self.command_button(EventKind.CLOSE, Variant.QUIET))
        self.without_bar()
