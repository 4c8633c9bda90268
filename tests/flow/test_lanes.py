"""Lanes with real threads: work in order, one thread at a time, and a stuck one left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Job, QtLane


class Server:
    """Hangs until it is told to answer."""

    def __init__(self) -> None:
        self.asked, self.answers = threading.Event(), threading.Event()

    def ask(self) -> str:
        self.asked.set()
        assert self.answers.wait(10)
        return "late"


class Desk:
    """What came back of a lane, and what it ran on."""

    def __init__(self, qtbot: QtBot, lane: QtLane) -> None:
        self.qtbot, self.lane = qtbot, lane
        self.results: list[object] = []
        self.threads: list[int] = []

    def submit(self, name: object) -> Job:
        def work() -> object:
            self.threads.append(threading.get_ident())
            return name

        return self.lane.submit(work, self.results.append, self.results.append)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.lane.idle, timeout=10_000)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    lane = QtLane("net")
    yield Desk(qtbot, lane)
    lane.stop()
    lane.wait(10)


@pytest.fixture
def hanging(desk: Desk) -> Iterator[tuple[Server, Job]]:
    server = Server()
    job = desk.lane.submit(server.ask, desk.results.append, desk.results.append)
    assert server.asked.wait(10)
    yield server, job
    server.answers.set()


def test_results_come_in_the_order_of_the_work(desk: Desk) -> None:
    for name in range(5):
        desk.submit(name)
    desk.settle()
    assert desk.results == list(range(5))
    assert len(set(desk.threads)) == 1


def test_what_work_raises_comes_back_as_a_value(desk: Desk) -> None:
    error = OSError("no network")

    def fail() -> None:
        raise error

    desk.lane.submit(fail, desk.results.append, desk.results.append)
    desk.settle()
    assert desk.results == [error]


def test_cancelled_work_frees_the_lane_and_says_nothing(desk: Desk, hanging: tuple[Server, Job]) -> None:
    server, job = hanging
    desk.submit("next")
    job.cancel()
    desk.qtbot.waitUntil(lambda: desk.results == ["next"])
    server.answers.set()
    desk.settle()
    assert desk.results == ["next"]


def test_cancelled_work_that_still_waits_never_runs(desk: Desk, hanging: tuple[Server, Job]) -> None:
    server, _ = hanging
    desk.submit("dropped").cancel()
    desk.submit("next")
    server.answers.set()
    desk.settle()
    assert (desk.results, len(desk.threads)) == (["late", "next"], 1)


def test_a_thread_left_behind_takes_nothing_of_what_waits(desk: Desk, hanging: tuple[Server, Job]) -> None:
    """Whenever it ends: also in the very moment in which it is left behind."""
    server, job = hanging
    for name in range(50):
        desk.submit(name)
    server.answers.set()
    job.cancel()
    desk.settle()
    assert [each for each in desk.results if each != "late"] == list(range(50))
    assert desk.threads.count(desk.threads[-1]) == 50


def test_a_stopped_lane_ends_what_it_has_and_takes_nothing_new(
    desk: Desk, hanging: tuple[Server, Job]
) -> None:
    server, _ = hanging
    desk.submit("before")
    desk.lane.stop()
    desk.submit("after")
    server.answers.set()
    desk.lane.wait(10)
    desk.settle()
    assert desk.results == ["late", "before"]
