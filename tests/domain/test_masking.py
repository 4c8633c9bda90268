"""Others in the queue can read the screen: data is masked unless asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.patient import check_nik, clean_nik, group_nik, mask_name, mask_nik
from tests.domain.typed import anything, niks


@pytest.mark.parametrize(
    "name, masked",
    [
        ("Budi Santoso", "Budi S******"),
        ("Siti Nur Aminah", "Siti N** A*****"),
        ("Budi", "B***"),
        ("A", "A*"),
        ("Budi S", "Budi S*"),
        ("", ""),
        ("Budi " + "a" * 10_000, "Budi a************"),
    ],
)
def test_a_name_shows_its_first_word_unless_that_is_all_there_is(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(st.lists(st.text("abcdefgh", min_size=2), min_size=1, max_size=6))
def test_a_whole_name_is_never_shown(words: list[str]) -> None:
    name = " ".join(words)
    assert mask_name(name) != name
    assert mask_name(name).split()[-1].count("*") >= 1


@given(niks)
def test_the_middle_of_a_nik_is_never_shown(nik: str) -> None:
    assert mask_nik(nik) == f"{nik[:4]} •••• •••• {nik[12:]}"


@given(anything)
def test_what_is_no_nik_is_hidden_whole(text: str) -> None:
    if check_nik(text) is not None:
        assert set(mask_nik(text)) <= {"•"}
        assert len(mask_nik(text)) <= 16


@given(niks)
def test_a_grouped_nik_can_be_pasted_back(nik: str) -> None:
    assert group_nik(nik).count(" ") == 3
    assert clean_nik(group_nik(nik)) == nik


@given(anything)
def test_what_is_no_nik_is_not_grouped(text: str) -> None:
    assert check_nik(text) is None or group_nik(text) == text
