"""A field with its label above and its sentence below: how every text is asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import Icons
from ui.palette import Role
from ui.theme import Space, Type, style_tone
from ui.widgets.labels import make_label

LONGEST = 20_000
"""Characters kept of what is typed or pasted: more than any field may hold, so nothing is lost unsaid."""


class FieldRow(QWidget):
    """Label, line edit and, where something is odd, one sentence. Cleaning is the caller's.

    ``edited(str)`` comes with each change by a person; ``finished()`` when the field is left or
    Enter is pressed. A button that belongs to the field goes into ``line``.
    """

    edited = Signal(str)
    finished = Signal()

    def __init__(
        self,
        icons: Icons,
        label: str,
        object_name: str = "",
    ) -> None:
        """``label`` may hold a mnemonic, which goes to the line edit."""
        super().__init__()
        self._icons = icons
        self.edit = QLineEdit()
        self.edit.setMaxLength(LONGEST)
        self.edit.setObjectName(object_name)
        self.edit.setAccessibleName(label.replace("&", ""))
        self.label = QLabel(label)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self._mark, self._sentence = QLabel(), make_label(size=Type.SMALL, role=Role.AMBER, wrap=True)
        self._lay_out()
        self.edit.textEdited.connect(self.edited)
        self.edit.editingFinished.connect(self.finished)

    def text(self) -> str:
        """What stands in the field, as typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put a text into the field, unless it stands there already (the cursor stays then)."""
        if text != self.edit.text():
            self.edit.setText(text)

    @property
    def sentence(self) -> str:
        """The sentence below the field; empty when there is none."""
        return self._sentence.text()

    def set_issue(self, sentence: str | None) -> None:
        """Say why the field cannot be used as it stands; None: it can."""
        self._say(sentence or "", Role.AMBER, "warning")
        style_tone(self.edit, Role.AMBER if sentence else Role.TEXT)

    def set_remark(self, sentence: str | None) -> None:
        """Say something odd that does not block."""
        self._say(sentence or "", Role.UNSURE, "question")
        style_tone(self.edit, Role.TEXT)

    def _say(self, sentence: str, role: Role, icon: str) -> None:
        self._sentence.setText(sentence)
        style_tone(self._sentence, role)
        self._icons.dress(self._mark, icon, role, 16)
        self.edit.setAccessibleDescription(sentence)
        self._below.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.HAIR)
        below.addWidget(self._mark)
        below.addWidget(self._sentence, 1)
        self._below.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        self.line = QHBoxLayout()
        self.line.setSpacing(Space.HAIR)
        self.line.addWidget(self.edit, 1)
        column.addWidget(self.label)
        column.addLayout(self.line)
        column.addWidget(self._below)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
