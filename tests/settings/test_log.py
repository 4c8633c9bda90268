"""The log says what happened, and not to whom."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings import log
from desktop.settings.log import CoveringFormatter, covered, start_log, stop_log
from tests.domain.typed import niks

LOG = logging.getLogger("loket.test")
UUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """A log that is being written to."""
    level = logging.getLogger().level
    handler = start_log(tmp_path / "log" / "loket.log")
    yield tmp_path / "log" / "loket.log"
    stop_log(handler)
    logging.getLogger().setLevel(level)


@pytest.mark.parametrize(
    "text, line",
    [
        ("nik 3174010101900001", "nik ‹digits›"),
        ("nik 3174 0101 0190 0001.", "nik ‹digits›."),
        ("nik 3174.0101.0190.0001", "nik ‹digits›"),
        ("nik ３１７４０１０１０１９００００１", "nik ‹digits›"),
        ("telepon +6281234567890", "telepon +‹digits›"),
        ("telepon 0812 3456 789", "telepon ‹digits›"),
        ("kode 482913", "kode ‹digits›"),
        ("kirim ke budi.s+x@contoh.co.id, lalu", "kirim ke ‹email›, lalu"),
        ("<budi@contoh.id>", "<‹email›>"),
        (f"GET https://api.example/kyc/v1/validation-web/{UUID}?a=b selesai", "GET ‹url› selesai"),
        ("loket://x/y", "‹url›"),
        ("Authorization: Bearer abc.def-ghi", "Authorization: ‹token›"),
        ("bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIi", "‹token›"),
        ('{"client_secret": "x7", "a": 1}', '{"client_secret": ‹token› "a": 1}'),
        ("access_token=Zx9&y=1", "access_token=‹token›"),
        (f"case {UUID}", "case ‹uuid›"),
        ("case 3f2504e04f8911d39a0c0305e82c3301", "case ‹uuid›"),
        ("key AbCdEf0123GhIjKlMnOpQrStUvWxYz==", "key ‹token›"),
    ],
)
def test_what_could_belong_to_somebody_is_covered(text: str, line: str) -> None:
    assert covered(text) == line


@pytest.mark.parametrize(
    "text",
    [
        "refused: coba_lagi in RETRY_OFFERED",
        "L-103 after 15.0 s, attempt 2 of 3",
        "not saved: JournalError",
        "QStateMachine: a_rather_long_function_name_without_digits",
        "2026-11-23 05:30:04,123",
        "PySide6 6.11.3 on Python 3.11.7",
    ],
)
def test_what_belongs_to_nobody_can_be_read(text: str) -> None:
    assert covered(text) == text


@given(niks, st.text(max_size=30), st.text(max_size=30))
def test_a_nik_is_covered_wherever_it_stands(nik: str, before: str, after: str) -> None:
    assert nik not in covered(f"{before}{nik}{after}")


@pytest.mark.parametrize(
    "flood", ["a" * 200_000, "1 " * 100_000, "a1-" * 70_000, "x=" * 100_000, "@" * 200_000]
)
def test_covering_a_flood_ends(flood: str) -> None:
    assert len(covered(flood)) <= len(flood) * 4


def test_records_of_everybody_go_to_the_file_covered(log_file: Path) -> None:
    LOG.info("case of %s", "budi@contoh.id")
    logging.getLogger("somebody.else").info("POST https://api.example/token?client_id=x")
    LOG.debug("too small to be written")
    lines = log_file.read_text("utf-8").splitlines()
    assert [line.split(" ", 2)[2] for line in lines] == [
        "INFO loket.test: case of ‹email›",
        "INFO somebody.else: POST ‹url›",
    ]


def test_a_message_cannot_pretend_to_be_two(log_file: Path) -> None:
    LOG.info("first\n2026-11-23 05:30:04,123 INFO loket: second")
    assert len(log_file.read_text("utf-8").splitlines()) == 1


@pytest.mark.expects_log
def test_an_exception_is_logged_by_type_and_place_and_never_by_its_text(log_file: Path) -> None:
    def breaks(patient: str) -> None:
        try:
            raise KeyError(patient)
        except KeyError as error:
            raise ValueError(patient) from error

    name = " ".join(["Budi", "Santoso"])  # a line of code may be in the log, what it holds may not
    try:
        breaks(name)
    except ValueError:
        LOG.exception("a bug")
    text = log_file.read_text("utf-8")
    assert name not in text
    assert "ValueError" in text
    assert "caused by" in text
    assert "KeyError" in text
    assert "in breaks" in text


def test_the_exception_text_of_another_handler_is_not_taken_over() -> None:
    record = logging.LogRecord("loket", logging.ERROR, "x.py", 1, "a bug", None, None)
    error = ValueError("Budi Santoso")
    record.exc_info = (ValueError, error, None)
    logging.Formatter().format(record)
    assert record.exc_text is not None
    assert "Budi" in record.exc_text
    assert CoveringFormatter().format(record).endswith("ERROR loket: a bug\nValueError")


@pytest.mark.expects_log
def test_warnings_of_python_are_logged_too(log_file: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn("old ways of budi@contoh.id", DeprecationWarning, stacklevel=1)
        logging.captureWarnings(False)
    assert "old ways of ‹email›" in log_file.read_text("utf-8")


def test_the_log_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "BYTES_PER_FILE", 2_000)
    handler = start_log(tmp_path / "loket.log")
    for number in range(300):
        LOG.info("a line of the log, and another, and one more: %s", number)
    stop_log(handler)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["loket.log", *(f"loket.log.{n}" for n in range(1, log.OLD_FILES + 1))]
    assert all(path.stat().st_size <= 2_000 for path in tmp_path.iterdir())


def test_a_record_that_cannot_be_written_is_not_printed_uncovered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = start_log(tmp_path / "log" / "loket.log")
    (tmp_path / "log" / "loket.log").mkdir()  # in the file's place
    handler.handle(logging.LogRecord("loket", logging.ERROR, "x.py", 1, "Budi %d", ("Santoso",), None))
    handler.handle(logging.LogRecord("loket", logging.ERROR, "x.py", 1, "Budi", None, None))
    stop_log(handler)
    assert capsys.readouterr().err == ""
