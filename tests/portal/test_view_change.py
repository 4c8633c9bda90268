"""A page changes: what is news is reported, once, in its order; and what is none is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.portal.desk import Desk, wait_for
from tests.portal.odd_pages import fill, odd_page
from tests.portal.server import PageServer

STAGE = odd_page("stages", "change")
DATA, FAILED = "data_validation", "failed"


@pytest.fixture
def play(desk: Desk, qtbot: QtBot, server: PageServer) -> Callable[[str], list[str]]:
    """Runs a piece of the page's own script to its end and tells what was observed."""

    def run(script: str) -> list[str]:
        heard = desk.visit(server.page(STAGE), server.host())
        wait_for(qtbot, lambda: heard.events == ["loaded", DATA])
        desk.run(f"(async () => {{ {script}; await pause(60); say('Tamat') }})()")
        wait_for(qtbot, lambda: desk.has_read("Tamat"))
        return heard.observed[1:]

    return run


STORIES = {
    "text comes late": ("popup(true)", [FAILED]),
    "text is written late": (
        'await pause(30); const p = document.createElement("p"); p.className = "x";'
        'document.body.append(p); p.append("Verifikasi profil "); await pause(10);'
        'p.append("belum berhasil")',
        [FAILED],
    ),
    "a class of an ancestor changes": ('document.body.className = "x"; popup(true)', [FAILED]),
    "the pop-up fades in": (
        'box.style.opacity = 0; popup(true); box.style.transition = "opacity .1s"; await pause(20);'
        "box.style.opacity = 1; await pause(150)",
        [FAILED],
    ),
    "a style sheet is added": (
        'const s = document.createElement("style"); s.textContent = "#box.out {display:block}";'
        "document.head.append(s)",
        [FAILED],
    ),
    "a rule is added without touching the page": (
        'document.styleSheets[0].insertRule("#box.out {display:block}", 1); await pause(300)',
        [FAILED],
    ),
    "it stays": ("popup(true); await pause(300)", [FAILED]),
    "it goes and comes again": (
        "popup(true); await pause(80); popup(false); await pause(80); popup(true)",
        [FAILED, DATA, FAILED],
    ),
    "it is written anew all the time": (
        "popup(true); for (let i = 0; i < 20; i++) { box.innerHTML = box.innerHTML; await pause(9) }",
        [FAILED],
    ),
    "seconds are counted in it": (
        'popup(true); const p = box.appendChild(document.createElement("p"));'
        "for (let i = 9; i > 0; i--) { p.textContent = `Verifikasi gagal. Coba lagi dalam ${i} detik`;"
        " await pause(20) }",
        [FAILED],
    ),
    "the page is busy with itself": (
        "popup(true); for (let i = 0; i < 300; i++) { sign.textContent = i; await pause(0) }",
        [FAILED],
    ),
    "something else moves": (
        'popup(true); box.style.animation = "none"; for (let i = 0; i < 20; i++)'
        ' { box.style.top = 150 + i + "px"; await pause(9) }',
        [FAILED],
    ),
    "sending, then the answer": (
        'const h = box.querySelector("h2"), t = h.textContent; h.textContent = "Mengirim validasi…";'
        "popup(true); await pause(80); popup(false); h.textContent = t; await pause(80); popup(true)",
        ["submitting", FAILED],
    ),
    "sending, then back to the data for good": (
        'box.querySelector("h2").textContent = "Mengirim validasi…"; popup(true); await pause(80);'
        "popup(false); await pause(1000)",
        ["submitting", DATA],
    ),
}


@pytest.mark.parametrize("script, observed", STORIES.values(), ids=STORIES)
def test_every_change_is_reported_once(
    play: Callable[[str], list[str]], script: str, observed: list[str]
) -> None:
    assert play(script) == observed


FLICKERS = {
    "between two turns": "popup(false); await pause(0); popup(true)",
    "between two microtasks": "popup(false); await null; popup(true)",
    "within one turn": "popup(false); popup(true)",
    "within one turn, by its own attribute": "box.hidden = true; box.hidden = false",
    "within one turn, by its style": 'box.style.display = "none"; box.style.display = ""',
    "taken out and put back": "const me = box, at = me.nextSibling; me.remove(); at.before(me)",
}


@pytest.mark.parametrize("flicker", FLICKERS.values(), ids=FLICKERS)
def test_a_pop_up_that_was_closed_and_opened_again_at_once_is_a_new_one(
    play: Callable[[str], list[str]], flicker: str
) -> None:
    assert play(f"popup(true); await pause(100); {flicker}; await pause(100)").count(FAILED) == 2


def test_the_next_document_is_read_anew(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    server.page(fill("{FAILED}"), "/next")
    heard = desk.visit(server.page(fill("{FAILED}")), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", FAILED])
    desk.run("location.href = '/next'")
    wait_for(qtbot, lambda: heard.events == ["loaded", FAILED, FAILED])


def test_a_document_written_over_is_read_anew(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    heard = desk.visit(server.page(fill("{CODE}")), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])
    desk.run("document.open(); document.write('<h1>Verifikasi profil berhasil</h1>'); document.close()")
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry", "succeeded"])


def test_a_message_in_a_frame_that_comes_late(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    server.page(fill("{CODE}"), "/frame")
    page = server.page('<iframe style="width:700px; height:500px" src="/frame"></iframe>')
    heard = desk.visit(page, server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])
    desk.run("frames[0].document.body.innerHTML = '<h1>Verifikasi profil berhasil</h1>'")
    wait_for(qtbot, lambda: heard.observed == ["code_entry", "succeeded"])
    desk.run("frames[0].frameElement.remove()")
    wait_for(qtbot, lambda: desk.texts() == [])


def test_an_alert_is_read_and_shown_without_stopping_anything(
    desk: Desk, qtbot: QtBot, server: PageServer
) -> None:
    heard = desk.visit(server.page(fill("{DATA}<p id='sign'>-</p>")), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", DATA])
    desk.run("alert('Verifikasi profil belum berhasil'); sign.textContent = 'Lanjut'")
    wait_for(qtbot, lambda: heard.observed[1:2] == [FAILED])
    wait_for(qtbot, lambda: desk.has_read("Lanjut"))
    bar = desk.view._bar
    assert bar.isVisible()
    assert "Verifikasi profil belum berhasil" in bar.words.text()
    bar.close_button.click()
    assert not bar.isVisible()


def test_a_question_is_answered_by_the_officer_and_the_page_asks_again(
    desk: Desk, qtbot: QtBot, server: PageServer
) -> None:
    ask = "sign.textContent = confirm('Apakah Anda yakin?') ? 'Dikirim' : 'Ditanya'"
    heard = desk.visit(server.page(fill("{DATA}<p id='sign'>-</p>")), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", DATA])
    desk.run(ask)
    wait_for(qtbot, lambda: desk.has_read("Ditanya"))
    assert "confirmation" in heard.observed
    desk.view._bar.yes.click()
    desk.run(ask)
    wait_for(qtbot, lambda: desk.has_read("Dikirim"))
    desk.run(ask)
    wait_for(qtbot, lambda: desk.texts()[-1] == "Ditanya")


def test_nothing_is_reported_after_closing(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    first = desk.visit(server.page(fill("{CODE}")), server.host())
    wait_for(qtbot, lambda: first.events == ["loaded", "code_entry"])
    desk.run("setTimeout(() => { document.body.innerHTML = '<h1>Verifikasi profil berhasil</h1>' }, 30)")
    desk.view.close()
    second = desk.visit(server.page(fill("{DATA}"), "/second"), server.host())
    wait_for(qtbot, lambda: second.events == ["loaded", DATA])
    assert first.events == ["loaded", "code_entry"]


def test_a_page_closed_before_it_came_says_nothing(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    first = desk.visit(server.page(fill("{CODE}")), server.host())
    second = desk.visit(server.page(fill("{DATA}"), "/second"), server.host())
    wait_for(qtbot, lambda: second.events == ["loaded", DATA])
    assert first.events == []
