"""F6 to F9: the officer records what the portal shows; F10 takes a picture."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop.flow.model import EventKind, Page
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.icons import icons_of
from ui.shortcuts import ATTEST_KEYS, CAPTURE_KEY
from ui.texts import Texts
from ui.theme import Space, Theme
from ui.widgets.badge import OUTCOME_LOOK
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label

_LOOK = {EventKind(f"outcome_{outcome.value}"): look for outcome, look in OUTCOME_LOOK.items()}


class OutcomeBar(QFrame):
    """One row; two where the window is narrow or the text large. Enabled by ``allowed`` alone."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("outcome_bar")
        self.setProperty("panel", "footer")
        self._desk, self._texts, self._icons = desk, texts, icons_of(theme)
        self._question = make_label(texts.t("shell.result.question"), bold=True)
        self._question.setToolTip(texts.t("shell.result.hint"))
        self.attest = {kind: self._attest_button(key, kind) for key, kind in ATTEST_KEYS.items()}
        self.capture = self._capture_button()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        self._grid.setSpacing(Space.SMALL)
        self._rows = 0
        self._arrange(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot; out of sight while there is no outcome to record."""
        for kind, button in self.attest.items():
            button.setEnabled(kind in snapshot.allowed)
        wanted = any(kind in snapshot.allowed for kind in self.attest)
        self.setVisible(wanted or snapshot.spec.page in (Page.PORTAL, Page.RESULT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A second row where one is not enough."""
        super().resizeEvent(event)
        self._arrange(1 if self._one_row() <= self.width() else 2)

    def minimumSizeHint(self) -> QSize:
        """Never what makes the window wide."""
        return QSize(0, super().minimumSizeHint().height())

    @property
    def _items(self) -> list[QWidget]:
        return [self._question, *self.attest.values(), self.capture]

    def _one_row(self) -> int:
        gaps = Space.SMALL * len(self._items) + 2 * Space.LARGE
        return gaps + sum(item.sizeHint().width() for item in self._items)

    def _arrange(self, rows: int) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        for item in self._items:
            self._grid.removeWidget(item)
        places = _IN_ONE_ROW if rows == 1 else _IN_TWO_ROWS
        for item, place in zip(self._items, places, strict=True):
            self._grid.addWidget(item, *place)
        for column in range(7):
            self._grid.setColumnStretch(column, int(column == 5 if rows == 1 else column < 3))

    def _attest_button(self, key: str, kind: EventKind) -> QPushButton:
        t, (icon, role) = self._texts.t, _LOOK[kind]
        word = self._texts.event_label(kind)
        spoken = t("shell.result.attest_name", outcome=word, key=key)
        button = make_button(f"{key}  {word}", f"attest_{kind.value}", accessible_name=spoken)
        button.setToolTip(t(f"flow.outcome_meaning.{kind.value.removeprefix('outcome_')}"))
        button.clicked.connect(lambda: self._desk.attest(kind))
        self._icons.dress(button, icon, role)
        return button

    def _capture_button(self) -> QPushButton:
        t = self._texts.t
        words, spoken = t("shell.result.capture"), t("shell.result.capture_name")
        button = make_button(f"{CAPTURE_KEY}  {words}", "cmd_capture", accessible_name=spoken)
        button.clicked.connect(self._desk.capture)
        self._icons.dress(button, "camera")
        return button


# Row and column of: the question, the four outcomes, the camera.
_IN_ONE_ROW = ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 6))
_IN_TWO_ROWS = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (1, 0))
