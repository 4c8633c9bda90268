"""Reports of the page's frames, put together; whatever else arrives is dropped."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from desktop.domain.errors import ProblemCode
from tests.run_mode import examples
from ui.web_hosts import AllowList
from ui.web_problems import from_http_status, from_net_error
from ui.web_reading import GRID, Reading, read_press, read_report, read_round

ALL, NONE = "2" * GRID * GRID, "0" * GRID * GRID


def block(number: int, text: str) -> dict[str, Any]:
    plain = dict.fromkeys(("popup", "aside", "under", "off"), False)
    return {"n": number, "text": text, "kind": "text", "titles": [], "at": [0.5, 0.5], **plain}


def report(doc: str, path: list[int], *texts: str, **more: Any) -> str:
    blocks = [block(number, text) for number, text in enumerate(texts, 1)]
    there = dict.fromkeys(("real", "ready", "complete"), True)
    found = {"doc": doc, "path": path, **there, "ink": bool(texts), "status": 200, "blocks": blocks}
    return json.dumps({**found, "frames": [], **more})


def frame(index: int, grid: str = ALL, at: tuple[float, ...] = (0, 0, 1, 1)) -> dict[str, Any]:
    return {"index": index, "grid": grid, "at": at}


def reading(*reports: str) -> Reading:
    page = Reading()
    for each in reports:
        found = read_report(each)
        assert found is not None
        page.take(found)
    return page


def texts(page: Reading) -> list[str]:
    return [each.text for each in page.blocks()]


def test_a_frame_is_read_where_its_parent_shows_it() -> None:
    inner = report("b", [0], "dalam")
    assert texts(reading(report("a", [], "luar", frames=[frame(0)]), inner)) == ["luar", "dalam"]
    assert texts(reading(report("a", [], "luar", frames=[frame(0, NONE)]), inner)) == ["luar"]
    assert texts(reading(report("a", [], "luar"), inner)) == ["luar"]


def test_what_shines_through_over_a_frame_is_known_in_it() -> None:
    page = reading(report("a", [], frames=[frame(0, "1" * GRID * GRID)]), report("b", [0], "dalam"))
    assert [each.under for each in page.blocks()] == [True]


def test_a_frame_in_a_frame_is_seen_through_both() -> None:
    middle, inner = report("b", [0], frames=[frame(2, at=(0.5, 0.5, 0.5, 0.5))]), report("c", [0, 2], "dalam")
    half = "".join("2" if row >= GRID // 2 else "0" for row in range(GRID) for _ in range(GRID))
    assert texts(reading(report("a", [], frames=[frame(0, half)]), middle, inner)) == ["dalam"]
    other = half[::-1]
    assert texts(reading(report("a", [], frames=[frame(0, other)]), middle, inner)) == []


def test_a_new_main_document_takes_its_frames_with_it() -> None:
    page = reading(report("a", [], frames=[frame(0)]), report("b", [0], "dalam"))
    assert texts(page) == ["dalam"]
    new = read_report(report("c", [], "baru", frames=[frame(0)]))
    assert new is not None
    page.take(new)
    assert texts(page) == ["baru"]


def test_a_frame_that_moved_is_not_there_twice() -> None:
    both = [frame(0), frame(1)]
    page = reading(report("a", [], frames=both), report("b", [1], "dalam"), report("b", [0], "dalam"))
    assert texts(page) == ["dalam"]


def test_a_frame_that_is_silent_is_forgotten() -> None:
    page = reading(report("a", [], "luar", frames=[frame(0)]), report("b", [0], "dalam"))
    page.keep_only(frozenset({"x"}))
    assert texts(page) == ["luar"]


@pytest.mark.parametrize(
    "more, there",
    [
        ({}, True),
        ({"real": False}, False),
        ({"status": 404}, False),
        ({"complete": False}, True),
        ({"complete": False, "ready": False}, False),
        ({"complete": False, "ink": False}, False),
        ({"ink": False}, True),
    ],
)
def test_when_a_page_is_there(more: dict[str, Any], there: bool) -> None:
    assert reading(report("a", [], "x", **more)).is_there is there


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
WHOLE = json.loads(report("a", [], "x", frames=[frame(0)]))


@settings(max_examples=examples(200, 4_000))
@given(data=st.data())
def test_a_spoilt_report_is_dropped_or_read_but_never_fails(data: st.DataObject) -> None:
    spoilt = json.loads(json.dumps(WHOLE))
    where = data.draw(st.sampled_from([spoilt, spoilt["blocks"][0], spoilt["frames"][0]]))
    where[data.draw(st.sampled_from(sorted(where)))] = data.draw(JSON)
    found = read_report(json.dumps(spoilt))
    if found is not None:
        page = Reading()
        page.take(found)
        assert len(page.blocks()) <= 2


@settings(max_examples=examples(200, 4_000))
@given(text=st.text(max_size=60) | JSON.map(json.dumps))
def test_anything_at_all_may_arrive(text: str) -> None:
    read_report(text)
    doc, reports = read_round(text)
    assert doc or reports == ()
    read_press(text)


@pytest.mark.parametrize(
    "url, allowed",
    [
        ("https://portal.example/a", True),
        ("https://PORTAL.example/a", True),
        ("wss://portal.example/a", True),
        ("https://portal.example:443/a", True),
        ("https://portal.example:8443/a", False),
        ("http://portal.example/a", False),
        ("https://portal.example.evil.example/a", False),
        ("https://evil.example/portal.example", False),
        ("https://portal.example@evil.example/", False),
        ("https://other.example:8443/", True),
        ("https://other.example/", False),
        ("http://127.0.0.1:5000/", True),
        ("http://127.0.0.1:5001/", False),
        ("http://[::1]:5000/", True),
        ("file:///etc/passwd", False),
        ("ftp://portal.example/", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("", False),
    ],
)
def test_the_list_of_hosts(url: str, allowed: bool) -> None:
    hosts = AllowList(["Portal.example", "other.example:8443", "127.0.0.1:5000", "[::1]:5000"])
    assert hosts.may_show(QUrl(url)) is allowed


@pytest.mark.parametrize("url", ["data:image/png;base64,x", "blob:https://portal.example/1", "about:srcdoc"])
def test_what_never_leaves_the_page_may_be_loaded_but_not_shown(url: str) -> None:
    hosts = AllowList(["portal.example"])
    assert hosts.may_load(QUrl(url))
    assert not hosts.may_show(QUrl(url))


@pytest.mark.parametrize(
    "number, code",
    [
        (-105, ProblemCode.NAME_UNRESOLVED),
        (-102, ProblemCode.CONNECTION_REFUSED),
        (-118, ProblemCode.TIMED_OUT),
        (-324, ProblemCode.CONNECTION_BROKEN),
        (-130, ProblemCode.PROXY_REFUSED),
        (-202, ProblemCode.CERTIFICATE_REFUSED),
        (-107, ProblemCode.CERTIFICATE_REFUSED),
        (-20, ProblemCode.URL_OFF_LIST),
        (-1, ProblemCode.PAGE_NOT_LOADED),
    ],
)
def test_errors_of_the_network_have_names(number: int, code: ProblemCode) -> None:
    assert from_net_error(number).code is code


@pytest.mark.parametrize(
    "status, code",
    [
        (404, ProblemCode.PAGE_NOT_LOADED),
        (429, ProblemCode.TOO_MANY_REQUESTS),
        (502, ProblemCode.SERVER_DOWN),
    ],
)
def test_answers_that_are_no_page_have_names(status: int, code: ProblemCode) -> None:
    assert from_http_status(status).code is code
