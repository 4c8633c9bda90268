"""A page that has not been painted is noticed; a page with a line of text is not taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from desktop.evidence.blank import TOLERANCE, is_blank
from tests.evidence.pictures import screenshot

colors = st.builds(QColor, *[st.integers(0, 255)] * 3)
sides = st.integers(1, 700)


def plain(width: int, height: int, color: QColor) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(color)
    return image


@given(sides, sides, colors)
def test_one_colour_is_blank_whatever_the_size(width: int, height: int, color: QColor) -> None:
    assert is_blank(plain(width, height, color))


def test_a_picture_without_size_is_blank() -> None:
    assert is_blank(QImage())


def test_a_picture_that_is_see_through_all_over_is_blank() -> None:
    image = QImage(300, 200, QImage.Format.Format_ARGB32)
    image.fill(0)
    assert is_blank(image)


def test_a_screenshot_is_not_blank() -> None:
    assert not is_blank(screenshot())


def test_dithering_is_no_content() -> None:
    image = plain(800, 600, QColor(240, 240, 240))
    for x in range(0, 800, 3):
        for y in range(0, 600, 7):
            image.setPixelColor(x, y, QColor(240 - TOLERANCE, 240, 240))
    assert is_blank(image)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_line_of_text_on_a_white_page_is_content(scale: int) -> None:
    """Strokes of two pixels, twelve high, as a heading of the portal has them."""
    page = plain(1000 * scale, 700 * scale, QColor(255, 255, 255))
    for stroke in range(60):
        for x in range(2 * scale):
            for y in range(12 * scale):
                page.setPixelColor((100 + stroke * 7) * scale + x, 90 * scale + y, QColor(70, 70, 70))
    assert not is_blank(page)
