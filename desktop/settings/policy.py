"""``--policy FILE``: what the clinic's IT has settled (cli.md, ``policy.toml``).

A policy holds as a whole or not at all: whoever finds one error is told all of them, each with
its line and key, and nothing of the file is used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.settings.lines import Lines
from desktop.settings.options import REGISTRY, Options, lacking
from desktop.settings.values import ValueIssue, ValueRefused

TABLES = ("mandatory", "recommended")
_MOST_BYTES = 256 * 1024
_AT_LINE = re.compile(r"\(at line (\d+)")


class FileIssue(StrEnum):
    """What can be wrong with the file beside its values."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not_toml"
    UNKNOWN_TABLE = "unknown_table"
    UNKNOWN_KEY = "unknown_key"


@dataclass(frozen=True, slots=True)
class PolicyError:
    """One error. ``line`` counts from 1, 0 is the file as a whole; ``key`` may be empty."""

    line: int
    key: str
    issue: FileIssue | ValueIssue


class PolicyInvalid(ValueError):
    """A policy that must not be used; ``errors`` says why. The text repeats no value."""

    def __init__(self, *errors: PolicyError) -> None:
        super().__init__("; ".join(f"line {e.line}: {e.key or 'file'}: {e.issue.value}" for e in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Policy:
    """The values of a sound policy, read and ready; keys are names of the registry."""

    mandatory: Mapping[str, Any] = field(default_factory=dict)
    recommended: Mapping[str, Any] = field(default_factory=dict)

    @property
    def options(self) -> Options:
        """The options under this policy: mandatory before recommended before the default."""
        return Options(**{**self.recommended, **self.mandatory})


def load_policy(path: Path | None) -> Policy:
    """The policy of a file, an empty one for None; raises PolicyInvalid."""
    if path is None:
        return Policy()
    text = _text(path)
    tables, lines, folder = _parsed(text), Lines(text), path.absolute().parent
    errors = [*_unknown_tables(tables, lines)]
    values: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
    for table, key, said in _keys(tables):
        value = _value(key, said, folder)
        if isinstance(value, FileIssue | ValueIssue):
            errors.append(PolicyError(lines.of(table, key), key, value))
        else:
            values[table][key] = value
    return _sound(Policy(**values), errors, lines)


def check_policy(path: Path) -> list[PolicyError]:
    """Everything that is wrong with a policy, in the file's order; empty for a sound one."""
    try:
        load_policy(path)
    except PolicyInvalid as invalid:
        return list(invalid.errors)
    return []


def _sound(policy: Policy, errors: list[PolicyError], lines: Lines) -> Policy:
    """What keys need of each other is looked at only once each is right by itself."""
    if not errors:
        said_in = next((table for table in TABLES if "environment" in getattr(policy, table)), "")
        line = lines.of(said_in, "environment")
        errors = [PolicyError(line, key, issue) for key, issue in lacking(policy.options)]
    if errors:
        raise PolicyInvalid(*sorted(errors, key=lambda error: error.line))
    return policy


def _value(key: str, said: object, folder: Path) -> Any:
    """The value that an option gets, or the issue that keeps it from getting one."""
    if key not in REGISTRY:
        return FileIssue.UNKNOWN_KEY
    try:
        return REGISTRY[key].read(said, folder)
    except ValueRefused as refused:
        return refused.issue


def _keys(tables: dict[str, Any]) -> Iterator[tuple[str, str, object]]:
    for table in TABLES:
        content = tables.get(table)
        if isinstance(content, dict):
            yield from ((table, key, said) for key, said in content.items())


def _unknown_tables(tables: dict[str, Any], lines: Lines) -> Iterator[PolicyError]:
    for table, content in tables.items():
        if table not in TABLES or not isinstance(content, dict):
            yield PolicyError(lines.of(table), table, FileIssue.UNKNOWN_TABLE)


def _text(path: Path) -> str:
    """The file as text; some editors put a byte order mark before it."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError):
        raise PolicyInvalid(PolicyError(0, "", FileIssue.UNREADABLE)) from None
    if len(data) > _MOST_BYTES:
        raise PolicyInvalid(PolicyError(0, "", FileIssue.NOT_TOML))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PolicyInvalid(PolicyError(line, "", FileIssue.NOT_TOML)) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise PolicyInvalid(PolicyError(0, "", FileIssue.NOT_TOML)) from None
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))  # absent when the file just ends too soon
        line = int(found[1]) if found else text.rstrip("\n").count("\n") + 1
        raise PolicyInvalid(PolicyError(line, "", FileIssue.NOT_TOML)) from None
