"""A plain window beside the work: ribbon, title, what it has to say, and one button to close it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Type, Variant
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label
from ui.widgets.ribbon import Ribbon


class Sheet(QDialog):
    """``area`` names the texts (``shell.<area>.title``, ``intro``, ``close``) and the object."""

    def __init__(self, parent: QWidget, texts: Texts, area: str, training: bool) -> None:
        super().__init__(parent)
        self.setObjectName(f"sheet_{area}")
        self.setWindowTitle(texts.t(f"shell.{area}.title"))
        self._texts, self._area = texts, area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Ribbon(texts, training))
        self._scrolled = self._scroll()
        column.addWidget(self._scrolled, 1)
        column.addWidget(self._footer())

    def add(self, widget: QWidget) -> None:
        """One more part, below the others."""
        self._content.addWidget(widget)

    def fit(self, letters: int) -> None:
        """A size for lines of so many letters, never larger than the screen."""
        room = QGuiApplication.primaryScreen().availableSize()
        wide = min(
            self.fontMetrics().averageCharWidth() * letters + 4 * Space.WIDE, room.width() - Space.HUGE
        )
        high = (
            self._inner.heightForWidth(wide) + self.sizeHint().height() - self._scrolled.sizeHint().height()
        )
        self.resize(wide, min(high, room.height() - 3 * Space.HUGE))

    def _scroll(self) -> QScrollArea:
        t, self._inner = self._texts.t, QWidget()
        self._content = QVBoxLayout(self._inner)
        self._content.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        self._content.setSpacing(Space.MEDIUM)
        self._content.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._content.addWidget(make_label(t(f"shell.{self._area}.title"), Type.TITLE, bold=True, wrap=True))
        self._content.addWidget(make_label(t(f"shell.{self._area}.intro"), role=Role.MUTED, wrap=True))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(t(f"shell.{self._area}.title"))
        area.setWidget(self._inner)
        return area

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("panel", "footer")
        close = make_button(self._texts.t(f"shell.{self._area}.close"), "sheet_close", Variant.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.close)
        close.setFocus()
        row = QHBoxLayout(footer)
        row.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        row.addStretch(1)
        row.addWidget(close)
        return footer
