"""The left side: where one can go, and the flow's rail."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.flow.view import Snapshot
from ui.icons import icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, Variant
from ui.widgets.buttons import make_button
from ui.widgets.flow_rail import FlowRail
from ui.widgets.labels import make_label


class Place(StrEnum):
    """Where the officer looks: at the flow, or at the cases on hold."""

    VERIFY = "verify"
    HELD = "held"


_ICONS = {Place.VERIFY: "loket_mark", Place.HELD: "pause"}


class Navigation(QFrame):
    """``went(Place)`` when a person chooses a place."""

    went = Signal(Place)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setProperty("panel", "left")
        self.setAccessibleName(texts.t("shell.nav.name"))
        self._texts, self._icons = texts, icons_of(theme)
        self._held, self._compact, self._place = 0, False, Place.VERIFY
        self.places = {place: self._button(place) for place in Place}
        self._caption = make_label(texts.t("shell.nav.rail"), Type.SMALL, Role.MUTED, bold=True)
        self.rail = FlowRail(texts, theme)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        self._held = snapshot.held
        self._name_places()
        self.rail.draw(snapshot)

    def show_place(self, place: Place) -> None:
        """Mark where the officer is."""
        self._place = place
        for each, button in self.places.items():
            button.setChecked(each is place)
            self._icons.dress(button, _ICONS[each], Role.PRIMARY if each is place else Role.MUTED)

    def set_compact(self, compact: bool) -> None:
        """Icons only, where the window is narrow for its text."""
        if compact != self._compact:
            self._compact = compact
            self.rail.set_compact(compact)
            self._caption.setVisible(not compact)
            self._name_places()
            self.show_place(self._place)
            self._fit()

    def _name_places(self) -> None:
        t = self._texts.t
        held = t("shell.nav.held")
        words = {
            Place.VERIFY: t("shell.nav.verify"),
            Place.HELD: f"{held}  {self._held}" if self._held else held,
        }
        for place, button in self.places.items():
            button.setText("" if self._compact else words[place])
            button.setToolTip(words[place])
        self.places[Place.HELD].setAccessibleName(t("shell.nav.held_name", count=self._held))

    def _button(self, place: Place) -> QPushButton:
        name = self._texts.t(f"shell.nav.{place.value}")
        button = make_button(name, f"nav_{place.value}", Variant.QUIET)
        button.setProperty("panel", "nav")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.went.emit(place))
        return button

    def _fit(self) -> None:
        letters = 0 if self._compact else self.fontMetrics().averageCharWidth() * 15
        self.setFixedWidth(letters + self._icons.side(22) + 3 * Space.LARGE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.LARGE, Space.SMALL, Space.LARGE)
        column.setSpacing(Space.HAIR)
        for button in self.places.values():
            column.addWidget(button)
        rail = QVBoxLayout()
        rail.setContentsMargins(Space.MEDIUM, Space.WIDE, 0, 0)
        rail.setSpacing(Space.SMALL)
        rail.addWidget(self._caption)
        rail.addWidget(self.rail)
        column.addLayout(rail)
        column.addStretch(1)
