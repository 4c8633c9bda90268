"""The page stays among its own, asks for nothing and leaves nothing behind."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import ProblemCode
from tests.portal.desk import Desk, Heard, wait_for
from tests.portal.odd_pages import OddPage, fill, odd_pages
from tests.portal.server import Answer, PageServer

CODE = "code_entry"
SIGN = '<p id="sign">-</p>'


def at_the_code_field(desk: Desk, qtbot: QtBot, server: PageServer) -> Heard:
    heard = desk.visit(server.page(fill("{CODE}") + SIGN), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", CODE])
    return heard


def told(desk: Desk, qtbot: QtBot, script: str) -> str:
    """What a script of the page finds out, asynchronously, in the end."""
    desk.run(f"(async () => {{ sign.textContent = 'Tahu: ' + await (async () => {{ {script} }})() }})()")
    wait_for(qtbot, lambda: any(text.startswith("Tahu: ") for text in desk.texts()))
    return next(text for text in desk.texts() if text.startswith("Tahu: ")).removeprefix("Tahu: ")


@pytest.mark.parametrize("attempt", odd_pages("reach"), ids=str)
def test_no_way_leads_to_a_host_that_is_not_on_the_list(
    desk_in_use: Desk, qtbot: QtBot, server: PageServer, stranger: PageServer, attempt: OddPage
) -> None:
    desk = desk_in_use
    heard = desk.go_on(server.page(fill("{CODE}") + SIGN), server.host())
    wait_for(qtbot, lambda: heard.observed == [CODE])
    server.answers["/away"] = Answer(status=302, headers={"Location": stranger.url("/x")})
    server.answers["/file"] = Answer("x", headers={"Content-Type": "application/octet-stream"})
    server.page("<p>Halo</p>", "/frame")
    before = stranger.connections
    windows = len(QApplication.topLevelWidgets())
    script = attempt.body.replace("{FAR}", stranger.url(""))
    desk.run(f"{{ const say = () => {{ sign.textContent = 'Dicoba' }}; {script} }}")
    wait_for(qtbot, lambda: desk.has_read("Dicoba"))
    assert stranger.asked == []
    if not attempt.expected:  # preconnect: Chromium opens the line and says nothing
        assert stranger.connections == before
    assert len(QApplication.topLevelWidgets()) == windows
    assert heard.observed == [CODE]
    assert heard.problems == []


@pytest.mark.parametrize("wish", odd_pages("wishes"), ids=str)
def test_every_wish_is_refused(desk: Desk, qtbot: QtBot, server: PageServer, wish: OddPage) -> None:
    at_the_code_field(desk, qtbot, server)
    assert told(desk, qtbot, wish.body) == wish.expected


def test_nothing_is_there_for_the_next_patient(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    at_the_code_field(desk, qtbot, server)
    keep = (
        "document.cookie = 'a=1; max-age=9999'; localStorage.a = 1; return document.cookie + localStorage.a"
    )
    assert told(desk, qtbot, keep) == "a=11"
    at_the_code_field(desk, qtbot, server)
    assert told(desk, qtbot, "return document.cookie + (localStorage.a || 'none')") == "none"
    assert "Cookie" not in server.headers


def test_the_page_can_neither_see_nor_call_the_observer(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    at_the_code_field(desk, qtbot, server)
    names = json.dumps(["qt", "loket", "Reader", "press"])
    assert told(desk, qtbot, f"return {names}.filter((name) => name in window).length") == "0"


def test_the_page_is_read_and_not_changed(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    at_the_code_field(desk, qtbot, server)
    watched = """let n = 0; new MutationObserver((records) => { n += records.length }).observe(document,
        {subtree: true, childList: true, attributes: true, characterData: true});
        await new Promise((go) => setTimeout(go, 400)); return n"""
    assert told(desk, qtbot, watched) == "0"
    desk.run("sign.textContent = '-'")
    wait_for(qtbot, lambda: "-" in desk.texts())
    tags = "return [...document.querySelectorAll('*')].map((part) => part.tagName).join(' ')"
    assert told(desk, qtbot, tags) == "HTML HEAD META BODY H1 INPUT BUTTON P"


def test_the_server_is_told_the_truth_about_the_browser(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    at_the_code_field(desk, qtbot, server)
    assert "QtWebEngine/" in server.headers["User-Agent"]
    assert server.headers["User-Agent"].endswith(" Loket/0.1")


def page_widget(desk: Desk) -> QWidget:
    assert desk.view._view is not None
    return desk.view._view


def test_nothing_can_be_dropped_on_the_page(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    at_the_code_field(desk, qtbot, server)
    mime = QMimeData()
    mime.setUrls([QUrl("file:///x.png")])
    drag = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    drag.ignore()
    QApplication.sendEvent(page_widget(desk), drag)
    assert not page_widget(desk).acceptDrops()
    assert not drag.isAccepted()


def test_there_is_no_context_menu(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    at_the_code_field(desk, qtbot, server)
    view = page_widget(desk)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(50, 50), view.mapToGlobal(QPoint(50, 50))
    )
    QApplication.sendEvent(view, event)
    assert QApplication.activePopupWidget() is None
    assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu


def test_plain_http_is_for_this_machine_only(desk: Desk, qtbot: QtBot) -> None:
    heard = desk.visit("http://portal.clinic.example/", "portal.clinic.example")
    wait_for(qtbot, lambda: heard.events == ["lost"])
    assert heard.problems[0].code is ProblemCode.URL_OFF_LIST


def test_a_page_that_is_not_on_the_list_is_not_opened(
    desk: Desk, qtbot: QtBot, server: PageServer, stranger: PageServer
) -> None:
    heard = desk.visit(stranger.page(fill("{CODE}")), server.host())
    wait_for(qtbot, lambda: heard.events == ["lost"])
    assert heard.problems[0].code is ProblemCode.URL_OFF_LIST
    assert stranger.asked == []


def test_a_page_that_sends_us_elsewhere_is_not_followed(
    desk: Desk, qtbot: QtBot, server: PageServer, stranger: PageServer
) -> None:
    server.answers["/"] = Answer(status=302, headers={"Location": stranger.page(fill("{CODE}"))})
    heard = desk.visit(server.url("/"), server.host())
    wait_for(qtbot, lambda: heard.events == ["lost"])
    assert heard.problems[0].code is ProblemCode.URL_OFF_LIST
    assert stranger.asked == []
