"""Lines of the complaint's form that Loket fills by itself, and [Salin] for all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.complaint import FilledField, FormField
from ui.pages.base import Page
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


class ReadLine(QWidget):
    """A field that Loket fills by itself: label, value, [Salin]."""

    def __init__(self, page: Page, label: str, field: FormField, above: bool = False) -> None:
        """``above``: label and button stand over the value, for a value of several lines."""
        super().__init__()
        self.field = field
        self.value = make_label("", Type.SMALL if above else Type.BODY, wrap=True)
        self.value.setObjectName(f"value_{field.value}")
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = copy_button(page, field, label)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(Space.SMALL)
        head.addWidget(make_label(label, Type.SMALL, Role.MUTED), 1 if above else 0)
        if not above:
            head.addWidget(self.value, 1)
        head.addWidget(self.copy)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        if above:
            column.addWidget(self.value)

    def show_fields(self, fields: tuple[FilledField, ...]) -> None:
        """Find the value of this line."""
        text = next((each.value for each in fields if each.field is self.field), "")
        self.value.setText(text)
        self.copy.setEnabled(bool(text))
