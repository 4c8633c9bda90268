"""One patient's page with everything it needs, thrown away as a whole: profile, page, observers.

Nothing of it is ever written to disk, and nothing of one patient's page is there for the next.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineFrame,
    QWebEngineProfile,
    QWebEngineScript,
)

from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.sight import Block, Key
from ui.web_hosts import AllowList
from ui.web_page import Fence, PortalPage
from ui.web_reading import Reading, read_press, read_report, read_round

_OURS = QWebEngineScript.ScriptWorldId.ApplicationWorld
_SCRIPT_PARTS = ("fence.js", "eyes.js", "reader.js", "observer.js")
_NO_PEERS = "delete globalThis.RTCPeerConnection; delete globalThis.webkitRTCPeerConnection;"
"""Peer connections go past the interceptor and past a page's policy, to whatever host the page names."""
_FRAME_PAUSE = 100
"""Milliseconds between two questions to the frames, which have no channel of their own."""
_PATIENCE = 10
"""Questions that a frame may leave unanswered before it is taken for gone."""


def observer_script(resources: Path, policy: str) -> str:
    """The observer as one script that runs once per document; raises OSError.

    ``policy``: the Content-Security-Policy that every document gets on top of its own.
    """
    parts = ((resources / "portal" / name).read_text("utf-8") for name in _SCRIPT_PARTS)
    once = "if (globalThis.loket && globalThis.loket.doc === document) return;"
    given = f"const POLICY = {json.dumps(policy)};"
    return f'(() => {{ "use strict"; {once} {given}\n' + "\n".join(parts) + "\n})();"


class Ear(QObject):
    """What the observer of the main document can call. The page's own scripts cannot."""

    heard = Signal(str)

    @Slot(str)
    def hear(self, report: str) -> None:
        """One report, as JSON."""
        self.heard.emit(report)


class Sheet(QObject):
    """A page in a profile of its own. ``changed``: there is something new in ``reading``."""

    changed = Signal()

    def __init__(self, allowed: AllowList, script: str, product: str, parent: QObject) -> None:
        """``product``: name and version that the page's server is told, besides Qt's own."""
        super().__init__(parent)
        self.reading = Reading()
        self._fence = Fence(allowed)
        self._profile = _profile(self._fence, script, product)
        self._profile.downloadRequested.connect(self._refuse_download)
        self.page = PortalPage(self._profile, allowed)
        self.page.setParent(self)  # children go in this order, and the page must go before its profile
        self._profile.setParent(self)
        self._ear = Ear()
        self._ear.heard.connect(self._heard)
        self._channel = QWebChannel(self.page)
        self._channel.registerObject("ear", self._ear)
        self.page.setWebChannel(self._channel, _OURS)
        self._round = QTimer(self, interval=_FRAME_PAUSE)
        self._round.timeout.connect(self._ask_frames)
        self._rounds: deque[set[str]] = deque(maxlen=_PATIENCE)
        self._said: dict[str, str] = {}

    def load(self, url: str) -> None:
        """Go there."""
        self.page.load(QUrl(url))

    def press(self, block: Block, done: Callable[[bool, Key], None]) -> None:
        """Press a control. ``done`` is told whether it was, and from which key on texts are new."""
        doc, number = block.key
        call = f"globalThis.loket ? globalThis.loket.press({json.dumps(doc)}, {number}) : ''"

        def answered(answer: object) -> None:
            pressed = read_press(answer)
            if pressed is not None:
                done(pressed[0], (doc, pressed[1]))

        for frame in _frames(self.page.mainFrame()):
            frame.runJavaScript(call, _OURS, answered)

    def throw_away(self) -> None:
        """Stop everything; page and profile go once control is back at the event loop.

        The page's own signals stay open: by one of them the view learns that its page is going, and
        without it would keep a pointer to nothing.
        """
        self._round.stop()
        self.reading.clear()
        self.blockSignals(True)
        self.deleteLater()

    def _refuse_download(self, download: QWebEngineDownloadRequest) -> None:
        download.cancel()
        self.page.refused.emit(Problem(ProblemCode.PAGE_NOT_LOADED))

    def _heard(self, text: str) -> None:
        report = read_report(text)
        if report is None:
            return
        self.reading.take(report)
        if self.reading.has_frames and not report.path:
            self._round.start()
        self.changed.emit()

    def _ask_frames(self) -> None:
        """Fetch what the frames have to tell; who has not answered for a while is gone."""
        if not self.reading.has_frames:
            self._round.stop()
            return
        if len(self._rounds) == _PATIENCE:
            self.reading.keep_only(frozenset().union(*self._rounds))
        self._rounds.append(set())
        for frame in list(_frames(self.page.mainFrame()))[1:]:
            frame.runJavaScript("globalThis.loket ? globalThis.loket.take() : ''", _OURS, self._answered)

    def _answered(self, answer: object) -> None:
        doc, reports = read_round(answer)
        if not doc or not self._rounds:
            return
        self._rounds[-1].add(doc)
        for report in reports:
            if report != self._said.get(doc) or not self.reading.knows(doc):
                self._said[doc] = report
                self._heard(report)


def _frames(frame: QWebEngineFrame) -> Iterator[QWebEngineFrame]:
    if frame.isValid():
        yield frame
        for child in frame.children():
            yield from _frames(child)


def _profile(fence: Fence, script: str, product: str) -> QWebEngineProfile:
    profile = QWebEngineProfile()  # without a name: off the record
    profile.setUrlRequestInterceptor(fence)
    profile.setHttpUserAgent(f"{profile.httpUserAgent()} {product}")
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.scripts().insert(_script("observer", script, _OURS))
    profile.scripts().insert(_script("no_peers", _NO_PEERS, QWebEngineScript.ScriptWorldId.MainWorld))
    return profile


def _script(name: str, source: str, world: QWebEngineScript.ScriptWorldId) -> QWebEngineScript:
    script = QWebEngineScript()
    script.setName(name)
    script.setSourceCode(source)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(world)
    script.setRunsOnSubFrames(True)
    return script
