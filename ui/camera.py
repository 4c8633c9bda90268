"""Pictures of the window with the portal's page, for the evidence of a case.

The page is on the picture only some 70 to 195 ms after it was loaded (facts, "Grabbing"), so the
camera waits first and then looks again until something is there. A dialog is a window of its own
and never on the picture: what the Helpdesk wants to see is the page behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.ports import Shot
from ui.pictures import encoded

Done = Callable[[Shot | None], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the camera waits, in milliseconds: before the first look, between looks, in all."""

    settle: int = 250
    between: int = 100
    longest: int = 1000


@dataclass(frozen=True, slots=True)
class WindowShot:
    """One picture. A QImage, not a QPixmap, so that a worker thread may encode it."""

    image: QImage
    blank: bool

    def png(self) -> bytes:
        """The picture as PNG; any thread. Raises OSError when it cannot be encoded."""
        return encoded(self.image, "PNG")


class WindowCamera:
    """Implements ``ports.Camera`` for one window."""

    def __init__(
        self,
        window: QWidget,
        portal: QWidget,
        is_blank: Callable[[QImage], bool],
        patience: Patience | None = None,
    ) -> None:
        """``portal`` lies inside ``window``; ``is_blank`` judges the place where the page is."""
        self._window = window
        self._portal = portal
        self._is_blank = is_blank
        self._patience = patience or Patience()

    def shoot(self, done: Done) -> None:
        """Take a picture a moment later; ``done(None)`` when the window is not to be seen by then."""
        self._later(self._patience.settle, partial(self._look, done, self._patience.settle))

    def _later(self, milliseconds: int, call: Callable[[], None]) -> None:
        # The window as context: no call comes after it has been destroyed.
        QTimer.singleShot(milliseconds, self._window, call)

    def _look(self, done: Done, waited: int) -> None:
        if not self._window.isVisible():
            done(None)
            return
        image = self._window.grab().toImage()
        blank = self._is_blank(image.copy(self._judged(image)))
        waited += self._patience.between
        if blank and waited <= self._patience.longest:
            self._later(self._patience.between, partial(self._look, done, waited))
            return
        done(WindowShot(image, blank))

    def _judged(self, image: QImage) -> QRect:
        """The portal's place in the picture's own pixels; the whole picture when it is not shown."""
        if not self._portal.isVisible():
            return image.rect()
        scale = image.devicePixelRatio()
        at = self._portal.mapTo(self._window, QPoint(0, 0)) * scale
        size = self._portal.size() * scale
        return QRect(at, QSize(size)).intersected(image.rect())
