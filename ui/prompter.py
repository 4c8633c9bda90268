"""Asks the flow's questions: exactly one dialog while a state wants one, none otherwise.

The snapshot says which question is open, so a question survives a restart, and a dialog closes
by itself when its state is left, whoever left it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.flow.model import Dialog
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.dialogs.base import CaseDialog
from ui.dialogs.connection import ConnectionDialog
from ui.dialogs.escalation import EscalationDialog
from ui.dialogs.recover import RecoverDialog
from ui.dialogs.retry import RetryDialog
from ui.dialogs.unknown import UnknownDialog
from ui.texts import Texts
from ui.theme import Theme

RECOVER = "recover"

_DIALOGS: dict[str, Callable[[QWidget, Desk, Texts, Theme], CaseDialog]] = {
    Dialog.CONNECTION: ConnectionDialog,
    Dialog.RETRY: RetryDialog,
    Dialog.ESCALATION: EscalationDialog,
    Dialog.UNKNOWN: UnknownDialog,
    RECOVER: RecoverDialog,
}


@dataclass(frozen=True, slots=True)
class Question:
    """Which dialog, and about what: another submission is another question, even of the same kind."""

    dialog: str
    case_id: str
    round: int = 0
    submissions: int = 0
    retries: int = 0


def question_of(snapshot: Snapshot) -> Question | None:
    """What the desk is to be asked; a case left open by a crash comes first."""
    if snapshot.recovery is not None:
        return Question(RECOVER, snapshot.recovery.case_id)
    if snapshot.spec.dialog is None:
        return None
    context = snapshot.context
    return Question(
        snapshot.spec.dialog,
        snapshot.case_id,
        context.round,
        context.all_submissions,
        context.retries,
    )


class Prompter(QObject):
    """Opens and closes the dialogs of one window. Listens to the desk by itself."""

    def __init__(self, window: QWidget, desk: Desk, texts: Texts, theme: Theme) -> None:
        """Before ``window`` is shown nothing is opened; the question waits for it."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._texts = texts
        self._theme = theme
        self._asked: Question | None = None
        self.dialog: CaseDialog | None = None
        window.installEventFilter(self)
        desk.subscribe(self.show_snapshot)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Bring the one dialog in line with the picture of the desk."""
        question = question_of(snapshot)
        if question != self._asked:
            self._close()
        if question is None or not self._window.isVisible():
            return
        if self.dialog is None:
            self._open(question, snapshot)
        else:
            self.dialog.show_snapshot(snapshot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window came up: what was waiting for it is asked now."""
        if watched is self._window and event.type() is QEvent.Type.Show:
            QTimer.singleShot(0, self, self._again)
        return False

    def _again(self) -> None:
        self.show_snapshot(self._desk.snapshot)

    def _open(self, question: Question, snapshot: Snapshot) -> None:
        dialog = _DIALOGS[question.dialog](self._window, self._desk, self._texts, self._theme)
        dialog.show_snapshot(snapshot)
        dialog.lost.connect(self._lost)
        self._asked, self.dialog = question, dialog
        dialog.open()

    def _close(self) -> None:
        self._asked = None
        if self.dialog is not None:
            self.dialog.leave()
            self.dialog = None

    def _lost(self) -> None:
        """Something else closed the dialog: ask again, unless its question has been settled by that."""
        lost = self._asked
        self._close()
        QTimer.singleShot(0, self, lambda: self._ask_again(lost))

    def _ask_again(self, lost: Question | None) -> None:
        self._again()
        if self.dialog is not None and self._asked == lost:
            self.dialog.insist()
