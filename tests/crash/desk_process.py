"""A whole program in a process of its own, to be killed: ``DATA reach STATE``, then ``DATA recover``.

``reach`` drives the real window to a state, says so, and stays there. ``recover`` starts on the
same folder, says what was asked about the open case, goes on with it and says where that led.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from itertools import count
from pathlib import Path

from desktop.flow.model import State
from desktop.launch import RESOURCES, Launch
from desktop.qt_application import application
from desktop.walkthrough.desk import WalkDesk
from desktop.walkthrough.driver import Driver
from desktop.walkthrough.report import StoryReport
from ui.palette import Scheme
from ui.theme import Theme

S = State
CODES = {S.SUBMITTING: "700000", S.UNKNOWN: "700000", S.RETRY_OFFERED: "300000", S.ESCALATED: "900000"}
AFTER_SENDING = (S.SUBMITTING, S.UNKNOWN, S.RETRY_OFFERED, S.ESCALATED, S.SUCCEEDED, S.COMPLAINT)


def reach(driver: Driver, state: State) -> None:
    if state is S.INTAKE:
        driver.press("cmd_start")
    else:
        driver.take_patient()
    if state is S.DATA_VALIDATION:
        driver.type_code("111111")
    elif state is S.CONFIRMATION:
        driver.fill_in("111111")
    elif state in AFTER_SENDING:
        driver.submit(CODES.get(state, "111111"))
    if state is S.COMPLAINT:
        driver.at(S.SUCCEEDED)
        driver.press("cmd_helpdesk")
    driver.at(state)


def say(answer: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


def main(data: str, task: str, state: str = "") -> None:
    theme = Theme(RESOURCES)
    theme.apply(application(), Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as pictures:
        desk = WalkDesk(Launch(data=Path(data), training=True), theme, (1366, 768))
        driver = Driver(desk, Path(pictures), StoryReport("crash"), count().__next__)
        if task == "reach":
            reach(driver, State(state))
            say({"state": desk.snapshot.state})
            driver.wait(lambda: False, "nobody killed the program")
        driver.wait(lambda: desk.snapshot.recovery is not None, "nobody asked about the open case")
        recovery = desk.snapshot.recovery
        asked = recovery.state if recovery else ""
        driver.recover()
        driver.wait(lambda: desk.snapshot.state is not S.IDLE and desk.settled, "the case did not come back")
        snapshot = desk.snapshot
        counts = {"submissions": snapshot.context.all_submissions, "retries": snapshot.context.all_retries}
        say({"asked": asked, "state": snapshot.state, **counts})
        desk.stop()
    os._exit(0)


main(*sys.argv[1:])
