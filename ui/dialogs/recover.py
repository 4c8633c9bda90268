"""After a crash: go on with the case that was open, or close it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.patient import mask_name
from desktop.flow.view import Recovery, Snapshot
from desktop.ports import Desk
from ui.dialogs.base import CaseDialog
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Theme, Type, Variant
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label


class RecoverDialog(CaseDialog):
    """Enter goes on; Esc decides nothing."""

    def __init__(self, window: QWidget, desk: Desk, texts: Texts, theme: Theme) -> None:
        super().__init__("recover", ("history", Role.UNSURE), window, desk, texts, theme)
        self.set_title(self.words("title"))
        self._where = make_label("", Type.LEAD, wrap=True)
        self._patient = make_label("", wrap=True)
        self.column.addWidget(self._where)
        self.column.addWidget(self._patient)
        self.column.addWidget(make_label(self.words("asks"), role=Role.MUTED, wrap=True))
        self.buttons.add(self._answer("go_on", True, Variant.PRIMARY))
        self.buttons.add(self._answer("close", False, Variant.QUIET))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follow the question."""
        super().show_snapshot(snapshot)
        if snapshot.recovery is not None:
            self._say(snapshot.recovery)

    def _say(self, left: Recovery) -> None:
        at, state = self.texts.date_time(left.last_at), self.texts.state_title(left.state)
        self._where.setText(self.words("where", at=at, state=state))
        name = mask_name(left.patient.name) or self.words("no_name")
        self._patient.setText(f"{self.words('patient', patient=name)} {self.words('safe')}")

    def _answer(self, key: str, go_on: bool, variant: Variant) -> QPushButton:
        button = make_button(self.words(key), f"recover_{key}", variant)
        button.setDefault(go_on)
        button.clicked.connect(lambda: self.desk.answer_recovery(go_on))
        return button
