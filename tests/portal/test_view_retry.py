"""[Coba Lagi] of our dialog presses the page's own button, and what failed before does not count again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.portal.desk import Desk, Heard, wait_for
from tests.portal.odd_pages import OddPage, fill, odd_page, odd_pages
from tests.portal.server import PageServer
from tests.portal.test_view_lost import kill_page

FAILED = "failed"
STAGE = odd_page("stages", "retry")
HIT = "<p id='sign'>-</p><script>let n = 0; function hit() { sign.textContent = 'Kena ' + ++n }</script>"


@pytest.fixture
def retry(desk: Desk, qtbot: QtBot, server: PageServer) -> Callable[[str], Heard]:
    """A page with the pop-up of failure; its button does what the script says. Pressed once."""

    def press(does: str) -> Heard:
        heard = desk.visit(server.page(STAGE.replace("{DOES}", does)), server.host())
        wait_for(qtbot, lambda: heard.observed == [FAILED])
        answers: list[bool] = []
        desk.view.press_retry(answers.append)
        wait_for(qtbot, lambda: desk.has_read("Ditekan 1"))
        assert answers == [True]
        return heard

    return press


@pytest.mark.parametrize("road", odd_pages("roads"), ids=str)
def test_after_the_press_only_what_is_new_counts(retry: Callable[[str], Heard], road: OddPage) -> None:
    assert retry(road.body).observed == [FAILED, *road.expected.split()]


@pytest.mark.parametrize("page", odd_pages("buttons"), ids=str)
def test_the_button_is_pressed_once(
    desk_in_use: Desk, qtbot: QtBot, server: PageServer, page: OddPage
) -> None:
    desk = desk_in_use
    desk.go_on(server.page(HIT + page.body), server.host())
    wait_for(qtbot, lambda: "coba lagi" in " ".join(desk.texts()).casefold())
    answers: list[bool] = []
    desk.view.press_retry(answers.append)
    wait_for(qtbot, lambda: desk.has_read("Kena 1") and answers == [True])


@pytest.mark.parametrize("page", odd_pages("no_buttons"), ids=str)
def test_no_button_that_a_person_could_press(
    desk_in_use: Desk, qtbot: QtBot, server: PageServer, page: OddPage
) -> None:
    desk = desk_in_use
    desk.go_on(server.page(f"{page.body}<p style='position:fixed; bottom:0'>Lengkap</p>"), server.host())
    wait_for(qtbot, lambda: desk.has_read("Lengkap"))
    answers: list[bool] = []
    desk.view.press_retry(answers.append)
    wait_for(qtbot, lambda: answers == [False])


def test_without_a_page_there_is_no_button(desk: Desk, qtbot: QtBot) -> None:
    answers: list[bool] = []
    desk.view.press_retry(answers.append)
    wait_for(qtbot, lambda: answers == [False])


@pytest.mark.parametrize("script", ["while (true);", ""], ids=["hanging", "dead"])
def test_a_page_that_does_not_answer_is_given_up(
    desk: Desk, qtbot: QtBot, server: PageServer, script: str
) -> None:
    heard = desk.visit(server.page(fill("{DATA}{FAILED}")), server.host())
    wait_for(qtbot, lambda: heard.observed == [FAILED])
    answers: list[bool] = []
    if script:
        desk.run(script)
    else:
        kill_page(desk)
    desk.view.press_retry(answers.append)
    wait_for(qtbot, lambda: answers == [False])
    if script:
        kill_page(desk)
        wait_for(qtbot, lambda: heard.events[-1] == "lost")
    assert answers == [False]


def test_closing_answers_who_still_waits(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    heard = desk.visit(server.page(fill("{DATA}{FAILED}")), server.host())
    wait_for(qtbot, lambda: heard.observed == [FAILED])
    answers: list[bool] = []
    desk.view.press_retry(answers.append)
    desk.view.close()
    assert answers == [False]
