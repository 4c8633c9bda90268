"""The Ministry's page inside the window.

WebEngine is imported when a page is first needed, not before: it costs memory and a third of a
second (facts, "Start"). ``AA_ShareOpenGLContexts`` must be set before the QApplication is made.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import delete

from desktop.domain.errors import Problem
from desktop.domain.portal import PortalLink
from desktop.ports import Browser, PortalListener
from ui.browser_portal import BrowserPortal
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Type
from ui.web_bar import PageBar
from ui.web_flags import set_flags
from ui.web_hosts import AllowList
from ui.web_visit import Eyes, Visit
from ui.widgets.labels import make_label

if TYPE_CHECKING:
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from ui.web_sheet import Sheet

_LOG = logging.getLogger("loket.portal")
_PAGE_WIDTH = 800
"""Width in CSS pixels that a page gets at least before it is made smaller."""
_LEAST_ZOOM = 0.6
_ZOOM_STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
_UNSEEN_SIZE = (1024, 720)
"""What a page is laid out for while it is not shown yet."""
_SHEET = "portal_sheet"


@dataclass(frozen=True, slots=True)
class PortalSetup:
    """What the view is built from.

    ``hosts``: ``host`` or ``host:port`` that the page may come from and talk to; ``resources``: the
    project's folder of plain files; ``product``: how Loket names itself to the page's server.
    """

    hosts: tuple[str, ...]
    eyes: Eyes
    resources: Path
    product: str = "Loket"
    use_embedded: bool = True


class PortalView(QWidget):
    """Implements ``ports.Portal``: the page in the window, or a word on where it is.

    ``making(True)`` and then ``making(False)``: WebEngine is being brought up, once, on the main thread.
    """

    making = Signal(bool)

    def __init__(
        self, setup: PortalSetup, texts: Texts, browser: Browser, parent: QWidget | None = None
    ) -> None:
        """``browser`` shows the page where WebEngine is missing or ``use_embedded`` is off."""
        super().__init__(parent)
        self._setup = setup
        self._texts = texts
        self._hosts = setup.hosts
        self._embedded = setup.use_embedded
        self._visit: Visit | None = None
        self._sheet: Sheet | None = None
        self._spare: Sheet | None = None
        self._view: QWebEngineView | None = None
        self._zoom = 1.0
        self.setObjectName("portal_view")
        self.setAccessibleName(texts.t("portal.name"))
        self._lay_out(browser)
        self._watch_the_end()

    # ports.Portal

    @property
    def embedded(self) -> bool:
        """False where WebEngine is missing or switched off."""
        return self._embedded

    def warm_up(self) -> None:
        """Make page and view ahead, once the event loop is idle."""
        if self._embedded and self._spare is None:
            QTimer.singleShot(0, self, self._warm)

    def open(self, link: PortalLink, listener: PortalListener) -> None:
        """Show the page and report to ``listener`` until ``close``."""
        self.close()
        sheet = self._make_sheet() if self._embedded else None
        if sheet is None:
            self._stack.setCurrentWidget(self._browser)
            self._browser.open(link, listener)
            return
        self._sheet, self._spare = sheet, None
        self._visit = Visit(sheet, listener, self._setup.eyes)
        self._visit.ended.connect(self._ended)
        sheet.page.said.connect(self._bar.say)
        sheet.page.asked.connect(self._bar.ask)
        self._show_sheet(sheet)
        sheet.load(link.url)

    def press_retry(self, done: Callable[[bool], None]) -> None:
        """Press the page's own [Coba Lagi]; ``done(False)`` when there is none to see."""
        if not self._embedded:
            self._browser.press_retry(done)
        elif self._visit is None:
            QTimer.singleShot(0, self, lambda: done(False))
        else:
            self._visit.press_retry(done)

    def close(self) -> None:  # type: ignore[override]  # the port's word; a part of a window is never closed
        """Forget the page and everything it stored."""
        visit, self._visit = self._visit, None
        if visit is not None:
            visit.stop()
            visit.deleteLater()
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.throw_away()
        self._bar.clear()
        self._say("portal.empty")

    # for the app

    def allow_hosts(self, hosts: Iterable[str]) -> None:
        """Another list from the next page on, such as the stand-in's own when it was started."""
        self._hosts = tuple(hosts)
        spare, self._spare = self._spare, None
        if spare is not None:
            spare.throw_away()

    # the page

    def _make_sheet(self) -> Sheet | None:
        if self._spare is not None:
            return self._spare
        first = self._view is None
        self.making.emit(first)
        sheet = self._new_sheet()
        self.making.emit(False)
        return sheet

    def _new_sheet(self) -> Sheet | None:
        set_flags()
        try:
            from PySide6.QtWebEngineWidgets import QWebEngineView

            from ui.web_sheet import Sheet, observer_script
        except ImportError:
            _LOG.warning("WebEngine is not there: the browser shows the portal")
            self._embedded = False
            return None
        allowed = AllowList(self._hosts)
        script = observer_script(self._setup.resources, allowed.policy)
        sheet = Sheet(allowed, script, self._setup.product, self)
        sheet.setObjectName(_SHEET)
        if self._view is None:
            self._view = self._make_view(QWebEngineView(sheet.page, self._room))
        return sheet

    def _make_view(self, view: QWebEngineView) -> QWebEngineView:
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        view.setAcceptDrops(False)
        view.resize(*_UNSEEN_SIZE)
        self.setFocusProxy(view)  # who moves the focus to the portal means the page in it
        self._room_layout.addWidget(view, 1)
        self.setFocusProxy(view)
        return view

    def _warm(self) -> None:
        if self._embedded and self._spare is None and self._sheet is None:
            self._spare = self._make_sheet()
            if self._spare is not None:
                self._spare.load("about:blank")

    def _show_sheet(self, sheet: Sheet) -> None:
        if self._view is not None:
            self._view.setPage(sheet.page)
        sheet.page.loadStarted.connect(self._bar.clear)
        self._bar.agreed.connect(sheet.page.agree)
        self._fit()
        self._stack.setCurrentWidget(self._room)

    def _ended(self, problem: Problem) -> None:
        self._bar.clear()
        self._say("portal.lost")

    def _say(self, key: str) -> None:
        self._words.setText(self._texts.t(key))
        self._stack.setCurrentWidget(self._words)

    # size

    def hasHeightForWidth(self) -> bool:
        """No: the page takes the room that is left, also where only a sentence stands in its place."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page keeps its width, so its parts get smaller where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._sheet is not None:
            fit = max(_LEAST_ZOOM, min(1.0, self.width() / _PAGE_WIDTH))
            self._sheet.page.setZoomFactor(fit * self._zoom)

    def _zoom_by(self, steps: int) -> None:
        """``steps`` along ``_ZOOM_STEPS``; 0: back to the page's own size."""
        at = _ZOOM_STEPS.index(self._zoom) + steps
        self._zoom = _ZOOM_STEPS[max(0, min(at, len(_ZOOM_STEPS) - 1))] if steps else 1.0
        self._fit()

    # building and ending

    def _lay_out(self, browser: Browser) -> None:
        self._words = make_label(self._texts.t("portal.empty"), Type.LEAD, Role.MUTED, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._room = QWidget(self)
        self._bar = PageBar(self._texts, self._room)
        self._room_layout = QVBoxLayout(self._room)
        self._room_layout.setContentsMargins(0, 0, 0, 0)
        self._room_layout.setSpacing(0)
        self._room_layout.addWidget(self._bar)
        self._browser = BrowserPortal(self._texts, browser, self)
        self._stack = QStackedLayout(self)
        for part in (self._words, self._room, self._browser):
            self._stack.addWidget(part)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._zoom_by, steps))

    def _watch_the_end(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.end)

    def end(self) -> None:
        """The program ends. Python takes things down in no order at all, so what needs one goes before."""
        self.close()
        self._spare = None
        for child in self.children():
            if child.objectName() == _SHEET:
                delete(child)
