"""``loket walkthrough``: the guide's stories through the real window, as pictures and proof."""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.launch import NO, RESOURCES, USAGE, YES, Launch, has_display, say

if TYPE_CHECKING:
    from desktop.walkthrough.report import StoryReport
    from desktop.walkthrough.stories import Story
    from ui.theme import Theme


def run(launch: Launch, options: Namespace) -> int:
    """Tell the stories; 1 when one of them did not go as the guide has it."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.walkthrough.stories import STORIES

    names = options.story or list(STORIES)
    unknown = [name for name in names if name not in STORIES]
    if unknown:
        return say(f"There is no story {unknown[0]!r}; choose from: {', '.join(STORIES)}.", USAGE)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return say(f"The folder for the pictures cannot be made: {error.strerror}.", USAGE)
    return _tell(launch, options, [STORIES[name] for name in names])


def _tell(launch: Launch, options: Namespace, stories: list[Story]) -> int:
    from desktop.qt_application import application
    from desktop.walkthrough.report import write
    from ui.palette import Scheme
    from ui.theme import Theme

    app = application()
    theme = Theme(RESOURCES)
    theme.apply(app, Scheme(options.scheme), options.text / 100)
    numbers = count(1)
    reports, failures = [], []
    for story in stories:
        report, failure = _one(launch, options, story, theme, lambda: next(numbers))
        reports.append(report)
        failures += [failure] if failure else []
        print(f"{'NO ' if failure else 'ok '} {story.name}: {failure or ' > '.join(report.states)}")
    write(options.out, reports)
    return NO if failures else YES


def _one(
    launch: Launch, options: Namespace, story: Story, theme: Theme, number: Callable[[], int]
) -> tuple[StoryReport, str]:
    from desktop.walkthrough.desk import WalkDesk
    from desktop.walkthrough.driver import Driver, StoryFailed
    from desktop.walkthrough.report import StoryReport

    report = StoryReport(story.name)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own = replace(launch, data=launch.data or Path(folder), training=True)
        desk = WalkDesk(own, theme, options.size)
        try:
            driver = Driver(desk, options.out, report, number)
            story.tell(driver)
            driver.close()
            failure = story.expected.unmet(report)
        except StoryFailed as error:
            failure = str(error)
        finally:
            desk.stop()
    return report, failure
