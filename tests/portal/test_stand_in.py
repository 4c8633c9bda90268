"""The stand-in's own pages, walked by their stories from the code to the end, as an officer would."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count, groupby

import pytest
from pytestqt.qtbot import QtBot

from desktop.simulator.kyc import PAGES
from desktop.simulator.server import StandInServer
from desktop.simulator.stand_in import StandIn
from desktop.simulator.stories import STORIES
from tests.portal.desk import Desk, Heard, wait_for

PACE = 0.2
"""A submission takes a tenth of a second, so that it is seen being sent."""
CODES = {story.name: code for code, story in STORIES.items()}
CLICK = {
    "code_entry": "document.querySelector('#kode').value = '{code}';"
    "document.querySelector('#form-kode button').click()",
    "data_validation": "document.querySelectorAll('.boxes input').forEach((box) => {{ box.click() }});"
    "document.querySelector('#form-data button').click()",
    "confirmation": "document.querySelector('[data-do=send]').click()",
}
ENDS = {"succeeded", "invalid", "last_popup", "code_wrong", "code_expired", "lost"}
SENT = ["code_entry", "data_validation", "confirmation", "submitting"]
AGAIN = ["failed", "submitting"]
ROADS = {
    "success": [*SENT, "succeeded"],
    "retry-then-success": [*SENT, *AGAIN * 2, "succeeded"],
    "last-retry-success": [*SENT, *AGAIN * 4, "succeeded"],
    "always-fails": [*SENT, *AGAIN * 4, "last_popup"],
    "portal-escalates-first": [*SENT, "last_popup"],
    "invalid": [*SENT, "invalid"],
    "code-expired": ["code_entry", "code_expired"],
    "code-wrong": ["code_entry", "code_wrong"],
    "page-died": [*SENT, "lost"],
}


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandInServer]:
    server = StandInServer(StandIn(), pace=PACE)
    server.start()
    yield server
    server.stop()


def _is_longer(heard: Heard, length: int) -> bool:
    return len(heard.events) > length


def walk(desk: Desk, qtbot: QtBot, stand_in: StandInServer, code: str, until: set[str]) -> list[str]:
    """Does what the page asks for, step by step, until one of ``until`` is seen."""
    url = f"{stand_in.base_url}{PAGES}{stand_in.stand_in.portal.open_page()}"
    heard = desk.visit(url, url.split("/")[2])
    for done in count():
        wait_for(qtbot, partial(_is_longer, heard, done))
        event = heard.events[done]
        if event in until:
            break
        if event in CLICK:
            desk.run(CLICK[event].format(code=code))
        elif event == "failed":
            desk.view.press_retry(lambda pressed: heard.events.append("pressed" if pressed else "no button"))
    assert heard.events[0] == "loaded"
    return [event for event in heard.events[1:] if event != "pressed"]


@pytest.mark.parametrize("name, road", ROADS.items(), ids=ROADS)
def test_a_story_is_observed_step_by_step(
    desk: Desk, qtbot: QtBot, stand_in: StandInServer, name: str, road: list[str]
) -> None:
    assert walk(desk, qtbot, stand_in, CODES[name], ENDS) == road


def test_no_answer_leaves_the_page_sending(desk: Desk, qtbot: QtBot, stand_in: StandInServer) -> None:
    assert walk(desk, qtbot, stand_in, CODES["unknown"], {"submitting"}) == SENT


def test_help_and_the_trainers_list_say_nothing(desk: Desk, qtbot: QtBot, stand_in: StandInServer) -> None:
    walk(desk, qtbot, stand_in, "", {"code_entry"})
    desk.run(
        "document.querySelectorAll('details').forEach((part) => { part.open = true; part.scrollIntoView() })"
    )
    wait_for(qtbot, lambda: any("kedaluwarsa" in text for text in desk.texts()))
    wait_for(qtbot, lambda: any("Validasi langsung berhasil" in text for text in desk.texts()))
    assert [event for event, _ in groupby(desk.heard.events)] == ["loaded", "code_entry"]
