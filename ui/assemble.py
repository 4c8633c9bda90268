"""Puts the window together: which page stands for what, and who asks the questions.

Every page but the first is imported when it is first wanted, so that the first paint waits for
nothing that is not on it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtWidgets import QWidget

from desktop.flow.model import Page
from desktop.ports import Desk
from ui.main_window import MainWindow
from ui.texts import Texts
from ui.theme import Theme

_PAGES = {
    Page.IDLE: ("ui.pages.idle", "IdlePage"),
    Page.INTAKE: ("ui.pages.intake", "IntakePage"),
    Page.WAITING: ("ui.pages.waiting", "WaitingPage"),
    Page.RESULT: ("ui.pages.result", "ResultPage"),
    Page.NEW_CODE: ("ui.pages.new_code", "NewCodePage"),
    Page.COMPLAINT: ("ui.pages.complaint", "ComplaintPage"),
    Page.HELD: ("ui.pages.held", "HeldPage"),
    Page.HELD_LIST: ("ui.pages.held", "HeldListPage"),
    Page.FAULT: ("ui.pages.fault", "FaultPage"),
}


def assemble(
    desk: Desk, portal: QWidget, texts: Texts, theme: Theme, window: MainWindow | None = None
) -> MainWindow:
    """The main window over ``desk``, with ``portal`` in its middle. Its dialogs follow once it is shown.

    ``window``: one that is on the screen already and still empty.
    """
    window = window or MainWindow()
    made = _Makers(desk, texts, theme)
    made.show_held = window.show_held
    window.fill(desk, portal, texts, theme, {page: partial(made, page) for page in _PAGES})
    window.after_first_paint(partial(_ask_from_now_on, window, desk, texts, theme))
    return window


class _Makers:
    """Makes a page when the window first wants it, and lets its links lead to *Tertunda*."""

    def __init__(self, desk: Desk, texts: Texts, theme: Theme) -> None:
        self._parts = (desk, texts, theme)
        self.show_held: Callable[[], None] = lambda: None

    def __call__(self, page: Page) -> QWidget:
        module, name = _PAGES[page]
        widget: QWidget = getattr(import_module(module), name)(*self._parts)
        wanted = getattr(widget, "held_wanted", None)
        if wanted is not None:
            wanted.connect(self._show_held)
        return widget

    def _show_held(self) -> None:
        """Bound late: the first page is made before the window can show the list."""
        self.show_held()


def _ask_from_now_on(window: MainWindow, desk: Desk, texts: Texts, theme: Theme) -> None:
    from ui.prompter import Prompter  # the dialogs are not needed for the first paint

    Prompter(window, desk, texts, theme)
