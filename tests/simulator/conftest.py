"""A stand-in that runs, and a stranger who talks to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.simulator.server import StandInServer
from desktop.simulator.stand_in import StandIn
from tests.simulator.stranger import Stranger
from tests.simulator.visitor import Visitor

PACE = 0.001
"""Waits shrink to this: a minute of silence to some hundredths of a second."""


class TurnableClock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(scope="session")
def clock_on_the_wall() -> TurnableClock:
    return TurnableClock()


@pytest.fixture(scope="session")
def one_stand_in(clock_on_the_wall: TurnableClock) -> Iterator[StandInServer]:
    """One server for all tests: a key pair of its own takes its time."""
    server = StandInServer(StandIn(clock=clock_on_the_wall), pace=PACE)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def running_stand_in(
    one_stand_in: StandInServer, clock_on_the_wall: TurnableClock
) -> Iterator[StandInServer]:
    """The stand-in in its normal scenario, on a clock that stands still, with a test's own key file."""
    clock_on_the_wall.seconds = 1000.0
    one_stand_in.stand_in.play("normal")
    yield one_stand_in
    one_stand_in.stand_in.play("normal")


@pytest.fixture
def stranger(running_stand_in: StandInServer, tmp_path: Path) -> Stranger:
    """A client who was given the first line of ``loket simulator``."""
    key_file = tmp_path / "server.pem"
    key_file.write_text(running_stand_in.stand_in.public_key_pem)
    return Stranger(running_stand_in.announcement(str(key_file)))


@pytest.fixture
def visitor(stranger: Stranger) -> Visitor:
    """Somebody who has just opened a validation page."""
    return Visitor(stranger.page_url())


@pytest.fixture
def playing(running_stand_in: StandInServer) -> Callable[[str], None]:
    """Switches the scenario."""
    return running_stand_in.stand_in.play


@pytest.fixture
def six_minutes_later(clock_on_the_wall: TurnableClock) -> Callable[[], None]:
    """Lets more time pass than a code lives."""

    def turn() -> None:
        clock_on_the_wall.seconds += 360

    return turn


@pytest.fixture
def two_hours_later(clock_on_the_wall: TurnableClock) -> Callable[[], None]:
    """Lets more time pass than a token lives."""

    def turn() -> None:
        clock_on_the_wall.seconds += 7200

    return turn
