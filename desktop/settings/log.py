"""The log file: what happened, without whom it happened to.

Code does not log data in the first place; this is the net beneath. Everything that looks like a
number of a person, an address or a secret is covered, and of an exception only its type and place
are written, since its text may hold anything.
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from desktop.settings.files import open_private, private_folder

BYTES_PER_FILE = 1_000_000
OLD_FILES = 4
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# In this order: a URL may hold an e-mail address, an address a number.
_COVERS = (
    (re.compile(r"\b[A-Za-z][A-Za-z0-9+.-]{0,20}://\S+"), "‹url›"),
    (re.compile(r"\b(?:bearer|basic)\s+\S+", re.IGNORECASE), "‹token›"),
    (
        re.compile(
            r"\b(\w{0,30}(?:secret|token|password|passwd|client_id|authorization)\w{0,30}[\"']?\s*[=:]\s*)\S+",
            re.IGNORECASE,
        ),
        r"\1‹token›",
    ),
    (re.compile(r"[^\s@<>\"'(),;:=]{1,64}@[^\s@<>\"'(),;:=]{1,255}"), "‹email›"),
    (re.compile(r"\b[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}\b"), "‹uuid›"),
    # Long runs of letters with digits in between: keys, tokens, codes of other systems.
    (re.compile(r"(?<![\w+=-])(?=[A-Za-z_+=-]{0,40}\d)(?=\d{0,40}[A-Za-z])[\w+=-]{24,}"), "‹token›"),
    (re.compile(r"\d(?:[ .\-]?\d){10,}"), "‹digits›"),
    (re.compile(r"\d{6,}"), "‹digits›"),
)


def covered(text: str) -> str:
    """``text`` with everything covered that could belong to somebody."""
    for pattern, cover in _COVERS:
        text = pattern.sub(cover, text)
    return text


class CoveringFormatter(logging.Formatter):
    """One line per record; covers the message, keeps time, level and name; bares exceptions."""

    def __init__(self) -> None:
        super().__init__(_LINE)

    def format(self, record: logging.LogRecord) -> str:
        """The record on a line; what another handler made of its exception is not taken over."""
        own = logging.makeLogRecord(record.__dict__)
        own.exc_text = None
        return super().format(own)

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The covered message behind time, level and name."""
        record.message = covered(" ".join(record.message.splitlines()))
        return super().formatMessage(record)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Type and places of the exception and of what led to it, without their texts."""
        parts = (
            "".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__
            for error in _with_causes(ei[1])
        )
        return "\ncaused by\n".join(parts)


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


class _PrivateFile(RotatingFileHandler):
    """A file that only the account can read (0600 on POSIX), opened at the first record."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            maxBytes=BYTES_PER_FILE,
            backupCount=OLD_FILES,
            encoding="utf-8",
            delay=True,
            errors="replace",
        )

    def _open(self) -> TextIOWrapper:
        os.close(open_private(self.baseFilename, os.O_CREAT | os.O_WRONLY))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing: logging would print the record, uncovered, to the standard error."""


def start_log(path: Path, level: int = logging.INFO) -> logging.Handler:
    """Write all records of ``level`` and above, warnings of Python too, to ``path``; raises OSError.

    Hand the result to ``stop_log``. A disk that is full later on loses records, never the program.
    """
    private_folder(path.parent)
    handler = _PrivateFile(path)
    handler.setFormatter(CoveringFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.captureWarnings(True)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close the file."""
    logging.captureWarnings(False)
    logging.getLogger().removeHandler(handler)
    handler.close()
