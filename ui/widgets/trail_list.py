"""*Jejak kasus*: what happened, oldest first, the newest line in view."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.flow.view import Snapshot
from ui.models.trail import TIME_ROLE, TrailModel
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap)


class TrailList(QListView):
    """Time and line; long lines wrap."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("trail")
        self.setProperty("panel", "trail")
        self.setAccessibleName(texts.t("shell.patient.trail"))
        self.lines = TrailModel(texts)
        self.lines.setParent(self)
        self.setModel(self.lines)
        self.setItemDelegate(_TrailDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        self.lines.show_items(snapshot.trail)

    def sizeHint(self) -> QSize:
        """Four lines; the layout gives it what is left."""
        return QSize(super().sizeHint().width(), 4 * (self.fontMetrics().height() + Space.SMALL))

    def updateGeometries(self) -> None:
        """Called whenever lines or room change: the newest line comes into view."""
        at_end = self.verticalScrollBar().value() == self.verticalScrollBar().maximum()
        super().updateGeometries()
        if at_end:
            self.scrollToBottom()


class _TrailDelegate(QStyledItemDelegate):
    """A quiet time in its own column, the line beside it."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        wide = self._view.viewport().width()
        room = QRect(0, 0, wide - self._column(option), 10_000)
        needed = option.fontMetrics.boundingRect(room, _WRAP, str(index.data()))
        return QSize(wide, needed.height() + Space.SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect.adjusted(0, Space.HAIR, 0, 0)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color(Role.FOCUS))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setPen(self._theme.color(Role.MUTED))
        painter.drawText(rect, _WRAP, str(index.data(TIME_ROLE)))
        painter.setPen(self._theme.color(Role.TEXT))
        painter.drawText(rect.adjusted(self._column(option), 0, 0, 0), _WRAP, str(index.data()))

    def _column(self, option: QStyleOptionViewItem) -> int:
        return int(option.fontMetrics.horizontalAdvance("00.00") + Space.MEDIUM)
