"""Ctrl+K in training: which code plays which story. Stays open beside the portal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.models.training_codes import TrainingCode
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Type
from ui.widgets.labels import make_label
from ui.widgets.sheet import Sheet


class CodesSheet(Sheet):
    """A tool window, so that the main window's keys go on working."""

    def __init__(self, parent: QWidget, texts: Texts, codes: Sequence[TrainingCode]) -> None:
        super().__init__(parent, texts, "codes", training=True)
        self.setWindowFlag(Qt.WindowType.Tool)
        for code in codes:
            self.add(self._row(code))
        self.fit(letters=52)

    def _row(self, code: TrainingCode) -> QFrame:
        row = QFrame()
        row.setProperty("panel", "row")
        row.setAccessibleName(self._texts.t("shell.codes.code_name", code=code.code, title=code.title))
        digits = make_label(code.code, Type.LEAD, Role.PRIMARY, bold=True)
        digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(make_label(code.title, bold=True, wrap=True))
        words.addWidget(make_label(code.description, Type.SMALL, Role.MUTED, wrap=True))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, Space.HAIR, 0, Space.SMALL)
        line.setSpacing(Space.LARGE)
        line.addWidget(digits, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return row
