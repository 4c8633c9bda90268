"""The five questions before the portal is opened, with one box for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.case import PreCheck
from ui.palette import Role
from ui.theme import Space, Type
from ui.widgets.buttons import plain
from ui.widgets.labels import make_label

QUESTIONS = tuple(field.name for field in fields(PreCheck))


class AllBox(QCheckBox):
    """Partly ticked when some are answered; a press ticks all, or none when all were ticked."""

    def nextCheckState(self) -> None:
        """Never to *partly*: that only says how the others stand."""
        all_ticked = self.checkState() is Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if all_ticked else Qt.CheckState.Checked)


class PreCheckList(QWidget):
    """``changed`` comes when a person ticked or unticked something."""

    changed = Signal()

    def __init__(self, words: Callable[[str], str]) -> None:
        """``words``: the page's texts; ``<question>_no`` says what a no means."""
        super().__init__()
        self._words = words
        self.all_box = AllBox(words("check_all"))
        self.all_box.setObjectName("check_all")
        self.all_box.setAccessibleName(plain(self.all_box.text()))
        self.all_box.setProperty("type", Type.LEAD.value)
        self._boxes: dict[str, QCheckBox] = {}
        self._means: dict[str, QLabel] = {}
        self._touched = False
        self._known = PreCheck()
        self._lay_out()
        self.all_box.clicked.connect(self._all)

    def answers(self) -> PreCheck:
        """As ticked now."""
        return PreCheck(**{name: box.isChecked() for name, box in self._boxes.items()})

    def follow(self, precheck: PreCheck, another: bool) -> None:
        """Show answers as the desk has them; ``another``: they belong to another case than before."""
        if precheck == self._known and not another:
            return
        self._known = precheck
        self._touched = self._touched and not another
        for name, ticked in asdict(precheck).items():
            self._boxes[name].setChecked(ticked)
        self._draw()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.all_box)
        column.addSpacing(Space.SMALL)
        for name in QUESTIONS:
            box, means = QCheckBox(self._words(name)), self._meaning(name)
            box.setObjectName(f"check_{name}")
            box.setAccessibleName(plain(box.text()))
            box.setAccessibleDescription(means.text())
            box.clicked.connect(self._one)
            self._boxes[name], self._means[name] = box, means
            column.addWidget(box)
            column.addWidget(means)

    def _meaning(self, name: str) -> QLabel:
        label = make_label(self._words(f"{name}_no"), Type.SMALL, Role.AMBER, wrap=True)
        label.setObjectName(f"means_{name}")
        label.setContentsMargins(Space.HUGE + Space.HAIR, 0, 0, Space.SMALL)
        label.hide()
        return label

    def _all(self) -> None:
        self._touched = True
        for box in self._boxes.values():
            box.setChecked(self.all_box.isChecked())
        self._draw()
        self.changed.emit()

    def _one(self) -> None:
        self._touched = True
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        """The box for all follows the five; a no is explained once somebody has begun to answer."""
        ticked = [box.isChecked() for box in self._boxes.values()]
        some = Qt.CheckState.PartiallyChecked if any(ticked) else Qt.CheckState.Unchecked
        with QSignalBlocker(self.all_box):
            self.all_box.setCheckState(Qt.CheckState.Checked if all(ticked) else some)
        for name, box in self._boxes.items():
            self._means[name].setVisible(self._touched and not box.isChecked())
