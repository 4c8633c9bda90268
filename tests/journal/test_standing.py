"""Where the cases stand: the one a crash left open, and those on hold."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case import HeldCase
from desktop.domain.patient import Patient
from desktop.flow.model import State
from desktop.flow.table import SPECS
from desktop.journal.store import SqliteJournal
from tests.journal.entries import NOON, entry

AT_REST = {State.IDLE, *(state for state, spec in SPECS.items() if spec.resting)}


def test_an_empty_journal_has_nothing_open(journal: SqliteJournal) -> None:
    assert journal.open_case() is None
    assert journal.held() == []


@pytest.mark.parametrize("state", list(State))
def test_a_case_is_open_unless_nobody_at_the_desk_waits_for_it(journal: SqliteJournal, state: State) -> None:
    journal.append(entry("a", "INTAKE"))
    journal.append(entry("a", state))
    assert journal.open_case() == (None if state in AT_REST else "a")
    assert [each.case_id for each in journal.held()] == (["a"] if state is State.HELD else [])


def test_of_two_open_cases_the_one_written_to_last_is_taken_up(journal: SqliteJournal) -> None:
    journal.append(entry("a", "SUBMITTING", minute=5))
    journal.append(entry("b", "INTAKE", minute=-60))  # the clock was set back meanwhile
    assert journal.open_case() == "b"
    journal.append(entry("b", "CLOSED"))
    assert journal.open_case() == "a"


def test_a_picture_that_comes_late_does_not_open_a_closed_case_again(journal: SqliteJournal) -> None:
    journal.append(entry("a", "CLOSED", "close"))
    journal.append(entry("a", "CLOSED", "evidence"))
    assert journal.open_case() is None


def test_held_cases_wait_in_line_with_what_is_known_of_the_patient(journal: SqliteJournal) -> None:
    journal.append(entry("a", "INTAKE", "patient", name="Budi", nik="", email=""))
    journal.append(entry("b", "INTAKE", "patient", name="Siti", nik="3174014101900001", email=""))
    journal.append(entry("b", "HELD", "hold", minute=1))
    journal.append(entry("a", "HELD", "hold", minute=2, round_=3))
    journal.append(entry("a", "HELD", "patient", minute=9, round_=3, name="Budi S", email="budi@contoh.id"))
    journal.append(entry("c", "CLOSED", minute=4))
    assert journal.held() == [
        HeldCase("b", NOON + timedelta(minutes=1), Patient("Siti", "3174014101900001"), 1),
        HeldCase("a", NOON + timedelta(minutes=2), Patient("Budi S", "", "budi@contoh.id"), 3),
    ]


def test_a_case_that_is_held_again_goes_to_the_end_of_the_line(journal: SqliteJournal) -> None:
    for case, state in [("a", "HELD"), ("b", "HELD"), ("a", "INTAKE"), ("a", "HELD")]:
        journal.append(entry(case, state))
    assert [each.case_id for each in journal.held()] == ["b", "a"]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from([s.value for s in State]))))
def test_the_answers_are_those_of_a_plain_reading_of_all_events(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    journal = SqliteJournal(tmp_path_factory.mktemp("steps") / "journal.db")
    for case, state in steps:
        journal.append(entry(case, state))
    last = dict(steps)
    order = [case for case, _ in steps]
    still_open = [case for case in order if last[case] not in AT_REST]
    assert journal.open_case() == (still_open[-1] if still_open else None)
    assert {each.case_id for each in journal.held()} == {case for case, s in last.items() if s == "HELD"}
    journal.close()


def test_everything_is_still_known_after_a_restart(journal: SqliteJournal, journal_file: Path) -> None:
    journal.append(entry("a", "SUBMITTING"))
    journal.append(entry("b", "HELD"))
    journal.close()
    after = SqliteJournal(journal_file)
    assert (after.open_case(), [each.case_id for each in after.held()]) == ("a", ["b"])
    after.close()
