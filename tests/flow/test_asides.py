"""What the desk's machine does not offer is said, and never more than is true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.case import Observation
from desktop.flow.model import EventKind
from desktop.flow.view import Notice
from tests.fakes.desk_world import SITI, DeskWorld


@pytest.fixture
def bare_machine(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWorld]:
    """A complaint is written on a machine without browser and file manager."""
    world = DeskWorld(qtbot, tmp_path, reporter=SITI)
    world.browser.works = False
    world.take_patient()
    world.say(lambda page: page.portal_observed(Observation.LAST_POPUP))
    world.do(EventKind.HELPDESK)
    yield world
    world.stop()


def test_without_a_browser_the_form_is_copied_and_the_trouble_is_said(bare_machine: DeskWorld) -> None:
    bare_machine.desk.open_form()
    assert "Lainnya" in bare_machine.clipboard.text
    assert bare_machine.desk.snapshot.notice is Notice.FORM_NOT_OPENED


def test_without_a_file_manager_the_folder_that_stays_shut_is_said(bare_machine: DeskWorld) -> None:
    bare_machine.desk.show_evidence()
    bare_machine.settle()
    assert len(bare_machine.browser.folders) == 1
    assert bare_machine.desk.snapshot.notice is Notice.EVIDENCE_NOT_OPENED
