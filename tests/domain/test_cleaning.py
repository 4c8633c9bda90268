"""What was typed or pasted becomes one line that reads as it did on the screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.patient import (
    FieldIssue,
    check_name,
    check_nik,
    check_phone,
    clean_line,
    clean_nik,
    clean_phone,
)
from tests.domain.typed import anything, hidden, niks, spaces


@given(anything)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_nik(clean_nik(text)) == clean_nik(text)
    assert clean_phone(clean_phone(text)) == clean_phone(text)


@given(anything)
def test_a_clean_line_is_one_line_that_every_file_can_hold(text: str) -> None:
    line = clean_line(text)
    line.encode()
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert unicodedata.is_normalized("NFC", line)


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=200))
def test_nothing_that_a_person_can_see_is_dropped(text: str) -> None:
    assert clean_line(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "pasted, line",
    [
        ("Budi\nSantoso", "Budi Santoso"),
        ("  Budi \t Santoso\r\n", "Budi Santoso"),
        ("Budi\u00a0Santoso", "Budi Santoso"),
        ("\u200b Budi", "Budi"),
        ("Budi \u200f Santoso", "Budi Santoso"),
        ("Ame\u200b\u0301lie", "Amélie"),
        ("Budi\u2028Santoso", "Budi Santoso"),
        ("Bu\x00di", "Budi"),
        ("\ufeffBudi", "Budi"),
        ("", ""),
        (" \n\u200e ", ""),
    ],
)
def test_a_pasted_line(pasted: str, line: str) -> None:
    assert clean_line(pasted) == line


def test_half_a_character_is_kept_as_something_that_is_named() -> None:
    assert clean_line("Budi \ud83d") == "Budi \ufffd"
    assert check_name(clean_line("Budi \ud83d")) is FieldIssue.BAD_CHARACTERS


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202a", "\u202d", "\u2067", "\u200b"])
def test_a_mark_that_came_along_with_a_copied_nik_goes(mark: str) -> None:
    pasted = f"{mark}3174010101900001\u202c"
    assert check_nik(clean_nik(pasted)) is None


def test_what_turns_the_reading_around_is_not_dropped_quietly() -> None:
    reads_as_budi = "\u202eidub"
    assert check_name(clean_line(reads_as_budi)) is FieldIssue.BAD_CHARACTERS
    assert check_nik(clean_nik("\u202e1000091010104713")) is FieldIssue.NOT_DIGITS


@given(niks, st.lists(st.tuples(st.integers(0, 16), spaces | hidden | st.sampled_from(".-–")), max_size=12))
def test_a_nik_survives_whatever_stands_between_its_digits(nik: str, stray: list[tuple[int, str]]) -> None:
    typed = nik
    for place, what in sorted(stray, reverse=True):
        typed = typed[:place] + what + typed[place:]
    assert clean_nik(typed) == nik


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "6281234567890",
        "+6281234567890",
        "+62 812-3456-7890",
        "0812 3456 7890\n",
        "(0812) 3456.7890",
        "\u202a+62 812‑3456‑7890\u202c",
    ],
)
def test_a_mobile_number_becomes_e164(typed: str) -> None:
    assert clean_phone(typed) == "+6281234567890"
    assert check_phone(clean_phone(typed)) is None


@pytest.mark.parametrize("typed", ["021 5201590", "0842", "abc", "8123456789", "+1 812 345 6789", ""])
def test_what_is_no_mobile_number_stays_as_typed_and_is_named(typed: str) -> None:
    assert check_phone(clean_phone(typed)) in (FieldIssue.NOT_MOBILE, FieldIssue.EMPTY)


@given(anything)
def test_only_e164_passes_as_a_phone_number(text: str) -> None:
    cleaned = clean_phone(text)
    if check_phone(cleaned) is None:
        assert cleaned.isascii()
        assert 12 <= len(cleaned) <= 15


@pytest.mark.parametrize(
    "flood", ["a" * 10_000, "1" * 10_000, "😀" * 10_000, "\u200f" * 10_000, "a@" * 5_000]
)
def test_ten_thousand_characters_are_kept_or_named(flood: str) -> None:
    assert check_nik(clean_nik(flood)) is not None
    assert check_name(clean_line(flood)) in (FieldIssue.TOO_LONG, FieldIssue.EMPTY)
    assert check_phone(clean_phone(flood)) is not None
