"""The guide's picture 4: begin again with a *Kode Baru*, or write to the Helpdesk."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.flow.model import Context, Dialog, EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.dialogs.base import CaseDialog
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.flow_row import FlowRow
from ui.widgets.labels import make_label


class EscalationDialog(CaseDialog):
    """One primary button, and *hubungi Helpdesk* as a link in the text that Tab reaches."""

    def __init__(self, window: QWidget, desk: Desk, texts: Texts, theme: Theme) -> None:
        super().__init__(Dialog.ESCALATION, ("warning", Role.AMBER), window, desk, texts, theme)
        self.set_title(self.words("title"))
        self._reached = make_label("", wrap=True)
        self.column.addWidget(self._reached)
        self.column.addWidget(make_label(self.words("instruction"), Type.LEAD, wrap=True))
        self.column.addWidget(self._helpdesk_line())
        self.buttons.add(self.command_button(EventKind.ULANGI, Variant.PRIMARY))
        self.buttons.add(self.command_button(EventKind.HOLD, Variant.QUIET))
        self.buttons.add(self.command_button(EventKind.CLOSE, Variant.QUIET))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Whose limit it was: ours, or the portal's."""
        super().show_snapshot(snapshot)
        self._reached.setText(self._why(snapshot.context))

    def _why(self, context: Context) -> str:
        if context.retries < context.policy.last:
            return self.words("portal")
        return self.words("reached", submissions=context.submissions, limit=context.policy.limit)

    def _helpdesk_line(self) -> QWidget:
        line = FlowRow(Space.HAIR)
        line.add(make_label(self.words("or")), self.command_button(EventKind.HELPDESK, Variant.LINK))
        return line
