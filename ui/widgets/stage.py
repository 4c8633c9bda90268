"""The middle of the window: one page at a time, each built when first wanted.

The portal's widget is one and never moves: the result stands above it on the same sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.flow.model import Page
from desktop.flow.view import Snapshot
from ui.texts import Texts
from ui.theme import Space
from ui.widgets.labels import make_label


@runtime_checkable
class PageWidget(Protocol):
    """What the window asks of a page: to be drawn, and which buttons Enter and Esc press."""

    primary: QPushButton | None
    way_back: QPushButton | None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the page."""


_PORTAL_LEAST = 96
"""Height in pixels that the portal's page keeps under a long result at large text."""

Pages = Mapping[Page, Callable[[], QWidget]]


class Stage(QStackedWidget):
    """``show_page`` builds what it needs and draws it; ``page`` is what is to be seen."""

    def __init__(self, portal: QWidget, texts: Texts, pages: Pages) -> None:
        super().__init__()
        self._pages = pages
        self._built: dict[Page, QWidget] = {}
        self.page: Page | None = None
        self.sheet = PortalSheet(portal, texts)
        self.addWidget(self.sheet)

    def show_page(self, page: Page, snapshot: Snapshot) -> bool:
        """Bring a page to the middle and draw it; whether another page was there before."""
        self.sheet.draw(snapshot)
        widget = self.sheet if page is Page.PORTAL else self._build(page)
        if isinstance(widget, PageWidget):
            widget.show_snapshot(snapshot)
        if page is self.page:
            return False
        self.page = page
        if page in (Page.PORTAL, Page.RESULT):
            self.sheet.show_result(widget if page is Page.RESULT else None)
            widget = self.sheet
        self.setCurrentWidget(widget)
        return True

    def current_page(self) -> QWidget:
        """The widget that holds the page's own fields and buttons; the portal's where there is none."""
        return self.sheet.portal if self.page in (None, Page.PORTAL) else self._built[self.page]

    def _build(self, page: Page) -> QWidget:
        if page not in self._built:
            widget = self._pages[page]()
            widget.setObjectName(f"page_{page.value}")
            self._built[page] = widget
            if page is not Page.RESULT:
                self.addWidget(widget)
        return self._built[page]


class PortalSheet(QWidget):
    """What to do now in one line, the result when there is one, the portal below."""

    def __init__(self, portal: QWidget, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page_portal")
        self.portal, self._texts = portal, texts
        self._title, self._hint = make_label(bold=True), make_label(wrap=True)
        self._strip = QFrame()
        self._strip.setProperty("panel", "hint")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._strip)
        self._line.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        self._line.addWidget(self._title)
        self._line.addWidget(self._hint, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._strip)
        self._column.addWidget(portal, 1)
        portal.setMinimumHeight(_PORTAL_LEAST)  # a result's words are never cut for the page below them
        self._result: QWidget | None = None

    def show_result(self, result: QWidget | None) -> None:
        """The result above the portal, or the portal alone."""
        if result is not None and self._result is None:
            self._result = result
            self._column.insertWidget(1, result)
        if self._result is not None:
            self._result.setVisible(result is not None)
        self._strip.setVisible(result is None)

    def draw(self, snapshot: Snapshot) -> None:
        """The line above the page."""
        key = f"flow.hint.{snapshot.state.value}"
        if self._texts.has(key):
            self._title.setText(self._texts.state_title(snapshot.state))
            self._hint.setText(self._texts.t(key))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Title and sentence stand one above the other where one line is too short."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self._hint.fontMetrics().horizontalAdvance(self._hint.text())
        fits = self._title.sizeHint().width() + words + 4 * Space.LARGE <= self.width()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(beside if fits else below)
        self._line.setSpacing(Space.MEDIUM if fits else 0)
