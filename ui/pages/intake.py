"""Before the portal: five questions, and what is known of the patient already."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.domain.case import PreCheck
from desktop.domain.clock import Clock
from desktop.domain.patient import FieldIssue, Patient, nik_warnings
from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.pages.base import ColumnPage
from ui.pages.data_field import EMAIL, NAME, NIK, DataField, Rule
from ui.pages.precheck import PreCheckList
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.adaptive_row import AdaptiveRow
from ui.widgets.buttons import make_button
from ui.widgets.card import Card
from ui.widgets.labels import make_label


class IntakePage(ColumnPage):
    """Enter, Space, Enter leads from idle to the portal: the box for all has the first focus."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__("intake", desk, texts, theme, clock, widest=78)
        self._case_id: str | None = None
        self.checks = PreCheckList(self.words)
        self.name_field = self._field(NAME, "name")
        self.nik_field = self._field(NIK, "nik")
        self.email_field = self._field(EMAIL, "email")
        self._fields = (self.name_field, self.nik_field, self.email_field)
        self._begin = make_button(self.words("begin"), "cmd_begin", Variant.PRIMARY)
        self._cancel = self.command_button(EventKind.CLOSE, Variant.QUIET)
        self._why_not = make_label(self.words("not_yet"), Type.SMALL, Role.MUTED)
        self.first, self.primary = self.checks.all_box, self._begin
        self._lay_out()
        self._begin.clicked.connect(self.begin)
        self.checks.changed.connect(self._answered)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Fill in what the desk knows; what is being typed stays."""
        super().show_snapshot(snapshot)
        another = snapshot.case_id != self._case_id
        self._case_id = snapshot.case_id
        values = (snapshot.patient.name, snapshot.patient.nik, snapshot.patient.email)
        for field, value in zip(self._fields, values, strict=True):
            if another:
                field.load(value)
            else:
                field.follow(value)
        self.checks.follow(snapshot.precheck, another)
        self._follow_input()
        if not self.isVisible():  # a resumed case is answered already, and a Space would take it back
            self.first = self._begin if self._begin.isEnabled() else self.checks.all_box

    def patient(self) -> Patient:
        """What stands in the fields, cleaned."""
        return Patient(*(field.value for field in self._fields))

    def begin(self) -> None:
        """On to the portal, unless a field holds something that is not what it should be."""
        unusable = [field for field in self._fields if not field.judge()]
        if unusable:
            unusable[0].setFocus()
            return
        self.desk.begin(self.checks.answers(), self.patient())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves an empty page (the window does that); where something was entered it only offers to."""
        if event.key() == Qt.Key.Key_Escape and self.way_back is None:
            self._cancel.setFocus()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.column.setSpacing(Space.MEDIUM)
        self.column.addWidget(make_label(self.words("title"), Type.TITLE, bold=True, wrap=True))
        self.column.addWidget(make_label(self.words("lead"), role=Role.MUTED, wrap=True))
        questions = Card()
        questions.body.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        questions.body.addWidget(self.checks)
        self.column.addWidget(questions)
        self.column.addWidget(self._patient_card())
        self.column.addStretch(1)
        self.buttons.add(self._begin)
        self.buttons.add(self.command_button(EventKind.HOLD))
        self.buttons.add(self._cancel, self._why_not)

    def _patient_card(self) -> Card:
        card, row = Card(self.words("patient")), AdaptiveRow(Space.LARGE)
        card.body.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        card.body.setSpacing(Space.SMALL)
        for field in self._fields:
            row.add(field, 1, letters=26)
        card.body.addWidget(make_label(self.words("patient_why"), Type.SMALL, Role.MUTED, wrap=True))
        card.body.addWidget(row)
        return card

    def _field(self, rule: Rule, name: str) -> DataField:
        field = DataField(self.icons, rule, self.words(name), f"field_{name}", self._explain)
        field.finished.connect(self._typed)
        field.edited.connect(self._follow_input)
        return field

    def _explain(self, issue: FieldIssue) -> str:
        return self.words("fix_or_empty", issue=self.texts.field_issue(issue))

    def _typed(self) -> None:
        """A field was left: the desk keeps it, however wrong, so that a power cut loses nothing."""
        self._remark()
        self.desk.set_patient(self.patient())

    def _remark(self) -> None:
        """An odd NIK may be right all the same; it is said and never blocks."""
        nik = self.nik_field
        if nik.value and nik.issue is None:
            odd = nik_warnings(nik.value, self.clock.now().astimezone().date())
            nik.set_remark(self.texts.nik_warning(odd[0]) if odd else None)

    def _answered(self) -> None:
        self.desk.set_precheck(self.checks.answers())
        self._follow_input()

    def _follow_input(self) -> None:
        passed = self.checks.answers().passed
        self._begin.setEnabled(passed and EventKind.BEGIN in self.desk.snapshot.allowed)
        self._why_not.setVisible(not passed)
        empty = self.checks.answers() == PreCheck() and self.patient() == Patient()
        self.way_back = self._cancel if empty else None
