"""The view comes late, goes cleanly, and gives way to the desk's browser."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import ProblemCode
from tests.portal.desk import Desk, wait_for
from tests.portal.odd_pages import fill
from tests.portal.server import PageServer
from ui.web_bar import PageBar

ROOT = Path(__file__).resolve().parents[2]
SECRET = "rahasia-314159"


@pytest.fixture
def new_desk(qapp: QApplication) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.throw_away()


@pytest.fixture
def browser_desk(qapp: QApplication) -> Iterator[Desk]:
    """WebEngine is switched off."""
    desk = Desk(use_embedded=False)
    yield desk
    desk.throw_away()


def test_a_page_that_is_not_shown_yet_is_loaded_and_read_once_it_is(
    new_desk: Desk, qtbot: QtBot, server: PageServer
) -> None:
    heard = new_desk.visit(server.page(fill("{CODE}")), server.host())
    wait_for(qtbot, lambda: heard.events[:1] == ["loaded"])
    new_desk.view.show()
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])


def test_what_was_warmed_up_is_used_once(new_desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    new_desk.view.show()
    new_desk.view.allow_hosts((server.host(),))
    new_desk.view.warm_up()
    new_desk.view.warm_up()
    wait_for(qtbot, lambda: new_desk.view._spare is not None)
    spare = new_desk.view._spare
    heard = new_desk.open(server.page(fill("{CODE}")))
    assert new_desk.view._sheet is spare
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])
    again = new_desk.open(server.page(fill("{CODE}")))
    assert new_desk.view._sheet is not spare
    wait_for(qtbot, lambda: again.events == ["loaded", "code_entry"])


def test_another_list_makes_what_was_warmed_up_useless(
    new_desk: Desk, qtbot: QtBot, server: PageServer
) -> None:
    new_desk.view.show()
    new_desk.view.warm_up()
    wait_for(qtbot, lambda: new_desk.view._spare is not None)
    heard = new_desk.visit(server.page(fill("{CODE}")), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])


def test_the_page_gets_smaller_where_the_window_is_narrow_and_bigger_on_demand(
    new_desk: Desk, qtbot: QtBot, server: PageServer
) -> None:
    new_desk.view.show()
    heard = new_desk.visit(server.page(fill("{CODE}")), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])
    sheet = new_desk.view._sheet
    assert sheet is not None
    assert sheet.page.zoomFactor() == pytest.approx(1.0)
    new_desk.view.resize(600, 500)
    assert sheet.page.zoomFactor() == pytest.approx(0.75)
    new_desk.view._zoom_by(1)
    assert sheet.page.zoomFactor() == pytest.approx(0.75 * 1.25)
    new_desk.view._zoom_by(0)
    assert sheet.page.zoomFactor() == pytest.approx(0.75)


def test_the_browser_shows_the_page_where_webengine_is_switched_off(browser_desk: Desk) -> None:
    view = browser_desk.view
    heard = browser_desk.visit("https://portal.clinic.example/x", "portal.clinic.example")
    assert not view.embedded
    assert browser_desk.browser.urls == ["https://portal.clinic.example/x"]
    assert heard.events == ["loaded"]
    answers: list[bool] = []
    view.press_retry(answers.append)
    assert answers == [True]
    view.close()


def test_a_browser_that_does_not_open_is_a_problem(browser_desk: Desk) -> None:
    browser_desk.browser.willing = False
    heard = browser_desk.visit("https://portal.clinic.example/x", "portal.clinic.example")
    assert heard.events == ["lost"]
    assert heard.problems[0].code is ProblemCode.PAGE_NOT_LOADED


@pytest.mark.expects_log
def test_the_browser_shows_the_page_where_webengine_is_missing(
    new_desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "ui.web_sheet", None)
    heard = new_desk.visit(f"https://portal.clinic.example/{SECRET}", "portal.clinic.example")
    assert not new_desk.view.embedded
    assert heard.events == ["loaded"]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert SECRET not in caplog.text


def test_words_of_a_page_are_cut_where_they_are_too_long(browser_desk: Desk) -> None:
    bar = browser_desk.view.findChild(PageBar)
    assert bar is not None
    bar.say("Halo " * 1000)
    assert len(bar.words.text()) < 400
    bar.clear()
    assert bar.words.text() == ""


def test_webengine_is_not_imported_before_it_is_needed() -> None:
    script = (
        "import sys; import ui.portal_view, ui.browser_portal;"
        "print([name for name in sys.modules if 'WebEngine' in name or 'WebChannel' in name])"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, Qt, QTimer
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.portal.desk import Desk
desk = Desk()
desk.view.show()
heard = desk.visit(sys.argv[1], sys.argv[2])
def look():
    if heard.observed:
        print(heard.events, heard.problems)
        app.quit()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
if sys.argv[3] == "warm":
    QTimer.singleShot(0, desk.view.warm_up)
sys.exit(app.exec())
"""


@pytest.mark.parametrize("spare", ["warm", "cold"])
def test_the_end_is_quiet_and_nothing_of_the_page_is_told(server: PageServer, spare: str) -> None:
    noise = f"<p>{SECRET}</p><script>console.error('{SECRET}'); throw new Error('{SECRET}')</script>"
    url = server.page(fill("{CODE}") + noise, f"/{SECRET}")
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM, url, server.host(), spare],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "['loaded', 'code_entry'] []"
    assert SECRET not in run.stderr
    assert "Release of profile" not in run.stderr
    assert "Traceback" not in run.stderr
