"""Fields of the patient and the reporter: cleaned, judged, explained, never overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.patient import (
    FieldIssue,
    check_email,
    check_name,
    check_nik,
    check_phone,
    clean_line,
    clean_nik,
    clean_phone,
    group_nik,
)
from ui.icons import Icons
from ui.widgets.field_row import FieldRow


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of field is read, judged and shown."""

    clean: Callable[[str], str]
    check: Callable[[str], FieldIssue | None]
    show: Callable[[str], str] = str


NAME = Rule(clean_line, check_name)
NIK = Rule(clean_nik, check_nik, group_nik)
EMAIL = Rule(clean_line, check_email)
PHONE = Rule(clean_phone, check_phone)


class DataField(FieldRow):
    """A field of one rule. What stands in it stays, however wrong; the desk gets it cleaned."""

    def __init__(
        self,
        icons: Icons,
        rule: Rule,
        label: str,
        object_name: str,
        explain: Callable[[FieldIssue], str],
        required: bool = False,
    ) -> None:
        """``explain``: the sentence for an issue, as this page says it."""
        super().__init__(icons, label, object_name=object_name)
        self._rule = rule
        self._required = required
        self._explain = explain
        self._known = ""
        self.edited.connect(self._retract)
        self.finished.connect(self._tidy)

    @property
    def value(self) -> str:
        """What stands here, cleaned."""
        return self._rule.clean(self.text())

    @property
    def issue(self) -> FieldIssue | None:
        """Why the value cannot be used, or None; an empty field is fine unless it is required."""
        found = self._rule.check(self.value)
        return None if found is FieldIssue.EMPTY and not self._required else found

    def load(self, value: str) -> None:
        """Show what the desk knows, whatever stands here: another case has begun."""
        self._known = value
        self.set_text(self._rule.show(value))
        self.set_issue(None)

    def follow(self, value: str) -> None:
        """Take over what has changed elsewhere, but never over something just typed."""
        if value != self._known and self.value == self._known:
            self.set_text(self._rule.show(value))
        self._known = value

    def judge(self) -> bool:
        """Say what is wrong, if anything; whether the field can be used."""
        issue = self.issue
        self.set_issue(self._explain(issue) if issue else None)
        return issue is None

    def show_issue(self, issue: FieldIssue | None) -> None:
        """Say what the desk found wrong with the value it has; not while another is being typed."""
        if self.value == self._known:
            self.set_issue(self._explain(issue) if issue else None)

    def _retract(self) -> None:
        """A sentence goes as soon as the value is right; a new one waits until the field is left."""
        if self.sentence and self.issue is None:
            self.set_issue(None)

    def _tidy(self) -> None:
        if self.judge():
            self.set_text(self._rule.show(self.value))
