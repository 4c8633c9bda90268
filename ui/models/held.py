"""*Tertunda* as a table: one row per held case, masked, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.patient import mask_name, mask_nik
from desktop.flow.view import HeldCase
from ui.texts import Texts

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns from left to right."""

    SINCE = 0
    PATIENT = 1
    NIK = 2
    ROUNDS = 3


class HeldModel(QAbstractTableModel):
    """Read-only. A screen reader hears a whole row as one sentence."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._cases: Sequence[HeldCase] = ()

    def replace(self, cases: Sequence[HeldCase]) -> None:
        """Show these cases, in this order."""
        self.beginResetModel()
        self._cases = tuple(cases)
        self.endResetModel()

    def case_id(self, row: int) -> str:
        """Which case stands in a row."""
        return self._cases[row].case_id

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row per case; a table has no children."""
        return 0 if parent.isValid() else len(self._cases)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The columns of ``Column``."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell's words, or the row's sentence for a screen reader."""
        case = self._cases[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(case)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(case)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The column's name."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._texts.t(f"pages.held_list.{Column(section).name.lower()}")

    def _cells(self, case: HeldCase) -> tuple[str, ...]:
        t = self._texts.t
        name = mask_name(case.patient.name) or t("pages.held_list.no_name")
        nik = mask_nik(case.patient.nik) or t("pages.held_list.no_nik")
        return self._texts.date_time(case.held_at), name, nik, str(case.rounds)

    def _sentence(self, case: HeldCase) -> str:
        since, patient, nik, rounds = self._cells(case)
        return self._texts.t("pages.held_list.row", since=since, patient=patient, nik=nik, rounds=rounds)
