"""A portal view at work: what its listener heard, what its eyes read."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.case import Observation
from desktop.domain.errors import Problem
from desktop.domain.portal import PortalLink
from desktop.domain.sight import Block, Sighting
from desktop.portal import Phrases, is_retry, load_phrases, observe
from ui.portal_view import PortalSetup, PortalView
from ui.texts import Texts
from ui.web_visit import Eyes

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PHRASES = RESOURCES / "portal" / "phrases.toml"
PATIENCE = 15_000
"""Milliseconds that a test waits at most for something that comes in a fraction of it."""


class Heard:
    """Implements ``ports.PortalListener`` and writes everything down in its order."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.problems: list[Problem] = []

    def portal_loaded(self) -> None:
        self.events.append("loaded")

    def portal_observed(self, seen: Observation) -> None:
        self.events.append(seen.value)

    def portal_lost(self, problem: Problem) -> None:
        self.events.append("lost")
        self.problems.append(problem)

    @property
    def observed(self) -> list[str]:
        return [event for event in self.events if event not in {"loaded", "lost"}]


class NotedBrowser:
    """Implements ``ports.Browser``; opens nothing."""

    def __init__(self) -> None:
        self.urls: list[str] = []
        self.willing = True

    def open_url(self, url: str) -> bool:
        self.urls.append(url)
        return self.willing

    def open_folder(self, folder: Path) -> bool:
        return False


class Desk:
    """One view with real phrases; ``read`` is every set of blocks that it was asked about."""

    def __init__(self, blank_after: float = 8.0, use_embedded: bool = True) -> None:
        self.phrases: Phrases = load_phrases(PHRASES)
        self.browser = NotedBrowser()
        self.heard = Heard()
        self.read: list[Sequence[Block]] = []
        eyes = Eyes(self._observe, partial(is_retry, self.phrases), blank_after, press_within=0.6)
        setup = PortalSetup((), eyes, RESOURCES, "Loket/0.1", use_embedded)
        self.view = PortalView(setup, Texts("id", RESOURCES), self.browser)
        self.view.resize(900, 700)

    def visit(self, url: str, *hosts: str) -> Heard:
        """Open a page of some hosts, with a listener that heard nothing yet."""
        self.view.allow_hosts(hosts)
        return self.open(url)

    def open(self, url: str) -> Heard:
        """The same, with the hosts as they are."""
        self.heard = Heard()
        self.read.clear()
        self.view.open(PortalLink(url), self.heard)
        return self.heard

    def go_on(self, url: str, *hosts: str) -> Heard:
        """A page of the same hosts after the one before, in the same visit where there is one: quicker."""
        if not self.visiting or self.heard.problems:
            return self.visit(url, *hosts)
        self.heard.events.clear()
        self.read.clear()
        self.run(f"location.replace('{url}')")
        return self.heard

    @property
    def visiting(self) -> bool:
        """Whether a page is open."""
        return self.view._visit is not None

    def texts(self) -> list[str]:
        """What was read last."""
        return [block.text for block in self.read[-1]] if self.read else []

    def has_read(self, text: str) -> bool:
        return any(block.text == text for blocks in self.read for block in blocks)

    def run(self, script: str) -> None:
        """Something happens on the page, as if its own script did it."""
        sheet = self.view._sheet
        assert sheet is not None
        sheet.page.runJavaScript(script)

    def throw_away(self) -> None:
        self.view.end()
        self.view.deleteLater()
        QApplication.processEvents()
        gc.collect()

    def _observe(self, blocks: Sequence[Block], following: Observation | None) -> Sighting | None:
        self.read.append(tuple(blocks))
        return observe(self.phrases, blocks, following)


def wait_for(qtbot: QtBot, true: Callable[[], bool]) -> None:
    qtbot.waitUntil(true, timeout=PATIENCE)
