"""``loket``: the window. It is on the screen before the rest of the program has been read."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from desktop.launch import NO, SURROUNDINGS, Launch, confess, has_display, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

NO_SCREEN = (
    "Tidak ada layar di sini, jadi jendela Loket tidak dapat ditampilkan; "
    "`loket walkthrough --out pictures` menunjukkan setiap langkah sebagai gambar."
)


def run(launch: Launch, _: Namespace) -> int:
    """Show the window until it is closed."""
    if not has_display():
        return say(NO_SCREEN, SURROUNDINGS)
    from desktop.qt_application import application
    from ui.main_window import MainWindow

    app = application()
    window = MainWindow()
    window.after_first_paint(partial(_painted, launch, app, window))
    window.show_on(app.primaryScreen().availableSize())
    return app.exec()


def _painted(launch: Launch, app: QApplication, window: MainWindow) -> None:
    if launch.exit_after_first_paint:
        app.quit()
        return
    from desktop.app import DeskApp
    from desktop.launch import RESOURCES
    from desktop.settings.files import FolderUnusable
    from desktop.settings.policy import PolicyInvalid
    from desktop.single import AlreadyRunning
    from ui.theme import Theme

    theme = Theme(RESOURCES)
    theme.apply(app)
    try:
        desk = DeskApp(launch, theme, window)
    except PolicyInvalid as error:
        app.exit(say(f"Kebijakan tidak dapat dipakai: {error}", NO))
    except FolderUnusable:
        app.exit(say("Folder data Loket tidak dapat ditulis.", SURROUNDINGS))
    except AlreadyRunning:
        app.exit(say("Loket sudah berjalan dengan folder data ini; lihat jendelanya.", SURROUNDINGS))
    except Exception as error:  # noqa: BLE001 - Qt would leave an empty window standing
        app.exit(confess(error))
    else:
        sys.excepthook = desk.survive
        app.aboutToQuit.connect(desk.stop)
        desk.start()
