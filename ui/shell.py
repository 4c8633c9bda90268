"""What the window holds: shows what the desk says, passes on what the officer does, decides nothing."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.clock import Clock, SystemClock
from desktop.flow.model import Page, State
from desktop.flow.view import Snapshot
from desktop.ports import Desk
from ui import shortcuts
from ui.announce import announce
from ui.tab_order import chain_of
from ui.texts import Texts
from ui.theme import Theme
from ui.widgets.header import Header
from ui.widgets.navigation import Navigation, Place
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.outcome_bar import OutcomeBar
from ui.widgets.ribbon import Ribbon
from ui.widgets.stage import Pages, PageWidget, Stage

if TYPE_CHECKING:
    from ui.widgets.patient_card import PatientCard

COMPACT_BELOW = 800
"""Width in device-independent pixels at text size 100 % below which the sides show less."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Shell(QWidget):
    """Ribbon, header, navigation, pages, patient card, outcome bar and notices of one window."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        portal: QWidget,
        texts: Texts,
        theme: Theme,
        pages: Pages,
        clock: Clock | None = None,
    ) -> None:
        """See ``MainWindow.fill``; the keys are installed on ``window``."""
        super().__init__()
        self._window, self._desk, self._texts, self._theme = window, desk, texts, theme
        self._clock = clock or SystemClock()
        self._snapshot = desk.snapshot
        self._state: State | None = None
        self._place = Place.VERIFY
        self.card: PatientCard | None = None
        self._make_parts(portal, pages)
        self._lay_out()
        self._bind_keys()
        desk.subscribe(self._draw)

    @property
    def page(self) -> Page | None:
        """What stands in the middle."""
        return self.stage.page

    def show_held(self) -> None:
        """Ctrl+T: the cases on hold; Esc or *Verifikasi* leads back."""
        self._go(Place.HELD)

    def show_help(self) -> None:
        """F1."""
        from ui.widgets.help_sheet import HelpSheet  # not before somebody asks for it

        sheet = HelpSheet(self._window, self._texts, self._theme, self._snapshot.training)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def show_codes(self) -> None:
        """Ctrl+K, in training only: which code plays which story."""
        if not self._snapshot.training:
            return
        from ui.models.training_codes import read_codes
        from ui.widgets.codes_sheet import CodesSheet

        found = self._window.findChild(CodesSheet)
        codes = partial(read_codes, self._theme.resources, self._texts.language)
        sheet = found if isinstance(found, CodesSheet) else CodesSheet(self._window, self._texts, codes())
        sheet.show()
        sheet.activateWindow()

    # drawing

    def _draw(self, snapshot: Snapshot) -> None:
        moved = snapshot.state is not self._state
        self._snapshot, self._state = snapshot, snapshot.state
        if moved:
            self._place = Place.VERIFY
        for part in (self.ribbon, self.header, self.navigation, self.outcomes, self.notices):
            part.draw(snapshot)
        self._draw_card(snapshot)
        self._show_place()
        if moved and self.isVisible():
            self._announce(snapshot)

    def _draw_card(self, snapshot: Snapshot) -> None:
        wanted = snapshot.spec.rail is not None
        if wanted and self.card is None:
            from ui.widgets.patient_card import PatientCard  # not before there is a patient

            self.card = PatientCard(self._desk, self._texts, self._theme, self._clock)
            self._middle.addWidget(self.card)
            self._fit()
            self._order_tabs()
        if self.card is not None:
            self.card.draw(snapshot)
            self.card.setVisible(wanted)

    def _show_place(self) -> None:
        page = Page.HELD_LIST if self._place is Place.HELD else self._snapshot.spec.page
        self.navigation.show_place(self._place)
        if self.stage.show_page(page, self._snapshot):
            self._order_tabs()
            if self.isVisible():
                self._focus_page()

    def _focus_page(self) -> None:
        page = self.stage.current_page()
        if not page.isAncestorOf(QApplication.focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, snapshot: Snapshot) -> None:
        title, key = self._texts.state_title(snapshot.state), f"flow.hint.{snapshot.state.value}"
        hint = self._texts.t(key) if self._texts.has(key) else ""
        announce(self, self._texts.t("shell.announce", title=title, hint=hint))

    def _go(self, place: Place) -> None:
        self._place = place
        self._show_place()

    # keys and events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing inside wanted."""
        if not self.key_pressed(event):
            super().keyPressEvent(event)

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Enter: the button that has the focus, else the page's primary one; Esc: the way back."""
        if event.key() in _ENTER and not event.isAutoRepeat():  # a book on the keyboard decides nothing
            self._press(self._focused_button() or self._page_button("primary"))
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard starts in the page, not in the header."""
        super().showEvent(event)
        self._focus_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less at the sides where the window is narrow for its text."""
        super().resizeEvent(event)
        self._fit()

    def _leave(self) -> None:
        if self._place is Place.HELD:
            self._go(Place.VERIFY)
        else:
            self._press(self._page_button("way_back"))

    def _page_button(self, which: str) -> QPushButton | None:
        page = self.stage.current_page()
        in_portal = self.stage.sheet.portal.isAncestorOf(QApplication.focusWidget() or self)
        if not isinstance(page, PageWidget) or in_portal:
            return None
        return page.primary if which == "primary" else page.way_back

    def _focused_button(self) -> QPushButton | None:
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, QPushButton) else None

    def _press(self, button: QPushButton | None) -> None:
        if button is not None and button.isVisible() and button.isEnabled():
            button.click()

    def _order_tabs(self) -> None:
        """What is built late would come last; the Tab key is to go as the eye does."""
        parts = [self.header, self.navigation, self.stage, *([self.card] if self.card else []), self.outcomes]
        walk = [widget for part in parts for widget in chain_of(part, self)]
        for one, other in pairwise(walk):
            QWidget.setTabOrder(one, other)

    # making

    def _make_parts(self, portal: QWidget, pages: Pages) -> None:
        desk, texts, theme = self._desk, self._texts, self._theme
        self.ribbon = Ribbon(texts, self._snapshot.training)
        self.header = Header(texts, theme)
        self.navigation = Navigation(texts, theme)
        self.stage = Stage(portal, texts, pages)
        self.outcomes = OutcomeBar(desk, texts, theme)
        self.notices = NoticeBar(texts, theme)
        self.header.help_wanted.connect(self.show_help)
        self.header.codes_wanted.connect(self.show_codes)
        self.navigation.went.connect(self._go)
        theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.navigation)
        self._middle.addWidget(self.stage, 1)
        for bar in (self.ribbon, self.header, self.notices):
            bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column.addWidget(self.ribbon)
        column.addWidget(self.header)
        column.addLayout(self._middle, 1)
        column.addWidget(self.outcomes)
        column.addWidget(self.notices)

    def _bind_keys(self) -> None:
        shortcuts.install(self._window, self._desk)
        shortcuts.bind(self._window, shortcuts.HELP_KEY, self.show_help)
        shortcuts.bind(self._window, shortcuts.HELD_KEY, self.show_held)
        shortcuts.bind(self._window, shortcuts.CODES_KEY, self.show_codes)

    def _fit(self) -> None:
        room = self.width() / self._theme.text_factor
        self.navigation.set_compact(room < COMPACT_BELOW)
        self.header.set_compact(room < COMPACT_BELOW)
        if self.card is not None:
            letters = 24 if room < COMPACT_BELOW else 30
            self.card.setFixedWidth(self.fontMetrics().averageCharWidth() * letters)
