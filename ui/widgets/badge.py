"""Icon, word and colour together: colour carries nothing alone."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.domain.case import Outcome
from ui.icons import Icons
from ui.palette import Role
from ui.theme import Space, Type, style_text, style_tone
from ui.widgets.labels import make_label

OUTCOME_LOOK: dict[Outcome, tuple[str, Role]] = {
    Outcome.SUCCEEDED: ("check", Role.SUCCESS),
    Outcome.FAILED: ("warning", Role.AMBER),
    Outcome.INVALID: ("shield_cross", Role.INVALID),
    Outcome.UNKNOWN: ("question", Role.UNSURE),
}
"""Icon and meaning of each outcome, everywhere the same."""


class StatusBadge(QFrame):
    """A small filled field with an icon and a word."""

    def __init__(self, icons: Icons, size: Type = Type.BODY) -> None:
        super().__init__()
        self._icons, self._size = icons, size
        self.setProperty("panel", "badge")
        self._mark, self._word = QLabel(), make_label(size=size, bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.HAIR, Space.MEDIUM, Space.HAIR)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._mark)
        row.addWidget(self._word)

    def show_status(self, icon: str, word: str, role: Role) -> None:
        """``role``: one of ``palette.MEANINGS``, or PRIMARY."""
        self._icons.dress(self._mark, icon, role)
        self._word.setText(word)
        style_text(self._word, self._size, role, bold=True)
        style_tone(self, role)
        self.setAccessibleName(word)

    def show_outcome(self, outcome: Outcome, word: str) -> None:
        """The look of an outcome with its word."""
        icon, role = OUTCOME_LOOK[outcome]
        self.show_status(icon, word, role)
