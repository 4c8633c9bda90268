"""The guide's part B: the form of the Helpdesk, filled in its own order."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.clock import Clock
from desktop.domain.complaint import Complaint, Gap
from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.pages.base import ColumnPage
from ui.pages.complaint_parts import Attachments, MessageCard, ReporterCard
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant, style_text
from ui.widgets.adaptive_row import AdaptiveRow
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label

FORM_OPENED = "form_opened"
"""The trail's word for [Buka formulir] (``flow.casefile``)."""


class ComplaintPage(ColumnPage):
    """What is missing is named and asked for right here; the form opens when the words are right."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("complaint", desk, texts, theme, clock, widest=96)
        self.reporter = ReporterCard(self)
        self.message = MessageCard(self)
        self.attachments = Attachments(self)
        self.entries = self.reporter.entries | self.message.entries
        self._status = make_label("", wrap=True)
        self._status.setObjectName("complaint_status")
        self._open = make_button(self.words("open_form"), "open_form", Variant.PRIMARY)
        self._folder = make_button(self.words("show_evidence"), "show_evidence")
        self.primary, self.way_back = self._open, self.command_button(EventKind.BACK, Variant.QUIET)
        self._open.clicked.connect(desk.open_form)
        self._folder.clicked.connect(desk.show_evidence)
        self._lay_out(self.way_back)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The form as it stands; outside a complaint there is none."""
        super().show_snapshot(snapshot)
        if snapshot.complaint is None:
            return
        self.reporter.show_form(snapshot)
        self.message.show_form(snapshot)
        self.attachments.show_evidence(snapshot.evidence)
        self._show_gaps(snapshot.complaint)
        self._folder.setEnabled(bool(snapshot.evidence))
        self._open.setEnabled(snapshot.complaint.ready)
        self._say(snapshot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V with a picture and no text goes to the attachment, also from inside a field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            mime = QGuiApplication.clipboard().mimeData()
            if event.matches(QKeySequence.StandardKey.Paste) and not mime.hasText():
                self.attachments.profile.paste()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V outside the fields is meant for the picture."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.attachments.profile.paste()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, back: QWidget) -> None:
        self.column.setSpacing(Space.MEDIUM)
        self.column.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        self.column.addWidget(make_label(self.words("title"), Type.TITLE, bold=True, wrap=True))
        halves = AdaptiveRow(Space.MEDIUM)
        halves.add(self.reporter, 1, letters=44)
        halves.add(self.message, 1, letters=44)
        self.column.addWidget(halves)
        self.column.addWidget(self.attachments)
        self.column.addStretch(1)
        self.bar.insertWidget(0, self._status)
        self.buttons.add(self._open)
        self.buttons.add(self._folder)
        self.buttons.add(self.command_button(EventKind.FILED))
        self.buttons.add(self.command_button(EventKind.LATER, Variant.QUIET))
        self.buttons.add(back)
        for edit in self.findChildren(QLineEdit):
            edit.installEventFilter(self)

    def _show_gaps(self, complaint: Complaint) -> None:
        issues = {gap.part: gap.issue for gap in complaint.gaps}
        for part, entry in self.entries.items():
            entry.show_issue(issues.get(part))
        lacking = [entry for part, entry in self.entries.items() if part in issues]
        self.first = lacking[0] if lacking else self._open

    def _say(self, snapshot: Snapshot) -> None:
        """One line above the buttons: what is missing, or what to do next."""
        form = snapshot.complaint
        if form is None or not form.ready:
            gaps = [gap for gap in form.gaps if gap.blocks] if form else []
            self._set_status(self.words("gaps", gaps=self._named(gaps)), Role.AMBER)
        elif any(item.kind == FORM_OPENED for item in snapshot.trail):
            self._set_status(self.words("opened"), Role.SUCCESS)
        elif form.gaps:
            self._set_status(self.words("gaps_pictures", gaps=self._named(form.gaps)), Role.MUTED)
        else:
            self._set_status(self.words("ready"), Role.SUCCESS)

    def _set_status(self, words: str, role: Role) -> None:
        self._status.setText(words)
        style_text(self._status, Type.BODY, role)

    def _named(self, gaps: Iterable[Gap]) -> str:
        return ", ".join(self.words(f"gap_{gap.part}") for gap in gaps)
