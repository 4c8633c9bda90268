"""Retry-After in all its forms, and pauses that end by themselves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Problem, ProblemCode
from desktop.satusehat.waiting import Pause, retry_after
from tests.satusehat.turned_clock import TurnedClock

NOW = datetime(2025, 3, 10, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "said, seconds",
    [
        ("Mon, 10 Mar 2025 02:00:40 GMT", 40.0),
        ("Monday, 10-Mar-25 02:00:40 GMT", 40.0),
        ("Mon Mar 10 02:00:40 2025", 40.0),
        ("Mon, 10 Mar 2025 09:00:40 +0700", 40.0),
        ("Mon, 10 Mar 2025 01:00:00 GMT", 1.0),
        ("Mon, 10 Mar 2031 02:00:00 GMT", 300.0),
        ("Mon, 99 Mar 2025 02:00:40 GMT", 10.0),
    ],
)
def test_a_date_is_as_good_as_seconds(said: str, seconds: float) -> None:
    assert retry_after({"retry-after": said}, NOW) == seconds


def test_a_date_is_measured_by_the_servers_clock_not_the_pcs() -> None:
    headers = {"date": "Tue, 10 Mar 2015 02:00:00 GMT", "retry-after": "Tue, 10 Mar 2015 02:00:40 GMT"}
    assert retry_after(headers, NOW) == 40.0


@given(said=st.text(), date=st.text())
def test_whatever_is_said_the_wait_is_bounded(said: str, date: str) -> None:
    assert 1.0 <= retry_after({"retry-after": said, "date": date}, NOW) <= 300.0


def test_a_pause_counts_down_and_ends(clock: TurnedClock) -> None:
    pause = Pause(clock)
    assert pause.running() is None
    pause.start(Problem(ProblemCode.LOGIN_PAUSED, 60.0))
    clock.turn(59.5)
    assert pause.running() == Problem(ProblemCode.LOGIN_PAUSED, 0.5)
    clock.turn(0.5)
    assert pause.running() is None
