"""The portal cannot be had: before anything was sent, so nothing is counted."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.clock import Clock, SystemClock
from desktop.domain.errors import ProblemCode
from desktop.flow.model import Dialog, EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.dialogs.base import CaseDialog
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Theme, Type, Variant
from ui.widgets.buttons import plain
from ui.widgets.labels import make_label


class ConnectionDialog(CaseDialog):
    """What happened, what to do, a small code for IT, and when the next call may be made.

    Esc goes back to the patient's data: nothing was sent and nothing is lost.
    """

    escape = EventKind.CANCEL

    def __init__(
        self, window: QWidget, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None
    ) -> None:
        super().__init__(Dialog.CONNECTION, ("offline", Role.WAITING), window, desk, texts, theme)
        self._clock = clock or SystemClock()
        self._until: datetime | None = None
        self._sentence, self._next = make_label("", wrap=True), make_label("", Type.LEAD, wrap=True)
        self._code = make_label("", Type.SMALL, Role.MUTED, wrap=True)
        self._try = self.command_button(EventKind.TRY_AGAIN, Variant.PRIMARY)
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self.tick)
        self._lay_out_problem()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follow the problem and the pause that the Ministry asks for."""
        super().show_snapshot(snapshot)
        self._until = snapshot.wait_until
        problem = snapshot.context.problem
        if problem is None:
            self.set_title(self.words("title"))
        else:
            self._say(problem.code)
        self._timer.start()
        self.tick()

    def tick(self) -> None:
        """Look at the clock: how long until the next call may be made."""
        left = ceil((self._until - self._clock.now()).total_seconds()) if self._until else 0
        if left <= 0:
            self._timer.stop()
        minutes, seconds = divmod(max(left, 0), 60)
        key = "try_again_in" if left > 0 else "try_again"
        self._try.setText(self.words(key, minutes=minutes, seconds=seconds))
        self._try.setAccessibleName(plain(self._try.text()))
        allowed = EventKind.TRY_AGAIN in self.desk.snapshot.allowed
        self._try.setEnabled(allowed and left <= 0)

    def _say(self, code: ProblemCode) -> None:
        text = self.texts.problem(code)
        self.set_title(text.title)
        self._sentence.setText(text.sentence)
        self._next.setText(text.next)
        whom = self.words("whom", whom=text.whom)
        self._code.setText(f"{whom} · {self.texts.t('dialogs.code', code=code.value)}")

    def _lay_out_problem(self) -> None:
        counted: QLabel = make_label(self.words("not_counted"), role=Role.MUTED, wrap=True)
        for label in (self._sentence, self._next, counted, self._code):
            self.column.addWidget(label)
        self.buttons.add(self._try)
        self.buttons.add(self.command_button(EventKind.HOLD))
        self.buttons.add(self.command_button(EventKind.CANCEL, Variant.QUIET))
        self.buttons.add(self.command_button(EventKind.CLOSE, Variant.QUIET))
