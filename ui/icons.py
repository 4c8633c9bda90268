"""Icons from our own SVGs, drawn in the colour of a role and following the theme.

Every SVG is 24 × 24 and drawn in ``currentColor``; QtSvg costs about two milliseconds, so it is
imported plainly.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ui.palette import Role
from ui.theme import Space, Theme

SIZE = 20
"""The side of an icon beside body text, in device-independent pixels at text size 100 %."""


def icons_of(theme: Theme) -> Icons:
    """The icons of a theme, made when first asked for."""
    found = theme.findChild(Icons)
    return found if isinstance(found, Icons) else Icons(theme)


class Icons(QObject):
    """Draws icons and repaints those it has put on labels and buttons when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        """Belongs to the theme; use ``icons_of``, so that there is one of them."""
        super().__init__(theme)
        self._theme = theme
        self._folder = theme.resources / "icons"
        self._sources: dict[str, bytes] = {}
        self._drawn: dict[tuple[str, str, int, int, float], QPixmap] = {}
        theme.changed.connect(self._redress)

    def pixmap(self, name: str, role: Role = Role.TEXT, size: int = SIZE, gap: int = 0) -> QPixmap:
        """The icon ``resources/icons/<name>.svg``; ``size`` grows with the text. OSError if unknown.

        ``gap``: empty device-independent pixels at the right; Qt leaves hardly any before a button's text.
        """
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        key = (name, self._theme.color(role).name(), self.side(size), gap, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def icon(self, name: str, role: Role = Role.TEXT, size: int = SIZE, gap: int = 0) -> QIcon:
        """The same for a button, greyed where the button is disabled."""
        icon = QIcon(self.pixmap(name, role, size, gap))
        icon.addPixmap(self.pixmap(name, Role.CONTROL, size, gap), QIcon.Mode.Disabled)
        return icon

    def side(self, size: int = SIZE) -> int:
        """An icon's side in device-independent pixels at the present text size."""
        return round(size * self._theme.text_factor)

    def dress(
        self, widget: QLabel | QAbstractButton, name: str, role: Role = Role.TEXT, size: int = SIZE
    ) -> None:
        """Put an icon on a label or button, for good: it follows the theme from now on."""
        gap = Space.SMALL.value if isinstance(widget, QAbstractButton) and widget.text() else 0
        wanted = {"icon_name": name, "icon_role": role.value, "icon_size": size, "icon_gap": gap}
        if any(widget.property(key) != value for key, value in wanted.items()):
            for key, value in wanted.items():
                widget.setProperty(key, value)
            self._put(widget)

    def app_icon(self) -> QIcon:
        """The program's own icon, in its own colours."""
        icon = QIcon()
        for side in (16, 32, 64):
            icon.addPixmap(self._draw("loket", "", side, 0, 1.0))
        return icon

    def _put(self, widget: QLabel | QAbstractButton) -> None:
        name, size = str(widget.property("icon_name")), int(widget.property("icon_size"))
        role = Role(widget.property("icon_role"))
        if isinstance(widget, QLabel):
            widget.setPixmap(self.pixmap(name, role, size))
            return
        gap, side = int(widget.property("icon_gap")), self.side(size)
        widget.setIcon(self.icon(name, role, size, gap))
        widget.setIconSize(QSize(side + gap, side))

    def _redress(self) -> None:
        self._drawn.clear()
        for widget in QApplication.allWidgets():
            if isinstance(widget, (QLabel, QAbstractButton)) and widget.property("icon_name"):
                self._put(widget)

    def _draw(self, name: str, colour: str, side: int, gap: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(QSize(side + gap, side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        source = self._source(name).replace(b"currentColor", colour.encode())
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return pixmap

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{Path(name).name}.svg").read_bytes()
        return self._sources[name]
