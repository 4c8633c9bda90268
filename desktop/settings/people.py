"""Who works here: facility, officer and reporter, kept so that nobody types them twice.

Names and ways to reach the desk only; credentials are in the keyring (``credentials``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.domain.operator import Officer, Reporter
from desktop.settings.files import private_folder, write_whole

_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class People:
    """One desk's people; each name may be empty until it is first given."""

    facility: str = ""
    officer: Officer = field(default_factory=lambda: Officer(""))
    reporter: Reporter = field(default_factory=Reporter)


class PeopleIssue(StrEnum):
    """Why the file could not be read, so that the defaults stand."""

    UNREADABLE = "unreadable"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was found. With an ``issue`` the people are the defaults; a missing file is no issue."""

    people: People
    issue: PeopleIssue | None = None


class PeopleFile:
    """The file of one desk. Blocking; belongs on the disk lane."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Loaded:
        """What the file says; never raises."""
        try:
            with self._path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return Loaded(People())
        except OSError:
            return Loaded(People(), PeopleIssue.UNREADABLE)
        return _read(data)

    def save(self, people: People) -> None:
        """Replace the file in one step; raises OSError. The officer's NIK is not written."""
        text = json.dumps(_to_json(people), ensure_ascii=False, indent=2)
        private_folder(self._path.parent)
        write_whole(self._path, f"{text}\n")

    def save_reporter(self, reporter: Reporter) -> None:
        """Replace the reporter and keep the rest; raises OSError."""
        self.save(replace(self.load().people, reporter=reporter))

    def save_officer(self, officer: Officer) -> None:
        """Replace the officer and keep the rest; raises OSError."""
        self.save(replace(self.load().people, officer=officer))


def _read(data: bytes) -> Loaded:
    try:
        if len(data) > _MOST_BYTES:
            raise ValueError
        return Loaded(_from_json(json.loads(data.decode("utf-8-sig"))))
    except (ValueError, KeyError, TypeError, RecursionError):
        return Loaded(People(), PeopleIssue.BROKEN)


def _to_json(people: People) -> dict[str, Any]:
    reporter = people.reporter
    return {
        "facility": people.facility,
        "officer": {"name": people.officer.name},
        "reporter": {"name": reporter.name, "email": reporter.email, "phone": reporter.phone},
    }


def _from_json(found: dict[str, Any]) -> People:
    reporter = found["reporter"]
    return People(
        _text(found["facility"]),
        Officer(_text(found["officer"]["name"])),
        Reporter(_text(reporter["name"]), _text(reporter["email"]), _text(reporter["phone"])),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # half a character is a ValueError: no journal could hold it
    return value
