"""The portal's view with the hosts of the connection that is in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from desktop.domain.portal import PortalLink
from desktop.launch import RESOURCES
from desktop.portal.observe import is_retry, observe
from desktop.portal.phrases import load_phrases
from desktop.ports import Browser, Portal, PortalListener
from desktop.settings.options import Options
from ui.portal_view import PortalSetup, PortalView
from ui.texts import Texts
from ui.web_visit import Eyes


class ListedPortal:
    """Implements ``ports.Portal`` over the view; keeps its allow-list to the present connection.

    The stand-in's address is known only once it runs, and another one may run later.
    """

    def __init__(
        self,
        view: Portal,
        allow: Callable[[Iterable[str]], None],
        hosts: Callable[[], tuple[str, ...]],
    ) -> None:
        """``allow`` gives the view another list; ``hosts`` is empty while nothing is connected."""
        self._view = view
        self._allow = allow
        self._hosts = hosts
        self._allowed: tuple[str, ...] = ()

    @property
    def embedded(self) -> bool:
        """Whether the page is shown inside the window."""
        return self._view.embedded

    def warm_up(self) -> None:
        """Make the view ahead, once it is known whom it may talk to."""
        self._keep_to_list()
        if self._allowed:
            self._view.warm_up()

    def open(self, link: PortalLink, listener: PortalListener) -> None:
        """Show the page; only hosts of the present connection are ever asked."""
        self._keep_to_list()
        self._view.open(link, listener)

    def press_retry(self, done: Callable[[bool], None]) -> None:
        """Press the page's own [Coba Lagi]."""
        self._view.press_retry(done)

    def close(self) -> None:
        """Forget the page."""
        self._view.close()

    def _keep_to_list(self) -> None:
        hosts = self._hosts()
        if hosts != self._allowed:
            self._allowed = hosts
            self._allow(hosts)


def make_portal(options: Options, texts: Texts, browser: Browser) -> PortalView:
    """The view, still without a page and without WebEngine; nobody is on its list yet."""
    phrases = load_phrases(RESOURCES / "portal" / "phrases.toml")
    eyes = Eyes(partial(observe, phrases), partial(is_retry, phrases))
    setup = PortalSetup((), eyes, RESOURCES, use_embedded=options.embedded_portal)
    return PortalView(setup, texts, browser)
