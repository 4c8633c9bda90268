"""What is news and what is none, without a browser: readings in, reports out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.case import Observation
from desktop.domain.sight import Block, BlockKind
from desktop.portal import load_phrases, observe
from tests.portal.desk import PHRASES
from tests.run_mode import examples
from ui.web_watch import ANSWERS, Watch

Seen = Observation
SHIPPED = load_phrases(PHRASES)
WORDS = {
    Seen.CODE_ENTRY: "Masukkan kode akses",
    Seen.DATA_VALIDATION: "Nama lengkap cocok",
    Seen.CONFIRMATION: "Pesan konfirmasi",
    Seen.SUBMITTING: "Mengirim validasi",
    Seen.FAILED: "Verifikasi profil belum berhasil",
    Seen.SUCCEEDED: "Verifikasi profil berhasil",
}


@pytest.fixture
def watch() -> Watch:
    return Watch(partial(observe, SHIPPED))


def page(*texts: tuple[Observation, int], doc: str = "a") -> Sequence[Block]:
    """Texts with the numbers of their stay in view."""
    return [Block(WORDS[seen], BlockKind.TEXT, (doc, number)) for seen, number in texts]


def test_a_page_that_stays_is_told_once(watch: Watch) -> None:
    assert watch.read(page((Seen.CODE_ENTRY, 1))) is Seen.CODE_ENTRY
    assert watch.read(page((Seen.CODE_ENTRY, 1))) is None


def test_the_same_text_with_another_stay_is_told_again(watch: Watch) -> None:
    assert watch.read(page((Seen.FAILED, 1))) is Seen.FAILED
    assert watch.read([]) is None
    assert watch.read(page((Seen.FAILED, 2))) is Seen.FAILED


def test_one_text_of_several_that_stays_is_enough(watch: Watch) -> None:
    assert watch.read(page((Seen.FAILED, 1))) is Seen.FAILED
    assert watch.read(page((Seen.FAILED, 1), (Seen.FAILED, 2))) is None
    assert watch.read(page((Seen.FAILED, 2))) is None


def test_a_step_back_from_sending_must_last(watch: Watch) -> None:
    watch.read(page((Seen.SUBMITTING, 1)))
    assert watch.read(page((Seen.DATA_VALIDATION, 2))) is None
    assert watch.unsettled
    assert watch.settle() is Seen.DATA_VALIDATION
    assert not watch.unsettled


def test_an_answer_right_after_the_step_back_counts_alone(watch: Watch) -> None:
    watch.read(page((Seen.SUBMITTING, 1)))
    watch.read(page((Seen.DATA_VALIDATION, 2)))
    assert watch.read(page((Seen.DATA_VALIDATION, 2), (Seen.FAILED, 3))) is Seen.FAILED
    assert not watch.unsettled
    assert watch.settle() is None


def test_going_on_with_sending_forgets_the_step_back(watch: Watch) -> None:
    watch.read(page((Seen.SUBMITTING, 1)))
    watch.read(page((Seen.DATA_VALIDATION, 2)))
    assert watch.read(page((Seen.SUBMITTING, 1))) is None
    assert not watch.unsettled


def test_the_old_answer_does_not_count_after_the_press(watch: Watch) -> None:
    watch.read(page((Seen.DATA_VALIDATION, 1), (Seen.FAILED, 2)))
    watch.pressed()
    assert watch.read(page((Seen.DATA_VALIDATION, 1), (Seen.FAILED, 2))) is None
    assert watch.read(page((Seen.DATA_VALIDATION, 1), (Seen.FAILED, 3))) is Seen.FAILED


def test_what_came_just_before_the_press_is_old_too(watch: Watch) -> None:
    watch.read(page((Seen.FAILED, 1)))
    watch.pressed()
    watch.renewed_from("a", 5)
    assert watch.read(page((Seen.FAILED, 4))) is None
    assert watch.read(page((Seen.FAILED, 5))) is Seen.FAILED


def test_the_old_answer_counts_again_once_the_page_was_seen_sending(watch: Watch) -> None:
    watch.read(page((Seen.FAILED, 1)))
    watch.pressed()
    assert watch.read(page((Seen.FAILED, 1), (Seen.SUBMITTING, 2))) is Seen.SUBMITTING
    assert watch.read(page((Seen.FAILED, 1))) is Seen.FAILED


def test_another_answer_beside_the_old_one_counts(watch: Watch) -> None:
    watch.read(page((Seen.FAILED, 1)))
    watch.pressed()
    assert watch.read(page((Seen.FAILED, 1), (Seen.SUCCEEDED, 2))) is Seen.SUCCEEDED


def test_a_new_document_has_no_old_answers(watch: Watch) -> None:
    watch.read(page((Seen.FAILED, 9)))
    watch.pressed()
    assert watch.read(page((Seen.FAILED, 1), doc="b")) is Seen.FAILED


def test_a_box_of_the_pages_own_is_heard(watch: Watch) -> None:
    watch.read(page((Seen.DATA_VALIDATION, 1)))
    assert watch.hear("Halo") is None
    assert watch.hear("Verifikasi profil belum berhasil") is Seen.FAILED
    assert watch.hear("Verifikasi profil belum berhasil") is Seen.FAILED


STEP = st.one_of(
    st.lists(st.tuples(st.sampled_from(sorted(WORDS)), st.integers(1, 6)), max_size=4),
    st.sampled_from(["press", "settle"]),
)


@settings(max_examples=examples(200, 2_000))
@given(steps=st.lists(STEP, max_size=12))
def test_nothing_is_told_twice_in_a_row_without_having_gone(steps: list[object]) -> None:
    watch = Watch(partial(observe, SHIPPED))
    last: tuple[Observation, frozenset[int]] | None = None
    for step in steps:
        if step == "press":
            watch.pressed()
        elif step == "settle":
            watch.settle()
            last = None
        elif isinstance(step, list):
            told = watch.read(page(*step))
            stays = frozenset(number for seen, number in step if seen is told)
            if told in ANSWERS and last is not None and last[0] is told:
                assert not stays & last[1] or "press" in steps
            last = (told, stays) if told is not None else None
