"""The camera: what is on the window, once the page is painted; and the desk's own clipboard and browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ports import Camera, Shot
from ui.camera import Patience, WindowCamera
from ui.desktop_services import QtBrowser
from ui.pictures import encoded

HASTE = Patience(settle=1, between=1, longest=50)


def of_one_colour(image: QImage) -> bool:
    """Plain, and enough for pictures of painted widgets."""
    first = image.pixel(0, 0)
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return all(image.pixel(x, y) == first for x, y in points)


@dataclass
class Studio:
    """A window with a page in it, and the pictures that were taken."""

    window: QWidget
    page: QLabel
    camera: Camera
    shots: list[Shot | None] = field(default_factory=list)

    def shoot(self, qtbot: QtBot) -> Shot | None:
        before = len(self.shots)
        self.camera.shoot(self.shots.append)
        assert len(self.shots) == before, "the camera answers later"
        qtbot.waitUntil(lambda: len(self.shots) > before)
        return self.shots[-1]


def paint(page: QLabel, colour: str, text: str = "") -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    page.setPalette(palette)
    page.setText(text)


@pytest.fixture
def studio(qtbot: QtBot) -> Studio:
    """A painted page below a line of the window's own."""
    window, page = QWidget(), QLabel()
    page.setAutoFillBackground(True)
    page.setMinimumSize(200, 120)
    paint(page, "navy", "Verifikasi berhasil")
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Loket"))
    column.addWidget(page)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return Studio(window, page, WindowCamera(window, page, of_one_colour, HASTE))


def test_a_painted_page_is_on_the_picture(studio: Studio, qtbot: QtBot) -> None:
    shot = studio.shoot(qtbot)
    assert shot is not None
    assert not shot.blank
    picture = QImage.fromData(shot.png())
    assert picture.size() == studio.window.size() * studio.window.devicePixelRatio()
    assert picture.pixelColor(studio.page.geometry().topLeft()) == QColor("navy")


def test_a_page_that_stays_empty_is_called_blank(studio: Studio, qtbot: QtBot) -> None:
    paint(studio.page, "white")
    shot = studio.shoot(qtbot)
    assert shot is not None
    assert shot.blank


def test_a_page_that_is_painted_late_is_waited_for(studio: Studio, qtbot: QtBot) -> None:
    paint(studio.page, "white")
    camera = WindowCamera(studio.window, studio.page, of_one_colour, Patience(1, 1, 60_000))
    late = Studio(studio.window, studio.page, camera)
    QTimer.singleShot(20, studio.page, lambda: paint(studio.page, "navy", "Verifikasi berhasil"))
    shot = late.shoot(qtbot)
    assert shot is not None
    assert not shot.blank


def test_where_no_page_is_shown_the_whole_window_is_judged(studio: Studio, qtbot: QtBot) -> None:
    studio.page.hide()
    shot = studio.shoot(qtbot)
    assert shot is not None
    assert not shot.blank


def test_a_window_that_is_not_on_the_screen_gives_no_picture(studio: Studio, qtbot: QtBot) -> None:
    studio.window.hide()
    assert studio.shoot(qtbot) is None


def test_a_picture_can_be_encoded_on_another_thread(studio: Studio, qtbot: QtBot) -> None:
    shot = studio.shoot(qtbot)
    assert shot is not None
    made: list[bytes] = []
    worker = Thread(target=lambda: made.append(shot.png()))
    worker.start()
    worker.join(timeout=10)
    assert not QImage.fromData(made[0]).isNull()


def test_every_picture_that_was_asked_for_is_answered(studio: Studio, qtbot: QtBot) -> None:
    for _ in range(3):
        studio.camera.shoot(studio.shots.append)
    qtbot.waitUntil(lambda: len(studio.shots) == 3)


def test_a_picture_that_cannot_be_encoded_is_an_error(qapp: QGuiApplication) -> None:
    with pytest.raises(OSError, match="encoded"):
        encoded(QImage(), "PNG")


# browser


class Opened(QObject):
    """Stands in for the desk's programs."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def opened(qapp: QGuiApplication) -> Iterator[Opened]:
    """Whatever the desk is asked to open ends here."""
    taker = Opened()
    method: Any = "take"  # the stubs ask for bytes, which PySide then refuses
    for scheme in ("http", "file"):
        QDesktopServices.setUrlHandler(scheme, taker, method)
    yield taker
    for scheme in ("http", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_the_form_opens_in_the_desks_own_browser(opened: Opened) -> None:
    assert QtBrowser().open_url("http://127.0.0.1:8000/mobile/contact-us")
    assert opened.urls == ["http://127.0.0.1:8000/mobile/contact-us"]


def test_a_folder_opens_whatever_its_name(opened: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "bukti #1 & lain"
    assert QtBrowser().open_folder(folder)
    assert [QUrl(url).toLocalFile() for url in opened.urls] == [str(folder)]
