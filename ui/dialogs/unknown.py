"""The submission went out and no answer was seen: the officer looks at the patient's profile."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.domain.case import Outcome
from desktop.flow.model import Dialog, EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.dialogs.base import CaseDialog
from ui.icons import icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.badge import OUTCOME_LOOK
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label

_ANSWERS = {
    EventKind.OUTCOME_SUCCEEDED: Outcome.SUCCEEDED,
    EventKind.OUTCOME_FAILED: Outcome.FAILED,
    EventKind.OUTCOME_INVALID: Outcome.INVALID,
}


class UnknownDialog(CaseDialog):
    """Three answers, none of them the default: this is a question about what was seen."""

    def __init__(self, window: QWidget, desk: Desk, texts: Texts, theme: Theme) -> None:
        super().__init__(Dialog.UNKNOWN, ("question", Role.UNSURE), window, desk, texts, theme)
        self.set_title(self.words("title"))
        self._answers: dict[EventKind, QPushButton] = {}
        self.column.addWidget(make_label(self.words("sent"), wrap=True))
        self.column.addWidget(make_label(self.words("look"), Type.LEAD, wrap=True))
        self.column.addLayout(self._lay_out_answers())
        self.buttons.add(self.command_button(EventKind.CLOSE, Variant.QUIET))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follow what the flow takes."""
        super().show_snapshot(snapshot)
        for kind, button in self._answers.items():
            button.setEnabled(kind in snapshot.allowed)

    def showEvent(self, event: QShowEvent) -> None:
        """No answer has the keyboard at first: an Enter typed too early must say nothing."""
        super().showEvent(event)
        self.setFocus()

    def _lay_out_answers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        for row, kind in enumerate(_ANSWERS):
            grid.addWidget(self._answer(kind), row, 0)
            means = self.words(f"{kind.value}_means")
            grid.addWidget(make_label(means, Type.SMALL, Role.MUTED, wrap=True), row, 1)
            self._answers[kind].setAccessibleDescription(means)
        return grid

    def _answer(self, kind: EventKind) -> QPushButton:
        button = make_button(self.words(kind.value), f"attest_{kind.value}")
        icons_of(self.theme).dress(button, *OUTCOME_LOOK[_ANSWERS[kind]])
        button.clicked.connect(lambda: self.desk.attest(kind))
        self._answers[kind] = button
        return button
