"""A long result at large text takes its room from the portal's page, and none of its words is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app_portal import make_portal
from desktop.domain.case import Outcome, Source
from desktop.flow.model import Context, State
from desktop.launch import RESOURCES
from desktop.settings.options import Options
from tests.fakes.desk import FakeDesk, snapshot_of
from tests.fakes.world import NotedBrowser
from tests.ui import seen
from ui.assemble import assemble
from ui.palette import Scheme
from ui.texts import Texts
from ui.theme import Theme


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "state, outcome", [(State.SUCCEEDED, Outcome.SUCCEEDED), (State.INVALID, Outcome.INVALID)]
)
def test_the_result_is_whole_above_the_portal(
    qtbot: QtBot, qapp: QApplication, language: str, state: State, outcome: Outcome
) -> None:
    theme = Theme(RESOURCES)
    theme.apply(qapp, Scheme.LIGHT, 1.5)
    texts = Texts(language, RESOURCES)
    desk = FakeDesk(snapshot_of(state, context=Context(outcome=outcome, source=Source.OBSERVED)))
    portal = make_portal(Options(), texts, NotedBrowser())
    window = assemble(desk, portal, texts, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: window.painted)
    assert window.shell is not None
    page = window.shell.stage.current_page()
    qtbot.waitUntil(lambda: seen.cut_texts(page) == [])
    assert portal.height() > 0
    theme.apply(qapp)
