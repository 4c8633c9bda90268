"""The guide's picture 3: *Verifikasi profil belum berhasil*, with [Coba Lagi]."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.flow.model import Context, Dialog, EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.dialogs.base import CaseDialog
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Theme, Type, Variant
from ui.widgets.labels import make_label


class RetryDialog(CaseDialog):
    """Says which retry this will be, how many are left, and that *gagal* is not *tidak valid*."""

    def __init__(self, window: QWidget, desk: Desk, texts: Texts, theme: Theme) -> None:
        super().__init__(Dialog.RETRY, ("warning", Role.AMBER), window, desk, texts, theme)
        self.set_title(self.words("title"))
        self._which = make_label("", Type.LEAD, wrap=True)
        self._cause = make_label("", role=Role.MUTED, wrap=True)
        self.column.addWidget(self._which)
        self.column.addWidget(make_label(self.words("meaning"), wrap=True))
        self.column.addWidget(self._cause)
        self.buttons.add(self.command_button(EventKind.COBA_LAGI, Variant.PRIMARY))
        self.buttons.add(self.command_button(EventKind.HOLD, Variant.QUIET))
        self.buttons.add(self.command_button(EventKind.CLOSE, Variant.QUIET))
        self.buttons.add(self.command_button(EventKind.HELPDESK, Variant.LINK))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follow the counts and the cause."""
        super().show_snapshot(snapshot)
        self._which.setText(self._count(snapshot.context))
        self._cause.setText(self._why(snapshot.context))

    def _count(self, context: Context) -> str:
        limit = context.policy.limit
        if context.next_is_last:
            return self.words("last", limit=limit)
        left = limit - context.retries
        return self.words("which", number=context.next_retry, limit=limit, left=left)

    def _why(self, context: Context) -> str:
        if context.problem is None:
            return self.words("cause_unknown")
        return self.words("cause", sentence=self.texts.problem(context.problem.code).sentence)
