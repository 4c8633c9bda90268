"""Labels: plain text in a size and tone of the theme, and one that shortens itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.palette import Role
from ui.theme import Type, style_text


def make_label(
    text: str = "",
    size: Type = Type.BODY,
    role: Role = Role.TEXT,
    bold: bool = False,
    wrap: bool = False,
) -> QLabel:
    """A label that shows its text as it is, never as HTML."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    style_text(label, size, role, bold)
    return label


class ElidedLabel(QLabel):
    """One line that is shortened at the end where it does not fit; the whole is in its tooltip."""

    def __init__(
        self, text: str = "", size: Type = Type.BODY, role: Role = Role.TEXT, bold: bool = False
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        style_text(self, size, role, bold)

    def setText(self, text: str) -> None:
        """Show ``text``; screen readers get it whole."""
        super().setText(text)
        self._explain()

    def shown_text(self) -> str:
        """What fits now."""
        wide = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, wide)

    def minimumSizeHint(self) -> QSize:
        """Four letters and the dots."""
        hint = super().minimumSizeHint()
        least = self.fontMetrics().horizontalAdvance("MMMM…")
        return QSize(min(hint.width(), least), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip is there only where something is hidden."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shortened text in the style sheet's colour."""
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )

    def _explain(self) -> None:
        self.setToolTip(self.text() if self.shown_text() != self.text() else "")
