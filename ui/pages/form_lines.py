"""Lines of the complaint's form: a value to read or to type, and [Salin]."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.complaint import FilledField, FormField
from ui.pages.base import Page
from ui.pages.data_field import DataField
from ui.palette import Role
from ui.theme import Space, Type, Variant
from ui.widgets.buttons import make_button, plain
from ui.widgets.labels import make_label


def copy_button(page: Page, field: FormField, label: str) -> QPushButton:
    """[Salin] of one field of the form."""
    name = page.texts.t("pages.complaint.copy_name", field=plain(label))
    button = make_button(page.texts.t("pages.complaint.copy"), f"copy_{field.value}", Variant.QUIET, name)
    page.icons.dress(button, "copy", Role.PRIMARY, 16)
    button.clicked.connect(lambda: page.desk.copy_field(field))
    return button


class TypedLine(QWidget):
    """A field to type in, with its own [Salin]."""

    def __init__(self, page: Page, entry: DataField, field: FormField) -> None:
        super().__init__()
        self.entry = entry
        self.copy = copy_button(page, field, entry.label.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR)
        row.addWidget(entry, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignBottom)


class ReadLine(QWidget):
    """A field that Loket fills by itself: label, value, [Salin]."""

    def __init__(self, page: Page, label: str, field: FormField, above: bool = False) -> None:
        """``above``: the label stands over the value, for a value of several lines."""
        super().__init__()
        self.field = field
        self.value = make_label("", wrap=True)
        self.value.setObjectName(f"value_{field.value}")
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = copy_button(page, field, label)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(make_label(label, Type.SMALL, Role.MUTED))
        text.addWidget(self.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(text, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop if above else Qt.AlignmentFlag.AlignVCenter)

    def show_fields(self, fields: tuple[FilledField, ...]) -> None:
        """Find the value of this line."""
        text = next((each.value for each in fields if each.field is self.field), "")
        self.value.setText(text)
        self.copy.setEnabled(bool(text))
