"""The look: readable in every scheme, sized in points, following the system."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import RESOURCES
from ui.icons import icons_of
from ui.palette import MEANINGS, SCHEMES, Role, Scheme, contrast, soft
from ui.theme import POINTS, TEXT_FACTORS, Radius, Space, Theme, Type, Variant, style_button, style_text

GROUNDS = (Role.WINDOW, Role.SURFACE)
READ = [
    *((Role.TEXT, ground) for ground in (*GROUNDS, Role.SUNKEN, Role.PRIMARY_SOFT)),
    *((role, ground) for role in (Role.MUTED, Role.PRIMARY, *MEANINGS) for ground in GROUNDS),
    *((role, soft(role)) for role in MEANINGS),
    *((Role.TEXT, soft(role)) for role in MEANINGS),
    *((Role.SURFACE, role) for role in MEANINGS),
    (Role.PRIMARY, Role.PRIMARY_SOFT),
    (Role.ON_PRIMARY, Role.PRIMARY),
    (Role.ON_PRIMARY, Role.PRIMARY_HOVER),
    (Role.ON_RIBBON, Role.RIBBON),
]
SEEN = [(role, ground) for role in (Role.CONTROL, Role.FOCUS) for ground in GROUNDS]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text,ground", READ, ids="-on-".join)
def test_every_text_can_be_read_on_its_ground(scheme: Scheme, text: Role, ground: Role) -> None:
    colours = SCHEMES[scheme]
    wanted = 7.0 if scheme is Scheme.CONTRAST else 4.5
    assert contrast(colours[text], colours[ground]) >= wanted


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("edge,ground", SEEN, ids="-on-".join)
def test_edges_and_the_focus_can_be_seen(scheme: Scheme, edge: Role, ground: Role) -> None:
    assert contrast(SCHEMES[scheme][edge], SCHEMES[scheme][ground]) >= 3.0


def test_the_contrast_is_the_one_of_the_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_every_scheme_has_every_role() -> None:
    assert all(set(colours) == set(Role) for colours in SCHEMES.values())


def test_distances_lie_on_the_grid_of_four() -> None:
    assert all(distance % 4 == 0 for distance in (*Space, *Radius))


@pytest.mark.parametrize("factor", TEXT_FACTORS)
def test_text_is_sized_in_points_and_grows_with_the_factor(
    qapp: QApplication, theme: Theme, factor: float
) -> None:
    theme.apply(qapp, Scheme.LIGHT, factor)
    assert qapp.font().pointSizeF() == pytest.approx(POINTS[Type.BODY] * factor)
    sizes = re.findall(r"font-size:\s*([\d.]+)(\w+)", theme.qss())
    assert sizes
    assert all(unit == "pt" for _, unit in sizes)


def test_labels_get_their_size_and_colour(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel("Berhasil")
    qtbot.addWidget(label)
    style_text(label, Type.TITLE, Role.SUCCESS, bold=True)
    label.show()
    assert label.font().pointSizeF() == pytest.approx(theme.points(Type.TITLE))
    assert label.font().bold() or label.font().weight() >= 600
    assert label.palette().windowText().color() == theme.color(Role.SUCCESS)


def test_a_button_can_change_its_variant_while_it_is_seen(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Buka")
    qtbot.addWidget(button)
    button.show()
    style_button(button, Variant.PRIMARY)
    assert button.palette().buttonText().color() == theme.color(Role.ON_PRIMARY)
    style_button(button, Variant.QUIET)
    assert button.palette().buttonText().color() == theme.color(Role.PRIMARY)


def test_auto_follows_the_system_and_a_choice_does_not(
    qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    worn: list[Scheme] = []
    theme.changed.connect(lambda: worn.append(theme.scheme))
    monkeypatch.setattr("ui.theme._system_scheme", lambda: Scheme.DARK)
    theme.apply(qapp, Scheme.AUTO)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme.apply(qapp, Scheme.CONTRAST)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert worn == [Scheme.DARK, Scheme.DARK, Scheme.CONTRAST]


@pytest.mark.parametrize("name", sorted(f.stem for f in (RESOURCES / "icons").glob("*.svg")))
def test_every_icon_draws_something_in_the_colour_of_its_role(theme: Theme, name: str) -> None:
    image = icons_of(theme).pixmap(name, Role.PRIMARY, 24).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert SCHEMES[Scheme.LIGHT][Role.PRIMARY] in colours


def test_icons_follow_the_theme_and_the_text_size(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    icons_of(theme).dress(label, "clock", Role.TEXT, 20)
    before = label.pixmap().toImage()
    theme.apply(qapp, Scheme.DARK, 1.5)
    assert label.pixmap().toImage() != before
    assert label.pixmap().deviceIndependentSize().width() == 30


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_check_box_shows_its_tick_in_every_scheme(
    qtbot: QtBot, qapp: QApplication, theme: Theme, scheme: Scheme
) -> None:
    theme.apply(qapp, scheme)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    image = box.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {SCHEMES[scheme][Role.ON_PRIMARY], SCHEMES[scheme][Role.PRIMARY]} <= seen
