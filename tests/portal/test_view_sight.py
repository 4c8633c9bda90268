"""What a person can see on a page is observed, and nothing else: one odd page after the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from pytestqt.qtbot import QtBot

from tests.portal.desk import Desk, wait_for
from tests.portal.odd_pages import OddPage, fill, odd_pages
from tests.portal.server import PageServer

# The mark says that all of the page was there when it was read; it lies over everything.
MARK = """
<p id="mark" style="position:fixed; left:0; bottom:0; z-index:99999; margin:0" hidden>{text}</p>
<script>addEventListener("load", () => setTimeout(() => {{ mark.hidden = false }}, {delay}))</script>"""

Read = Callable[[str], list[str]]
_numbers = count()


def lay_out(server: PageServer, body: str) -> tuple[str, str]:
    """Serve a page; its path, and the text that will stand on it in the end."""
    server.page("<h2>Verifikasi profil belum berhasil</h2>", "/other")
    number = next(_numbers)
    text = f"Selesai dimuat: {number}"
    delay = 250 if "<iframe" in body else 0  # frames are asked ten times a second
    body = body.replace("{OTHER}", server.url("/other", "localhost"))
    server.page(body + MARK.format(text=text, delay=delay), f"/{number}")
    return f"/{number}", text


@pytest.fixture
def read(desk: Desk, qtbot: QtBot, server: PageServer) -> Read:
    """Everything that a page was observed to show until all of it was there."""

    def visit(body: str) -> list[str]:
        path, mark = lay_out(server, body)
        heard = desk.visit(server.url(path), server.host(), server.host("localhost"))
        wait_for(qtbot, lambda: desk.has_read(mark))
        assert heard.events[0] == "loaded"
        return heard.observed

    return visit


@pytest.fixture
def read_next(desk_in_use: Desk, qtbot: QtBot, server: PageServer) -> Read:
    """The same by going on from the page before."""

    def go_on(body: str) -> list[str]:
        path, mark = lay_out(server, body)
        heard = desk_in_use.go_on(server.url(path), server.host(), server.host("localhost"))
        wait_for(qtbot, lambda: desk_in_use.has_read(mark))
        return heard.observed

    return go_on


@pytest.mark.parametrize("page", odd_pages("hidden"), ids=str)
def test_what_nobody_can_see_does_not_count(read_next: Read, page: OddPage) -> None:
    assert read_next(page.body) in (["data_validation"], [])


@pytest.mark.parametrize("page", odd_pages("talk"), ids=str)
def test_what_only_explains_does_not_count(read_next: Read, page: OddPage) -> None:
    assert read_next(fill("{DATA}") + page.body) == ["data_validation"]


# Steps are told by what came before them, so each of them begins afresh.
STEPS = {"code_entry", "data_validation", "confirmation", "submitting"}
SEEN = odd_pages("seen")


@pytest.mark.parametrize("page", [page for page in SEEN if page.expected not in STEPS], ids=str)
def test_an_answer_that_can_be_seen_is_observed(read_next: Read, page: OddPage) -> None:
    assert read_next(page.body)[-1:] == ([page.expected] if page.expected else [])


@pytest.mark.parametrize("page", [page for page in SEEN if page.expected in STEPS], ids=str)
def test_a_step_that_can_be_seen_is_observed(read: Read, page: OddPage) -> None:
    assert read(page.body)[-1:] == [page.expected]
