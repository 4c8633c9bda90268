"""The window: painted at once, filled as soon as the rest of the program is there.

This module imports hardly more than QtWidgets, so that somebody who starts the program on an old
PC sees its window before the flow, the texts and the widgets have been read from the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QWidget

if TYPE_CHECKING:
    from desktop.domain.clock import Clock
    from desktop.flow.model import Page
    from desktop.ports import Desk
    from ui.shell import Shell
    from ui.texts import Texts
    from ui.theme import Theme
    from ui.widgets.stage import Pages

OWN_SIZE = (1366, 768)
"""The window's size in device-independent pixels where the screen has more room than that."""
_FRAME = 48
"""Room for a title bar and edges, which the window cannot ask for before it is shown."""
SMALLEST = (1024, 640)
"""The least size of the window in device-independent pixels, where the screen has that."""


class MainWindow(QMainWindow):
    """``first_paint`` comes once, after the first picture is on the screen: the time to import more."""

    first_paint = Signal()

    def __init__(self) -> None:
        """An empty window that bears the program's name; see ``fill``."""
        super().__init__()
        self.shell: Shell | None = None
        self.painted = False
        self.setWindowTitle("Loket")
        self._limit_size()
        self.setCentralWidget(_opening())

    def fill(
        self,
        desk: Desk,
        portal: QWidget,
        texts: Texts,
        theme: Theme,
        pages: Pages,
        clock: Clock | None = None,
    ) -> None:
        """Put everything into the window; before it is shown or afterwards.

        ``portal`` is one light widget for good, also before there is a page in it; ``pages``
        makes the others when they are first wanted (``Page.PORTAL`` needs none).
        """
        from ui.icons import icons_of
        from ui.shell import Shell

        self.shell = Shell(self, desk, portal, texts, theme, pages, clock)
        self.setWindowTitle(texts.t("shell.window_title"))
        self.setWindowIcon(icons_of(theme).app_icon())
        self.setCentralWidget(self.shell)

    @property
    def page(self) -> Page | None:
        """What stands in the middle; None before there is anything."""
        return self.shell.page if self.shell else None

    def show_held(self) -> None:
        """Ctrl+T: the cases on hold."""
        if self.shell:
            self.shell.show_held()

    def after_first_paint(self, call: Callable[[], None]) -> None:
        """Call once the window has been on the screen; soon, if it has been already."""
        if self.painted:
            QTimer.singleShot(0, self, call)
        else:
            self.first_paint.connect(call)

    def show_on(self, room: QSize) -> None:
        """Show the window at its own size, or maximised where its frame would not fit into ``room``.

        On 1366 × 768 the title bar would push the notices at the bottom off the screen.
        """
        self.resize(min(OWN_SIZE[0], room.width()), min(OWN_SIZE[1], room.height()))
        if room.width() < OWN_SIZE[0] + _FRAME or room.height() < OWN_SIZE[1] + _FRAME:
            self.showMaximized()
        else:
            self.show()

    def _limit_size(self) -> None:
        """Never larger than the screen: at 200 % scale a small one has hardly 960 × 540 left."""
        room = self.screen().availableSize()
        self.setMinimumSize(min(SMALLEST[0], room.width()), min(SMALLEST[1], room.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys come here when nothing inside has the focus."""
        if self.shell is None or not self.shell.key_pressed(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that there is a picture."""
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self, self.first_paint.emit)


def _opening() -> QWidget:
    """The program's name in the middle. Without the ``Qt`` namespace, which alone takes 17 ms to load."""
    name = QLabel("Loket")
    font = name.font()
    font.setPointSizeF(24)
    name.setFont(font)
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.addStretch(1)
    row.addWidget(name)
    row.addStretch(1)
    return whole
