"""The first paint comes before anything heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

HEAVY = ("PySide6.QtWebEngineCore", "requests", "keyring", "cryptography", "hypothesis", "PySide6.QtNetwork")


def test_the_window_paints_before_it_is_filled_and_tells_so_once(qtbot: QtBot) -> None:
    from ui.main_window import MainWindow

    window = MainWindow()
    qtbot.addWidget(window)
    told: list[str] = []
    with qtbot.waitSignal(window.first_paint):
        window.show()
    window.first_paint.connect(lambda: told.append("again"))
    with qtbot.waitCallback() as called:
        window.after_first_paint(called)
    window.repaint()
    assert window.page is None
    assert told == []


@pytest.mark.parametrize(
    ("room", "fills_it"),
    [((1366, 768), True), ((1366, 728), True), ((1400, 1050), True), ((1920, 1040), False)],
    ids=["own-size", "taskbar", "narrow", "large"],
)
def test_a_title_bar_never_pushes_the_notices_off_a_small_screen(
    qtbot: QtBot, room: tuple[int, int], fills_it: bool
) -> None:
    from ui.main_window import MainWindow

    window = MainWindow()
    qtbot.addWidget(window)
    window.show_on(QSize(*room))
    assert window.isMaximized() is fills_it


def test_what_the_first_paint_imports_is_light() -> None:
    code = "import sys, ui.main_window; print([m for m in sys.modules if m.startswith(('desktop', 'ui.'))])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "['ui.main_window']"


def test_the_shell_imports_no_adapter_and_nothing_heavy() -> None:
    code = "import sys, ui.shell, ui.widgets.patient_card; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(found.stdout.split())
    assert loaded.isdisjoint(HEAVY)
    packages = {name.split(".")[1] for name in loaded if name.startswith("desktop.")}
    assert packages <= {"domain", "flow", "ports"}
