"""Countdown, ledger, rail and trail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.case import Outcome, Source
from desktop.flow.model import Context, RailStep, RetryPolicy, State
from desktop.flow.view import LedgerItem, TrailItem
from tests.fakes.desk import snapshot_of
from tests.fakes.world import HandClock
from ui.models.trail import TIME_ROLE, TrailModel
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Theme
from ui.widgets.countdown import Countdown
from ui.widgets.flow_rail import FlowRail, Progress, progress
from ui.widgets.ledger import Ledger, ledger_words
from ui.widgets.trail_list import TrailList


def tone(widget: object) -> object:
    return widget.property("tone")  # type: ignore[attr-defined]


# the code's countdown


@pytest.fixture
def countdown(qtbot: QtBot, texts: Texts, theme: Theme, clock: HandClock) -> Countdown:
    widget = Countdown(texts, theme, clock)
    qtbot.addWidget(widget)
    return widget


def test_the_countdown_says_how_long_the_code_is_good_for(countdown: Countdown, clock: HandClock) -> None:
    countdown.draw(snapshot_of(State.CODE_ENTRY, code_until=clock.now() + timedelta(seconds=221)))
    assert countdown.digits.text() == "03:41"
    clock.turn(21)
    countdown.tick()
    assert countdown.digits.text() == "03:20"
    assert countdown.accessibleName() == "Kode akses berlaku 3 menit 20 detik lagi"


def test_the_last_minute_is_amber_and_the_end_is_said_in_words(
    countdown: Countdown, clock: HandClock
) -> None:
    countdown.draw(snapshot_of(State.CODE_ENTRY, code_until=clock.now() + timedelta(seconds=61)))
    assert tone(countdown.digits) == Role.TEXT
    clock.turn(1)
    countdown.tick()
    assert tone(countdown.digits) == Role.AMBER
    clock.turn(100)
    countdown.tick()
    assert countdown.digits.text() == "Habis waktu"


def test_the_countdown_ticks_only_while_it_is_seen(countdown: Countdown, clock: HandClock) -> None:
    countdown.draw(snapshot_of(State.CODE_ENTRY, code_until=clock.now() + timedelta(seconds=61)))
    assert countdown.ticking
    countdown.draw(snapshot_of(State.DATA_VALIDATION))
    assert not countdown.isVisible()
    assert not countdown.ticking


# the ledger


@pytest.mark.parametrize(
    "submissions,retries,words",
    [
        (0, 0, "belum ada pengiriman"),
        (1, 0, "pengiriman 1, coba lagi 0 dari 3"),
        (2, 1, "pengiriman 2, coba lagi 1 dari 3"),
        (4, 4, "pengiriman 4, coba lagi terakhir"),
    ],
)
def test_the_ledger_counts_in_words(texts: Texts, submissions: int, retries: int, words: str) -> None:
    assert ledger_words(texts, Context(submissions=submissions, retries=retries)) == words


def test_the_ledger_takes_its_numbers_from_the_policy(texts: Texts) -> None:
    context = Context(policy=RetryPolicy(limit=1), submissions=2, retries=1)
    assert ledger_words(texts, context) == "pengiriman 2, coba lagi 1 dari 1"


def test_a_dot_is_filled_for_each_submission(qtbot: QtBot, texts: Texts, theme: Theme) -> None:
    ledger = Ledger(texts, theme)
    qtbot.addWidget(ledger)
    items = tuple(LedgerItem(n, outcome, Source.OBSERVED) for n, outcome in enumerate(Outcome, start=1))
    context = Context(submissions=4, retries=3, round=2)
    ledger.draw(snapshot_of(State.UNKNOWN, context, ledger=items))
    ledger.show()
    assert ledger.dots.counts == (4, 5)
    assert ledger.accessibleName() == "pengiriman 4, coba lagi 3 dari 3, putaran 2"
    assert "Pengiriman 3: Tidak valid, terbaca dari portal" in ledger.toolTip()


def test_dots_differ_by_more_than_colour(qtbot: QtBot, texts: Texts, theme: Theme) -> None:
    pictures = set()
    for outcome in Outcome:
        ledger = Ledger(texts, theme)
        qtbot.addWidget(ledger)
        item = LedgerItem(1, outcome, Source.OBSERVED)
        ledger.draw(snapshot_of(State.SUBMITTING, Context(submissions=1), ledger=(item,)))
        ledger.dots.resize(ledger.dots.sizeHint())
        grey = ledger.dots.grab().toImage().convertToFormat(ledger.dots.grab().toImage().Format.Format_Mono)
        pictures.add(bytes(grey.constBits()))
    assert len(pictures) == len(Outcome)


# the rail


def test_the_rail_shows_what_is_done_now_and_ahead() -> None:
    steps = progress(snapshot_of(State.DATA_VALIDATION))
    assert steps == {
        RailStep.DATA: Progress.DONE,
        RailStep.CODE: Progress.DONE,
        RailStep.VALIDATION: Progress.NOW,
        RailStep.CONFIRMATION: Progress.AHEAD,
        RailStep.RESULT: Progress.AHEAD,
    }


def test_the_rail_is_finished_only_by_a_success() -> None:
    won, lost = Context(outcome=Outcome.SUCCEEDED), Context(outcome=Outcome.INVALID)
    assert progress(snapshot_of(State.SUCCEEDED, won))[RailStep.RESULT] is Progress.DONE
    assert progress(snapshot_of(State.INVALID, lost))[RailStep.RESULT] is Progress.NOW
    assert set(progress(snapshot_of(State.IDLE)).values()) == {Progress.AHEAD}


def test_a_step_says_aloud_how_far_it_is(qtbot: QtBot, texts: Texts, theme: Theme) -> None:
    rail = FlowRail(texts, theme)
    qtbot.addWidget(rail)
    rail.draw(snapshot_of(State.CODE_ENTRY))
    rail.show()
    assert [row.accessibleName() for row in rail.rows.values()][:3] == [
        "Data pasien, selesai",
        "Kode akses, sedang dikerjakan",
        "Validasi data, belum",
    ]
    rail.set_compact(True)
    row = rail.rows[RailStep.DATA]
    assert (row.text(), row.toolTip()) == ("", "Data pasien")


# the trail


def line(kind: str, clock: HandClock) -> TrailItem:
    return TrailItem(clock.now(), kind, State.CODE_ENTRY)


def test_the_trail_grows_at_its_end_and_starts_anew_with_another_case(texts: Texts, clock: HandClock) -> None:
    model, grown = TrailModel(texts), list[int]()
    model.rowsInserted.connect(lambda _, first, last: grown.append(last - first + 1))
    first, second = line("start", clock), line("opened", clock)
    model.show_items((first,))
    model.show_items((first, second))
    model.show_items((first, second))
    assert grown == [1, 1]
    model.show_items((second,))
    assert [model.index(n).data() for n in range(model.rowCount())] == ["portal dibuka"]


def test_a_line_of_the_trail_is_read_with_its_time(texts: Texts, clock: HandClock) -> None:
    model = TrailModel(texts)
    model.show_items((line("opened", clock),))
    time = texts.time(clock.now())
    assert model.index(0).data(TIME_ROLE) == time
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{time} portal dibuka"


def test_the_newest_line_of_a_long_trail_is_in_view(
    qtbot: QtBot, texts: Texts, theme: Theme, clock: HandClock
) -> None:
    trail = TrailList(texts, theme)
    qtbot.addWidget(trail)
    trail.resize(260, 120)
    trail.show()
    trail.draw(snapshot_of(State.CODE_ENTRY, trail=(line("outcome_failed", clock),) * 40))
    bar = trail.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
