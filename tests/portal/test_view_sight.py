"""What a person can see on a page is observed, and nothing else: one odd page after the other."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.portal.desk import Desk, wait_for
from tests.portal.odd_pages import OddPage, fill, odd_pages
from tests.portal.server import PageServer

# The mark says that all of the page was there when it was read; it lies over everything.
MARK = """
<p id="mark" style="position:fixed; left:0; bottom:0; z-index:99999; margin:0" hidden>Selesai dimuat</p>
<script>addEventListener("load", () => setTimeout(() => {{ mark.hidden = false }}, {delay}))</script>"""


def read(desk: Desk, qtbot: QtBot, server: PageServer, body: str) -> list[str]:
    """Everything that a page was observed to show until all of it was there."""
    server.page("<h2>Verifikasi profil belum berhasil</h2>", "/other")
    body = body.replace("{OTHER}", server.url("/other", "localhost"))
    delay = 300 if "<iframe" in body else 0  # frames are asked ten times a second
    heard = desk.visit(server.page(body + MARK.format(delay=delay)), server.host(), server.host("localhost"))
    wait_for(qtbot, lambda: desk.has_read("Selesai dimuat"))
    assert heard.events[0] == "loaded"
    return heard.observed


@pytest.mark.parametrize("page", odd_pages("hidden"), ids=str)
def test_what_nobody_can_see_does_not_count(
    desk: Desk, qtbot: QtBot, server: PageServer, page: OddPage
) -> None:
    assert read(desk, qtbot, server, page.body) in (["data_validation"], [])


@pytest.mark.parametrize("page", odd_pages("talk"), ids=str)
def test_what_only_explains_does_not_count(
    desk: Desk, qtbot: QtBot, server: PageServer, page: OddPage
) -> None:
    assert read(desk, qtbot, server, fill("{DATA}") + page.body) == ["data_validation"]


@pytest.mark.parametrize("page", odd_pages("seen"), ids=str)
def test_what_can_be_seen_is_observed(desk: Desk, qtbot: QtBot, server: PageServer, page: OddPage) -> None:
    observed = read(desk, qtbot, server, page.body)
    assert observed[-1:] == ([page.expected] if page.expected else [])
