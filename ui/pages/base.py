"""What every page is: words, buttons that follow the snapshot, a place for the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.clock import Clock, SystemClock
from desktop.flow.model import EventKind
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui.icons import icons_of
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.buttons import CommandButton
from ui.widgets.flow_row import FlowRow


class Page(QWidget):
    """A page in the middle of the window. It shows snapshots and asks the desk; it decides nothing.

    The window presses ``primary`` on Enter and ``way_back`` on Esc; ``first`` has the focus when
    the page comes up.
    """

    def __init__(self, name: str, desk: Desk, texts: Texts, theme: Theme, clock: Clock | None = None) -> None:
        super().__init__()
        self.setObjectName(f"page_{name}")
        self.name = name
        self.desk = desk
        self.texts = texts
        self.theme = theme
        self.clock = clock or SystemClock()
        self.icons = icons_of(theme)
        self.primary: QPushButton | None = None
        self.way_back: QPushButton | None = None
        self.first: QWidget | None = None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the page; buttons can be pressed only while the flow would take them."""
        for button in self.findChildren(CommandButton):
            button.draw(snapshot)

    def words(self, key: str, **values: object) -> str:
        """A text of this page."""
        return self.texts.t(f"pages.{self.name}.{key}", **values)

    def command_button(self, kind: EventKind, variant: Variant | None = None, key: str = "") -> CommandButton:
        """The button of an event of the flow, in this page's words."""
        return CommandButton(self.desk, kind, self.words(key or kind.value), variant)

    def showEvent(self, event: QShowEvent) -> None:
        """The page came up: the keyboard goes to the one thing to do."""
        super().showEvent(event)
        target = self.first or self.primary
        if target is not None and not event.spontaneous():
            self.setFocusProxy(target)
            target.setFocus(Qt.FocusReason.OtherFocusReason)


class ColumnPage(Page):
    """A page with a column that scrolls where it is too long, and its buttons always below it."""

    def __init__(
        self,
        name: str,
        desk: Desk,
        texts: Texts,
        theme: Theme,
        clock: Clock | None = None,
        widest: float = 70,
    ) -> None:
        """``widest``: the column's greatest width, in body sizes (points)."""
        super().__init__(name, desk, texts, theme, clock)
        self._widest = widest
        self._column = QWidget()
        self.column = QVBoxLayout(self._column)
        self.column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        self.column.setSpacing(Space.LARGE)
        self.buttons = FlowRow()
        self._bar = self._make_bar()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(self._centred(self._column)), 1)
        whole.addWidget(self._bar)
        theme.changed.connect(self._limit_width)
        self._limit_width()

    def without_bar(self) -> None:
        """For a page whose buttons stand in the column itself."""
        self._bar.hide()

    def _make_bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("panel", "bar")
        self._bar_room = QWidget()
        self.bar = QVBoxLayout(self._bar_room)
        self.bar.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        self.bar.addWidget(self.buttons)
        around = QHBoxLayout(bar)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._centred(self._bar_room))
        return bar

    def _centred(self, widget: QWidget) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)
        return whole

    def _limit_width(self) -> None:
        for part in (self._column, self._bar_room):
            part.setMaximumWidth(round(self.theme.points(Type.BODY) * self._widest))


def scrolling(content: QWidget) -> QScrollArea:
    """``content`` in an area that scrolls up and down and goes along with the keyboard."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
