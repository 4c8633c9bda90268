"""The words: complete in both languages, free of jargon, each code with its sentence."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest

from desktop.domain.case import Outcome, Source
from desktop.domain.errors import ProblemCode
from desktop.domain.patient import FieldIssue, NikWarning
from desktop.flow.model import EventKind, RailStep, State
from desktop.flow.view import LedgerItem, Notice, TrailItem, Waiting
from tests.ui.conftest import RESOURCES
from ui.texts import LANGUAGES, MissingText, Texts, read_area

AREAS = sorted(file.name for file in (RESOURCES / "i18n" / "id").glob("*.toml"))
UI = RESOURCES.parent / "ui"
_AT_REST = Waiting.NOTHING
NINE = datetime(2026, 5, 3, 2, 14, tzinfo=UTC)


def catalogue(language: str, area: str) -> dict[str, str]:
    return read_area(RESOURCES / "i18n" / language / area)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Texts:
    return Texts(request.param, RESOURCES)


@pytest.mark.parametrize("area", AREAS)
def test_english_says_everything_that_indonesian_says(area: str) -> None:
    indonesian, english = catalogue("id", area), catalogue("en", area)
    for key in {k.removesuffix("_one") for k in english} ^ {k.removesuffix("_one") for k in indonesian}:
        pytest.fail(f"{area}: {key} is in one language only")
    for key, text in indonesian.items():
        assert placeholders(text) == placeholders(english[key]), f"{area}: {key}"


def test_both_languages_have_the_same_areas() -> None:
    assert sorted(file.name for file in (RESOURCES / "i18n" / "en").glob("*.toml")) == AREAS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_nobody_is_told_of_an_error(language: str, area: str) -> None:
    loud = [k for k, text in catalogue(language, area).items() if re.search(r"\berror\b", text, re.I)]
    assert loud == []


@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_says_what_why_what_next_and_who(spoken: Texts, code: ProblemCode) -> None:
    said = spoken.problem(code)
    assert all((said.title, said.sentence, said.next, said.whom, spoken.problem_short(code)))
    assert said.sentence.endswith(".")
    assert code.value not in said.title + said.sentence


def test_every_value_of_the_flow_has_its_words(spoken: Texts) -> None:
    said = [
        *map(spoken.state_title, State),
        *map(spoken.event_label, EventKind),
        *map(spoken.rail, RailStep),
        *map(spoken.outcome, Outcome),
        *map(spoken.source, Source),
        *map(spoken.notice, Notice),
        *map(spoken.field_issue, FieldIssue),
        *map(spoken.nik_warning, NikWarning),
        *(spoken.waiting(what, long) for what in Waiting for long in (False, True) if what is not _AT_REST),
    ]
    assert all(said)


def test_failed_and_invalid_never_share_their_words(spoken: Texts) -> None:
    assert spoken.outcome(Outcome.FAILED) != spoken.outcome(Outcome.INVALID)
    meanings = {spoken.t(f"flow.outcome_meaning.{outcome.value}") for outcome in Outcome}
    assert len(meanings) == len(Outcome)


def test_every_key_that_the_code_names_is_in_the_catalogue(spoken: Texts) -> None:
    used: set[str] = set()
    for file in UI.rglob("*.py"):
        used |= set(re.findall(r"""\bt\(\s*"([a-z_]+\.[\w.]+)\"""", file.read_text(encoding="utf-8")))
    assert len(used) > 20
    assert sorted(key for key in used if not spoken.has(key)) == []


def test_a_missing_text_is_a_bug(texts: Texts) -> None:
    with pytest.raises(MissingText, match=r"shell\.nonsense"):
        texts.t("shell.nonsense")


def test_one_is_told_from_many_in_english() -> None:
    english = Texts("en", RESOURCES)
    assert english.t("shell.patient.evidence_count", count=1) == "1 picture"
    assert english.t("shell.patient.evidence_count", count=2) == "2 pictures"


def test_a_retry_in_the_trail_has_its_number_and_no_source(texts: Texts) -> None:
    item = TrailItem(NINE, "coba_lagi", State.SUBMITTING, Source.ATTESTED, number=2)
    assert texts.trail_line(item) == "coba lagi 2"


def test_an_outcome_in_the_trail_says_when_the_officer_recorded_it(texts: Texts) -> None:
    seen = TrailItem(NINE, "outcome_failed", State.RETRY_OFFERED, Source.OBSERVED)
    told = TrailItem(NINE, "outcome_failed", State.RETRY_OFFERED, Source.ATTESTED)
    assert texts.trail_line(seen) == "belum berhasil"
    assert texts.trail_line(told) == "belum berhasil (dicatat petugas)"


def test_a_problem_in_the_trail_is_named_in_a_word(texts: Texts) -> None:
    item = TrailItem(NINE, "open_failed", State.CONNECTION_PROBLEM, problem=ProblemCode.SERVER_DOWN)
    assert texts.trail_line(item) == "portal belum terbuka (server)"


def test_what_a_later_version_wrote_into_the_trail_is_named_by_its_state(texts: Texts) -> None:
    assert texts.trail_line(TrailItem(NINE, "from_the_future", State.COMPLAINT)) == "Formulir aduan"


def test_the_trail_knows_every_event(spoken: Texts) -> None:
    assert [kind for kind in EventKind if not spoken.has(f"flow.trail.{kind.value}")] == []


def test_a_submission_is_told_with_its_source(texts: Texts) -> None:
    words = texts.ledger_item(LedgerItem(2, Outcome.UNKNOWN, Source.OBSERVED))
    assert words == "Pengiriman 2: Belum pasti, terbaca dari portal"


def test_times_are_written_as_the_language_does(monkeypatch: pytest.MonkeyPatch) -> None:
    local = NINE.astimezone()
    expected = f"{local.hour:02}.{local.minute:02}"
    assert Texts("id", RESOURCES).time(NINE) == expected
    assert Texts("en", RESOURCES).time(NINE) == expected.replace(".", ":")
    assert Texts("id", RESOURCES).date_time(NINE) == f"{local.day} Mei, {expected}"


def test_an_area_is_only_read_when_it_is_spoken(tmp_path: Path) -> None:
    folder = tmp_path / "i18n" / "id"
    folder.mkdir(parents=True)
    (folder / "good.toml").write_text('word = "kata"\n', encoding="utf-8")
    (folder / "broken.toml").write_text("not toml", encoding="utf-8")
    assert Texts("id", tmp_path).t("good.word") == "kata"
