"""The one place that speaks to people: codes and states in, sentences out.

The catalogues are TOML files, one per area, under ``resources/i18n/<language>/``; the key
``area.table.name`` is the table and name in ``area.toml``. An area is read when it is first
spoken, so that the first paint does not pay for the rest.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.domain.case import Outcome, Source
from desktop.domain.errors import ProblemCode
from desktop.domain.patient import FieldIssue, NikWarning
from desktop.flow.model import EventKind, RailStep, State
from desktop.flow.view import LedgerItem, Notice, TrailItem, Waiting

LANGUAGES = ("id", "en")


class MissingText(LookupError):
    """A key that no catalogue of the language has: a bug, met by the tests."""


@dataclass(frozen=True, slots=True)
class ProblemText:
    """What the desk is told about a fault: what happened, why, what to do, who can help."""

    title: str
    sentence: str
    next: str
    whom: str


class Texts:
    """The words of one language."""

    def __init__(self, language: str, resources: Path) -> None:
        """``language``: one of ``LANGUAGES``; ``resources``: the project's folder of plain files."""
        self.language = language
        self._folder = resources / "i18n" / language
        self._areas: dict[str, dict[str, str]] = {}

    def t(self, key: str, /, **values: object) -> str:
        """The text ``area.key`` with its ``{placeholders}`` filled; raises MissingText.

        Where ``count=1`` is given and the catalogue has ``key_one``, that one is taken.
        """
        found = self._find(f"{key}_one") if values.get("count") == 1 else None
        text = found or self._find(key)
        if text is None:
            raise MissingText(f"{self.language}: {key}")
        return text.format(**values)

    def has(self, key: str) -> bool:
        """Whether the catalogue knows the key."""
        return self._find(key) is not None

    def problem(self, code: ProblemCode) -> ProblemText:
        """Title, sentence, next action and helper of a fault."""
        key = f"problems.{code.value}"
        return ProblemText(*(self.t(f"{key}.{part}") for part in ("title", "sentence", "next", "whom")))

    def problem_short(self, code: ProblemCode) -> str:
        """The kind of the fault in a word or two, for a line of the trail."""
        return self.t(f"problems.kind.{code.kind.value}")

    def state_title(self, state: State) -> str:
        """Where the case stands, as a short title."""
        return self.t(f"flow.state.{state.value}")

    def event_label(self, kind: EventKind) -> str:
        """What the button that posts this event says, without its mnemonic."""
        return self.t(f"flow.event.{kind.value}")

    def rail(self, step: RailStep) -> str:
        """A step of the guide, as the rail names it."""
        return self.t(f"flow.rail.{step.value}")

    def outcome(self, outcome: Outcome) -> str:
        """How a submission ended."""
        return self.t(f"flow.outcome.{outcome.value}")

    def source(self, source: Source) -> str:
        """Who said so."""
        return self.t(f"flow.source.{source.value}")

    def waiting(self, what: Waiting, long: bool = False) -> str:
        """What the desk waits for; ``long``: the reassurance after five seconds."""
        return self.t(f"flow.{'waiting_long' if long else 'waiting'}.{what.value}")

    def notice(self, notice: Notice) -> str:
        """One quiet line about something beside the flow."""
        return self.t(f"flow.notice.{notice.value}")

    def field_issue(self, issue: FieldIssue) -> str:
        """Why a field cannot be used as it stands."""
        return self.t(f"flow.field_issue.{issue.value}")

    def nik_warning(self, warning: NikWarning) -> str:
        """What is odd about a NIK; never blocks."""
        return self.t(f"flow.nik_warning.{warning.value}")

    def ledger_item(self, item: LedgerItem) -> str:
        """One submission of the round in words."""
        words = {"outcome": self.outcome(item.outcome), "source": self.source(item.source)}
        return self.t("flow.ledger.item", number=item.number, **words)

    def trail_line(self, item: TrailItem) -> str:
        """One line of *Jejak kasus*, without its time."""
        key = f"flow.trail.{item.kind}"
        line = self.t(key, number=item.number) if self.has(key) else self.state_title(item.state)
        if item.problem is not None:
            line = self.t("flow.trail_with", line=line, more=self.problem_short(item.problem))
        if item.source is Source.ATTESTED and item.kind.startswith("outcome_"):
            line = self.t("flow.trail_with", line=line, more=self.source(item.source))
        return line

    def time(self, at: datetime) -> str:
        """Hours and minutes at the desk's place: ``09.14`` in Indonesian, ``09:14`` in English."""
        return at.astimezone().strftime("%H.%M" if self.language == "id" else "%H:%M")

    def date_time(self, at: datetime) -> str:
        """Day, month and time at the desk's place: ``3 Mei, 09.14``."""
        local = at.astimezone()
        month = self.t(f"flow.month.m{local.month}")
        return f"{local.day} {month}, {self.time(at)}"

    def _find(self, key: str) -> str | None:
        area, _, name = key.partition(".")
        if area not in self._areas:
            self._areas[area] = read_area(self._folder / f"{area}.toml")
        return self._areas[area].get(name)


def read_area(file: Path) -> dict[str, str]:
    """One catalogue as dotted keys; empty when there is no such file."""
    if not file.is_file():
        return {}
    return dict(_flatten(tomllib.loads(file.read_text(encoding="utf-8")), ""))


def _flatten(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{name}.")
        else:
            yield prefix + name, str(value)
