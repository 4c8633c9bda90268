"""F1: every key, and the guide's three-line warning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, style_tone
from ui.widgets.labels import make_label
from ui.widgets.sheet import Sheet

KEYS = ("enter", "esc", "f1", "f6", "f7", "f8", "f9", "f10", "held", "codes", "tab", "alt")


class HelpSheet(Sheet):
    """The training-only key is left out in earnest."""

    def __init__(self, parent: QWidget, texts: Texts, theme: Theme, training: bool) -> None:
        super().__init__(parent, texts, "help", training)
        self._theme = theme
        self.add(self._rule())
        self.add(self._keys([key for key in KEYS if training or key != "codes"]))
        self.fit(letters=92)

    def _keys(self, keys: list[str]) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        half = (len(keys) + 1) // 2
        for number, key in enumerate(keys):
            column, row = divmod(number, half)
            grid.addWidget(self._cap(key), row, 2 * column)
            grid.addWidget(
                make_label(self._texts.t(f"shell.help.{key}_does"), wrap=True), row, 2 * column + 1
            )
            grid.setColumnStretch(2 * column + 1, 1)
        return whole

    def _cap(self, key: str) -> QLabel:
        cap = make_label(self._texts.t(f"shell.help.{key}"), bold=True)
        cap.setProperty("panel", "key")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return cap

    def _rule(self) -> QFrame:
        t, panel = self._texts.t, QFrame()
        panel.setProperty("panel", "badge")
        style_tone(panel, Role.UNSURE)
        column = QVBoxLayout(panel)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(make_label(t("shell.help.rule_title"), Type.LEAD, bold=True, wrap=True))
        column.addLayout(self._line("warning", Role.AMBER, t("shell.help.rule_failed")))
        column.addLayout(self._line("shield_cross", Role.INVALID, t("shell.help.rule_invalid")))
        return panel

    def _line(self, icon: str, role: Role, words: str) -> QHBoxLayout:
        mark, row = QLabel(), QHBoxLayout()
        icons_of(self._theme).dress(mark, icon, role)
        row.setSpacing(Space.SMALL)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(make_label(words, wrap=True), 1)
        return row
