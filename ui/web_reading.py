"""What the observers in the page's frames report, put together to what the whole page shows.

A frame knows what stands in it; only its parent knows whether the frame itself can be seen, and
which part of it. Reports come from the page's process, so nothing in them is taken on trust: a
report that is not as it should be is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.sight import Block, BlockKind

Path = tuple[int, ...]
Point = tuple[float, float]
GRID = 8
"""Cells on each side of the grid that says which parts of a frame can be seen (observer.js)."""
_HIDDEN, _UNDER = "0", "1"
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Window:
    """How a parent sees one of its frames: a grid of cells, and place and size as parts of its own."""

    grid: str
    place: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Report:
    """One document's report.

    ``real``: it came over the network; ``ready``: it is parsed; ``complete``: with all its parts;
    ``ink``: there is anything on it at all; ``status``: of HTTP, 0 when unknown.
    """

    doc: str
    path: Path
    real: bool
    ready: bool
    complete: bool
    ink: bool
    status: int
    blocks: tuple[tuple[Block, Point], ...]
    windows: Mapping[int, Window]


def read_round(answer: object) -> tuple[str, tuple[str, ...]]:
    """A frame's answer when it was asked: its document, and its reports since the last time."""
    try:
        found = json.loads(str(answer))
        return str(found["doc"]), tuple(str(report) for report in found["reports"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return "", ()


def read_press(answer: object) -> tuple[bool, int] | None:
    """A frame's answer to a press: whether it did, and the first number of what is new; None: not its own."""
    try:
        found = json.loads(str(answer))
        return bool(found["pressed"]), int(found["mark"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def read_report(text: str) -> Report | None:
    """A report as JSON, or None when it is none."""
    try:
        return _report(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OverflowError):
        return None


def _report(found: Mapping[str, Any]) -> Report:
    doc = str(found["doc"])
    return Report(
        doc=doc,
        path=tuple(int(step) for step in found["path"]),
        real=bool(found["real"]),
        ready=bool(found["ready"]),
        complete=bool(found["complete"]),
        ink=bool(found["ink"]),
        status=int(found["status"]),
        blocks=tuple(_block(doc, each) for each in found["blocks"]),
        windows={int(each["index"]): _window(each) for each in found["frames"]},
    )


def _block(doc: str, found: Mapping[str, Any]) -> tuple[Block, Point]:
    block = Block(
        text=str(found["text"]),
        kind=BlockKind(found["kind"]),
        key=(doc, int(found["n"])),
        popup=bool(found["popup"]),
        aside=bool(found["aside"]),
        under=bool(found["under"]),
        off=bool(found["off"]),
        titles=tuple(str(title) for title in found["titles"]),
    )
    return block, (float(found["at"][0] or 0), float(found["at"][1] or 0))


def _window(found: Mapping[str, Any]) -> Window:
    left, top, width, height = (float(part or 0) for part in found["at"])
    return Window(str(found["grid"]), (left, top, width, height))


class Reading:
    """The latest report of each frame, and what they amount to."""

    def __init__(self) -> None:
        self._reports: dict[Path, Report] = {}

    def take(self, report: Report) -> None:
        """A new report; with a new main document all frames of the old one are gone."""
        old = self._reports.get(report.path)
        if not report.path and (old is None or old.doc != report.doc):
            self._reports.clear()
        moved = [path for path, other in self._reports.items() if other.doc == report.doc]
        for path in moved:
            del self._reports[path]
        self._reports[report.path] = report

    def keep_only(self, docs: frozenset[str]) -> None:
        """Forget frames whose document did not answer; the main document stays."""
        self._reports = {
            path: report for path, report in self._reports.items() if not path or report.doc in docs
        }

    def knows(self, doc: str) -> bool:
        """Whether a document's report is at hand."""
        return any(report.doc == doc for report in self._reports.values())

    def clear(self) -> None:
        """Forget everything."""
        self._reports.clear()

    @property
    def main(self) -> Report | None:
        """The main document's report."""
        return self._reports.get(())

    @property
    def is_there(self) -> bool:
        """Whether the main document is a page that a person could work with, or all it will ever be."""
        main = self.main
        if main is None or not main.real or main.status >= 400:
            return False
        return main.complete or (main.ready and self.ink)

    @property
    def has_frames(self) -> bool:
        """Whether the main document shows any frame."""
        return self.main is not None and bool(self.main.windows)

    @property
    def ink(self) -> bool:
        """Whether there is anything on the page at all, in view or not."""
        return any(report.ink for report in self._reports.values())

    def blocks(self) -> tuple[Block, ...]:
        """The visible texts of all frames: the main document's, then those of its frames."""
        return tuple(block for block, _ in self._seen(()))

    def _seen(self, path: Path) -> Iterator[tuple[Block, Point]]:
        report = self._reports.get(path)
        if report is None or len(path) > _DEEPEST:
            return
        yield from report.blocks
        for index, window in report.windows.items():
            for block, point in self._seen((*path, index)):
                cell = _cell(window.grid, point)
                if cell != _HIDDEN:
                    yield replace(block, under=block.under or cell == _UNDER), _outside(window, point)


def _cell(grid: str, point: Point) -> str:
    x, y = (int(part * GRID) for part in point)
    inside = 0 <= x < GRID and 0 <= y < GRID and len(grid) == GRID * GRID
    return grid[y * GRID + x] if inside else _HIDDEN


def _outside(window: Window, point: Point) -> Point:
    left, top, width, height = window.place
    return left + point[0] * width, top + point[1] * height
