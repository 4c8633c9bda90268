"""The look as tokens: spacing, radii, type sizes, colours; and how the application puts them on.

No widget names a colour, a distance or a size of its own. Text sizes are points times the
chosen factor, never pixels.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.palette import SCHEMES, Role, Scheme

TEXT_FACTORS = (1.0, 1.25, 1.5)
TARGET = 24
"""The least height and width of anything to click, in device-independent pixels (WCAG 2.5.8)."""
INDICATOR = 16
"""The side of a check box inside its edge, in device-independent pixels at text size 100 %."""


class Space(IntEnum):
    """Distances in device-independent pixels, on a grid of four."""

    HAIR = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    HUGE = 32


class Radius(IntEnum):
    """Corners in device-independent pixels."""

    SMALL = 4
    CARD = 8


class Type(StrEnum):
    """Sizes of text. A label asks for one with ``style_text``."""

    SMALL = "small"
    BODY = "body"
    LEAD = "lead"
    TITLE = "title"
    DISPLAY = "display"


POINTS = {Type.SMALL: 9.5, Type.BODY: 11.0, Type.LEAD: 13.0, Type.TITLE: 17.0, Type.DISPLAY: 24.0}


class Variant(StrEnum):
    """How loudly a button speaks: one primary per page, quiet ones beside it, links, bare icons."""

    PRIMARY = "primary"
    QUIET = "quiet"
    LINK = "link"
    ICON = "icon"


class Theme(QObject):
    """What the application wears now. ``changed`` tells widgets that paint themselves."""

    changed = Signal()

    def __init__(self, resources: Path) -> None:
        """``resources``: the project's folder of plain files (``qss/loket.qss`` is read from it)."""
        super().__init__()
        self._template = Template((resources / "qss" / "loket.qss").read_text(encoding="utf-8"))
        self._app: QApplication | None = None
        self._family = ""
        self.resources = resources
        self.choice = Scheme.AUTO
        self.scheme = Scheme.LIGHT
        self.text_factor = 1.0

    def apply(self, app: QApplication, scheme: Scheme = Scheme.AUTO, text_factor: float = 1.0) -> None:
        """Put the scheme on; AUTO follows the system from now on."""
        if self._app is None:
            self._app = app
            self._family = app.font().family()
            app.setStyle("Fusion")
            app.styleHints().colorSchemeChanged.connect(self._follow)
        self.choice, self.text_factor = scheme, text_factor
        _tell_system(scheme)
        self._wear()

    def color(self, role: Role) -> QColor:
        """The colour of a role as it stands; never keep it beyond ``changed``."""
        return QColor(SCHEMES[self.scheme][role])

    def points(self, size: Type) -> float:
        """A size of text in points, the factor included."""
        return POINTS[size] * self.text_factor

    def qss(self) -> str:
        """The style sheet of the present scheme and text size."""
        tokens = {role.value: colour for role, colour in SCHEMES[self.scheme].items()}
        sizes = {f"type_{size.value}": f"{self.points(size):.2f}pt" for size in Type}
        spaces = {f"space_{space.name.lower()}": f"{space.value}px" for space in Space}
        radii = {f"radius_{radius.name.lower()}": f"{radius.value}px" for radius in Radius}
        extra = {
            "target": f"{TARGET}px",
            "indicator": f"{round(INDICATOR * self.text_factor)}px",
            # A style sheet cannot colour a picture, so there is one for each scheme.
            "tick": (self.resources / "qss" / f"tick_{self.scheme.value}.svg").as_posix(),
        }
        return self._template.substitute(tokens | sizes | spaces | radii | extra)

    def _follow(self) -> None:
        if self.choice is Scheme.AUTO:
            self._wear()

    def _wear(self) -> None:
        if self._app is None:
            return
        self.scheme = _system_scheme() if self.choice is Scheme.AUTO else self.choice
        font = QFont(self._family)
        font.setPointSizeF(self.points(Type.BODY))
        self._app.setFont(font)
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self.qss())
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for group_role, role in _PALETTE.items():
            palette.setColor(group_role, self.color(role))
        for group_role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(QPalette.ColorGroup.Disabled, group_role, self.color(Role.CONTROL))
        return palette


_PALETTE = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.SUNKEN,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.PlaceholderText: Role.MUTED,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.ToolTipBase: Role.TEXT,
    QPalette.ColorRole.ToolTipText: Role.SURFACE,
    QPalette.ColorRole.Highlight: Role.PRIMARY,
    QPalette.ColorRole.HighlightedText: Role.ON_PRIMARY,
    QPalette.ColorRole.Link: Role.PRIMARY,
    QPalette.ColorRole.LinkVisited: Role.PRIMARY,
}


def _tell_system(choice: Scheme) -> None:
    """Title bars and web pages go along with a scheme that was chosen here."""
    hints = QGuiApplication.styleHints()
    if choice is Scheme.AUTO:
        hints.unsetColorScheme()
    else:
        light = choice is Scheme.LIGHT
        hints.setColorScheme(Qt.ColorScheme.Light if light else Qt.ColorScheme.Dark)


def _system_scheme() -> Scheme:
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def style_text(widget: QWidget, size: Type = Type.BODY, role: Role = Role.TEXT, bold: bool = False) -> None:
    """Give a label its size, colour role and weight; the style sheet does the rest."""
    widget.setProperty("type", size.value)  # "size" is QWidget's own
    widget.setProperty("tone", role.value)
    widget.setProperty("bold", bold)
    _repolish(widget)


def style_button(widget: QWidget, variant: Variant) -> None:
    """Make a button primary, quiet or a link."""
    widget.setProperty("variant", variant.value)
    _repolish(widget)


def style_tone(widget: QWidget, role: Role) -> None:
    """Give a badge, bar or panel the background and edge of a meaning (``MEANINGS``)."""
    widget.setProperty("tone", role.value)
    _repolish(widget)


def _repolish(widget: QWidget) -> None:
    """The style sheet reads properties again only after this; needless before the first show."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
