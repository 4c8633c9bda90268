"""The real program under the walkthrough's hands: the window, its page, its stand-in."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.app import DeskApp
from desktop.flow.effects import Limits
from desktop.flow.view import Snapshot
from desktop.launch import Launch
from desktop.walkthrough import officer
from desktop.walkthrough.painter import is_blank
from desktop.walkthrough.watchdog import Watchdog
from ui.main_window import MainWindow
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWebEngineWidgets import QWebEngineView

# Short enough not to wait for, long enough for a loaded machine.
LIMITS = Limits(answer=3.0, page=15.0)
_LOOKS = 50
"""Looks at the form before it counts as painted; each takes a turn of the event loop of some 10 ms."""
_FORM_SIZE = (900, 1100)
_FORM_NAMES = {
    "reporter_name": "nama",
    "reporter_email": "email",
    "reporter_phone": "telepon",
    "category": "kategori",
    "need": "kebutuhan",
    "message": "pesan",
}


class SeenBrowser:
    """The desk's browser as the walkthrough sees it: what it was asked to open."""

    def __init__(self) -> None:
        self.urls: list[str] = []
        self.folders: list[Path] = []

    def open_url(self, url: str) -> bool:
        """Note the page."""
        self.urls.append(url)
        return True

    def open_folder(self, folder: Path) -> bool:
        """Note the folder."""
        self.folders.append(folder)
        return True


class WalkDesk:
    """One desk on one data folder; ``restart`` is a crash and a new start."""

    def __init__(self, launch: Launch, theme: Theme, size: tuple[int, int]) -> None:
        self._launch = launch
        self._theme = theme
        self._size = size
        self.browser = SeenBrowser()
        self._app = self._begin()

    @property
    def window(self) -> MainWindow:
        """The real window."""
        return self._app.window

    @property
    def snapshot(self) -> Snapshot:
        """The desk as it stands."""
        return self._app.desk.snapshot

    @property
    def view(self) -> QWebEngineView:
        """The page inside the window."""
        from PySide6.QtWebEngineWidgets import QWebEngineView

        views: list[QWebEngineView] = self._app.view.findChildren(QWebEngineView)
        return views[0]

    @property
    def settled(self) -> bool:
        """Whether the flow has taken everything that was posted."""
        return self._app.desk.ready

    def subscribe(self, listener: Callable[[Snapshot], None]) -> None:
        """Hear every change of the desk."""
        self._app.desk.subscribe(listener)

    def soon(self, call: Callable[[], None]) -> None:
        """Call when the event loop turns next."""
        QTimer.singleShot(0, self._app.window, call)

    def watch(self, watchdog: Watchdog) -> None:
        """Leave the one-time creation of the WebEngine view out of the measure."""
        self._app.view.making.connect(watchdog.look_away)

    def button(self, name: str) -> QAbstractButton | None:
        """The visible, enabled button of that name, in a dialog before the window."""
        found = self._buttons(name)
        return next((button for button in found if button.isVisible() and button.isEnabled()), None)

    def restart(self) -> None:
        """A power cut, and the next start on the same folder."""
        old = self._app
        old.abandon()
        old.window.hide()
        old.window.deleteLater()
        self._app = self._begin()

    def stop(self) -> None:
        """End the program in good order."""
        self._app.stop()
        self._app.window.hide()
        self._app.window.deleteLater()

    def set_scenario(self, name: str) -> None:
        """What the stand-in plays from now on."""
        stand_in = self._app.stand_in
        at = stand_in.address() if stand_in else None
        if at is None:
            raise RuntimeError("there is no stand-in")
        base = at.form_url.rpartition("/mobile/")[0]
        request = urllib.request.Request(  # noqa: S310 - our own stand-in on loopback
            f"{base}/control/scenario",
            json.dumps({"name": name}).encode(),
            {"X-Loket-Control": at.client_secret, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10):  # noqa: S310 - our own stand-in on loopback
            pass

    def form_picture(
        self, url: str, values: dict[str, str], wait: Callable[[Callable[[], bool], str], None]
    ) -> QImage:
        """The complaint form in a browser of its own, filled from the desk's fields."""
        from PySide6.QtWebEngineCore import QWebEngineProfile
        from PySide6.QtWebEngineWidgets import QWebEngineView

        profile = QWebEngineProfile()
        view = QWebEngineView(profile)
        view.resize(*_FORM_SIZE)
        view.show()
        answers: list[object] = []
        pictures: list[QImage] = []
        script = officer.filling({name: values[field] for field, name in _FORM_NAMES.items()})
        view.loadFinished.connect(lambda _: view.page().runJavaScript(script, 0, answers.append))
        view.load(QUrl(url))
        wait(lambda: answers == ["yes"], "the complaint form could not be filled")

        def settled() -> bool:
            """Painted since it was filled: what is on the page reaches the picture some looks later."""
            pictures.append(view.grab().toImage())
            return len(pictures) > _LOOKS and not is_blank(pictures[-1])

        wait(settled, "the complaint form stayed blank")
        shiboken6.delete(view)  # the page before its profile
        shiboken6.delete(profile)
        return pictures[-1]

    def _begin(self) -> DeskApp:
        app = DeskApp(self._launch, self._theme, browser=self.browser, limits=LIMITS)
        app.window.resize(*self._size)
        app.window.show()
        app.start()
        return app

    def _buttons(self, name: str) -> Sequence[QAbstractButton]:
        tops: list[QWidget] = [w for w in QApplication.topLevelWidgets() if w is not self.window]
        return [b for top in (*tops, self.window) for b in top.findChildren(QAbstractButton, name)]
