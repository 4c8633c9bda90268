"""Who may know whom: the rules of the house, walked over every import of every module."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.house.code import Module, is_within, modules, parse

ADAPTERS = ("satusehat", "portal", "journal", "evidence", "complaint", "settings", "diagnosis", "simulator")
CORE = ("desktop.domain", "desktop.flow", "desktop.ports")
# room -> what it may import of our own code; rooms not listed compose and may import everything.
MAY_KNOW: dict[str, tuple[str, ...]] = {
    "desktop.domain": ("desktop.domain",),
    "desktop.flow": CORE,
    "desktop.ports": CORE,
    "ui": ("ui", *CORE),
    **{f"desktop.{adapter}": (f"desktop.{adapter}", *CORE) for adapter in ADAPTERS},
}
# The one module of the flow that turns the table into a QStateMachine.
QT_IN_PURE_ROOMS = ("desktop.flow.machine",)
PURE_ROOMS = (*CORE, *(f"desktop.{adapter}" for adapter in ADAPTERS))
IMAGES_ONLY = {"PySide6.QtGui.QImage", "PySide6.QtGui.QImageReader"}
OUTSIDE_WORLD = (
    *("http", "keyring", "io", "os", "pathlib", "platformdirs", "requests", "shutil", "socket", "sqlite3"),
    *("ssl", "subprocess", "tempfile", "urllib.request"),
)


def room_of(module: Module, rooms: Iterable[str]) -> str | None:
    return next((room for room in rooms if is_within(module.name, room)), None)


def strangers(module: Module) -> list[str]:
    """Imports of our own code that the module's room does not allow."""
    room = room_of(module, MAY_KNOW)
    if room is None:
        return []
    return [
        f"{module.path}:{line} {name}"
        for name, line in module.imports()
        if (is_within(name, "desktop") or is_within(name, "ui"))
        and name != "desktop"
        and not any(is_within(name, allowed) for allowed in MAY_KNOW[room])
    ]


def qt_imports(module: Module) -> list[str]:
    """Qt where there must be none; pictures as QImage are evidence's to handle."""
    if room_of(module, PURE_ROOMS) is None or module.name in QT_IN_PURE_ROOMS:
        return []
    allowed = IMAGES_ONLY if is_within(module.name, "desktop.evidence") else set()
    return [
        f"{module.path}:{line} {name}"
        for name, line in module.imports()
        if is_within(name, "PySide6") and name not in allowed
    ]


def test_every_room_knows_only_its_neighbours() -> None:
    assert [found for module in modules("desktop", "ui") for found in strangers(module)] == []


def test_the_core_and_the_adapters_know_no_qt() -> None:
    assert [found for module in modules("desktop") for found in qt_imports(module)] == []


def test_the_domain_touches_no_files_and_no_network() -> None:
    found = [
        f"{module.path}:{line} {name}"
        for module in modules("desktop")
        if is_within(module.name, "desktop.domain")
        for name, line in module.imports()
        if any(is_within(name, outside) for outside in OUTSIDE_WORLD)
    ]
    assert found == []


def test_nothing_that_is_shipped_imports_the_tests_or_the_build() -> None:
    found = [
        f"{module.path}:{line} {name}"
        for module in modules("desktop", "ui")
        for name, line in module.imports()
        if any(is_within(name, inner) for inner in ("tests", "build_scripts", "pytest"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "name, text, is_package",
    [
        ("ui.pages.result", "from desktop.journal.store import Store", False),
        ("ui.pages.result", "def late():\n    import desktop.satusehat", False),
        ("ui.pages.result", "from desktop import journal", False),
        ("desktop.journal.store", "from desktop.settings import paths", False),
        ("desktop.journal", "from ..settings import paths", True),
        ("desktop.domain.case", "from ..flow import table", False),
        ("desktop.portal.phrases", "from ui import texts", False),
    ],
)
def test_a_stranger_is_found_however_it_comes(name: str, text: str, is_package: bool) -> None:
    assert strangers(parse(name, text, is_package)) != []


@pytest.mark.parametrize(
    "name, text",
    [
        ("desktop.flow.table", "from PySide6.QtCore import QObject"),
        ("desktop.satusehat.client", "def late():\n    import PySide6.QtNetwork"),
        ("desktop.evidence.seal", "from PySide6.QtGui import QImage, QPainter"),
    ],
)
def test_qt_in_a_pure_room_is_found(name: str, text: str) -> None:
    assert qt_imports(parse(name, text)) != []


def test_what_the_rules_allow_is_left_alone() -> None:
    page = (
        "from desktop.domain.case import Outcome\nfrom ui import texts\nfrom PySide6.QtWidgets import QLabel"
    )
    assert strangers(parse("ui.pages.result", page)) == []
    assert qt_imports(parse("ui.pages.result", page)) == []
    assert qt_imports(parse("desktop.evidence.seal", "from PySide6.QtGui import QImage")) == []
    assert (
        strangers(parse("desktop.app", "from desktop.journal import store\nfrom ui import main_window")) == []
    )
