"""The portal in the desk's own browser, where WebEngine is missing or switched off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.portal import PortalLink
from desktop.ports import Browser, PortalListener
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Type
from ui.widgets.labels import make_label

_STEPS = ("code", "check", "record", "retry")


class BrowserPortal(QWidget):
    """Implements ``ports.Portal``. Nothing can be observed, so the officer records what they see."""

    embedded = False

    def __init__(self, texts: Texts, browser: Browser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._browser = browser
        self.setObjectName("browser_portal")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        column.setSpacing(Space.LARGE)
        column.addStretch(1)
        column.addWidget(make_label(texts.t("portal.browser.title"), Type.TITLE, wrap=True))
        column.addWidget(make_label(texts.t("portal.browser.lead"), role=Role.MUTED, wrap=True))
        for number, step in enumerate(_STEPS, 1):
            words = f"{number}.  {texts.t(f'portal.browser.{step}')}"
            column.addWidget(make_label(words, Type.LEAD, wrap=True))
        column.addStretch(2)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def warm_up(self) -> None:
        """A browser needs nothing of ours."""

    def open(self, link: PortalLink, listener: PortalListener) -> None:
        """Hand the page to the browser; whether it comes up there, only the officer can see."""
        if self._browser.open_url(link.url):
            listener.portal_loaded()
        else:
            listener.portal_lost(Problem(ProblemCode.PAGE_NOT_LOADED))

    def press_retry(self, done: Callable[[bool], None]) -> None:
        """The officer presses it in the browser, as the page here tells; that takes no new page."""
        done(True)

    def close(self) -> None:  # type: ignore[override]  # the port's word; a part of a window is never closed
        """The browser's window is the officer's own."""
