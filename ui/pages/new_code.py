"""The patient makes a *Kode Baru*; the desk shows how and waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton

from desktop.domain.clock import Clock
from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.pages.base import ColumnPage
from ui.pages.patient_card import Instruction, TurnedCard, print_card
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.buttons import make_button
from ui.widgets.card import Card
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import make_label

_REASONS = (EventKind.CODE_WRONG, EventKind.CODE_EXPIRED, EventKind.ULANGI)


class NewCodePage(ColumnPage):
    """Enter says that the code was made; the card can be turned to the patient or printed."""

    gone = Signal()

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("new_code", desk, texts, theme, clock, widest=64)
        self.primary = self._ready = self.command_button(EventKind.CODE_READY, Variant.PRIMARY)
        self._why = make_label("", role=Role.MUTED, wrap=True)
        self._turn = self._card_button("turn_card", "turn_hint", "phone")
        self._print = self._card_button("print_card", "print_hint", "print")
        self._turn.clicked.connect(self.turn_card)
        self._print.clicked.connect(self.print_card)
        self._lay_out()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Why a new code is needed, as far as the case's own trail says it."""
        super().show_snapshot(snapshot)
        last = snapshot.trail[-1].kind if snapshot.trail else ""
        self._why.setText(self.words(f"why_{last}" if last in _REASONS else "why_other"))

    def turn_card(self) -> None:
        """The card as large as the screen."""
        card = TurnedCard(self.window(), self.texts, self.theme, self.desk.snapshot)
        self.gone.connect(card.reject)
        card.finished.connect(card.deleteLater)
        card.turn()

    def print_card(self) -> None:
        """The card on paper."""
        print_card(self.window(), self.texts, self.desk.snapshot.training)

    def hideEvent(self, event: QHideEvent) -> None:
        """The state was left: the card turns back by itself."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.gone.emit()

    def _card_button(self, name: str, hint: str, icon: str) -> QPushButton:
        button = make_button(self.words(name), name)
        button.setToolTip(self.words(hint))
        button.setAccessibleDescription(self.words(hint))
        self.icons.dress(button, icon)
        return button

    def _lay_out(self) -> None:
        self.column.addWidget(make_label(self.words("title"), Type.TITLE, bold=True, wrap=True))
        self.column.addWidget(self._why)
        self.column.addWidget(self._card())
        self.column.addStretch(1)
        self.buttons.add(self._ready)
        self.buttons.add(self.command_button(EventKind.HOLD))
        self.buttons.add(self.command_button(EventKind.CLOSE, Variant.QUIET))
        self.buttons.add(self.command_button(EventKind.HELPDESK, Variant.LINK))

    def _card(self) -> Card:
        card, ways = Card(), FlowRow()
        card.body.addWidget(make_label(self.words("card"), Type.SMALL, Role.PRIMARY, bold=True))
        card.body.addWidget(Instruction(self.texts, self.theme))
        ways.add(self._turn, self._print)
        card.body.addSpacing(Space.SMALL)
        card.body.addWidget(ways)
        return card
