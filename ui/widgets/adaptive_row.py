"""A row that becomes a column where it does not fit: nothing is cut at large text."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import Space

_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class AdaptiveRow(QWidget):
    """Widgets side by side, or one below the other when the width is too small for that."""

    def __init__(self, spacing: int = Space.SMALL) -> None:
        super().__init__()
        self._box = QBoxLayout(_ROW, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        self._parts: list[tuple[QWidget, float]] = []

    def add(self, widget: QWidget, stretch: int = 0, letters: float = 0) -> None:
        """``letters``: how many average letters wide it must be at least; 0: as wide as it likes."""
        self._box.addWidget(widget, stretch)
        self._parts.append((widget, letters))

    @property
    def stacked(self) -> bool:
        """Whether the parts stand one below the other now."""
        return self._box.direction() is _COLUMN

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part, because the row can turn."""
        widest = max((part.minimumSizeHint().width() for part, _ in self._shown()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the width asks for it."""
        super().resizeEvent(event)
        direction = _ROW if self._needs() <= self.width() else _COLUMN
        if direction is not self._box.direction():
            self._box.setDirection(direction)
            self.updateGeometry()

    def _shown(self) -> list[tuple[QWidget, float]]:
        return [part for part in self._parts if not part[0].isHidden()]

    def _needs(self) -> int:
        letter = self.fontMetrics().averageCharWidth()
        shown = self._shown()
        widths = (round(letters * letter) or part.sizeHint().width() for part, letters in shown)
        return sum(widths) + self._box.spacing() * max(len(shown) - 1, 0)
