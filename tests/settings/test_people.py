"""Names are typed once; a file that was spoilt costs no more than typing them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.operator import Officer, Reporter
from desktop.settings.people import Loaded, People, PeopleFile, PeopleIssue

SITI = Reporter("Siti Rahma", "siti@puskesmas.example", "+6281234567890")
DESK = People("Puskesmas Melati", Officer("Ani"), SITI)
SAVED: dict[str, Any] = {
    "facility": "Puskesmas Melati",
    "officer": {"name": "Ani"},
    "reporter": {"name": SITI.name, "email": SITI.email, "phone": SITI.phone},
}
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "settings.json"


def test_a_new_desk_has_nobody_yet(path: Path) -> None:
    assert PeopleFile(path).load() == Loaded(People())


@given(words, words, st.builds(Reporter, words, words, words))
def test_people_are_known_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, facility: str, officer: str, reporter: Reporter
) -> None:
    path = tmp_path_factory.mktemp("desk") / "settings.json"
    people = People(facility, Officer(officer), reporter)
    PeopleFile(path).save(people)
    assert PeopleFile(path).load() == Loaded(people)


def test_the_reporter_and_the_officer_change_without_the_rest(path: Path) -> None:
    file = PeopleFile(path)
    file.save(DESK)
    file.save_reporter(Reporter("Budi"))
    file.save_officer(Officer("Rina", "3174014101900001"))
    assert file.load().people == People("Puskesmas Melati", Officer("Rina"), Reporter("Budi"))
    assert "3174" not in path.read_text("utf-8")


def test_what_a_crash_left_of_a_save_is_not_read(path: Path) -> None:
    file = PeopleFile(path)
    file.save(DESK)
    path.with_name(".settings.json.new").write_text("{", "utf-8")
    assert file.load() == Loaded(DESK)
    file.save(People())
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '"x"',
        "\xff",
        "[" * 100_000,
        " " * 70_000,
        json.dumps({**SAVED, "facility": 7}),
        json.dumps({**SAVED, "officer": "Ani"}),
        json.dumps({**SAVED, "officer": {"name": "Ani \ud83d"}}),
        json.dumps({**SAVED, "reporter": {"name": "Siti"}}),
    ],
)
def test_a_broken_file_is_named_and_the_defaults_stand(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "latin-1")
    assert PeopleFile(path).load() == Loaded(People(), PeopleIssue.BROKEN)
    PeopleFile(path).save_reporter(SITI)
    assert PeopleFile(path).load() == Loaded(People(reporter=SITI))


def test_a_file_edited_by_hand_may_say_more_and_begin_with_a_mark(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("\ufeff" + json.dumps({**SAVED, "colour": "green"}), "utf-8")
    assert PeopleFile(path).load() == Loaded(DESK)


def test_a_folder_in_its_place_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    assert PeopleFile(path).load() == Loaded(People(), PeopleIssue.UNREADABLE)
    with pytest.raises(OSError, match="settings"):
        PeopleFile(path).save(DESK)
