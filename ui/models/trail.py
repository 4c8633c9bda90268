"""*Jejak kasus* as a list model: read line by line, by eyes and by screen readers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.flow.view import TrailItem
from ui.texts import Texts

TIME_ROLE = Qt.ItemDataRole.UserRole + 1

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TrailModel(QAbstractListModel):
    """Oldest line first. ``DisplayRole`` is the line, ``TIME_ROLE`` its time."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._items: tuple[TrailItem, ...] = ()

    def show_items(self, items: tuple[TrailItem, ...]) -> None:
        """Only what is new is added; another case starts the list anew."""
        old = len(self._items)
        if items[:old] != self._items:
            self.beginResetModel()
            self._items = items
            self.endResetModel()
        elif len(items) > old:
            self.beginInsertRows(QModelIndex(), old, len(items) - 1)
            self._items = items
            self.endInsertRows()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Lines; a line has none below it."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, its time, or both in one for the screen reader."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts.trail_line(item)
        if role == TIME_ROLE:
            return self._texts.time(item.at)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._texts.time(item.at)} {self._texts.trail_line(item)}"
        return None
