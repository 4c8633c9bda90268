"""The phrases of the portal's page: a data file in, compiled rules out.

The file is ``resources/portal/phrases.toml`` and explains itself. Patterns are compiled with
``re.VERBOSE``, so spaces in them mean nothing: they are matched against text without spaces.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from desktop.domain.case import Observation
from desktop.domain.sight import BlockKind

FORMAT = 1
Pattern = re.Pattern[str]
_TALK = ("before", "after", "leads", "titles", "greetings", "tails")
_RULE_KEYS = {
    *("observation", "kinds", "phrases", "message", "popup"),
    *("beside", "unless", "following", "not_before", "not_after"),
}


class PhrasesInvalid(ValueError):
    """The file cannot be used. Says where: ``line`` (from 1; 0 when unknown) and ``key``."""

    def __init__(self, file: str, line: int, key: str, why: str) -> None:
        self.line = line
        self.key = key
        super().__init__(f"{file}, line {line}, {key}: {why}")


@dataclass(frozen=True, slots=True)
class Talk:
    """What makes a sentence advice, and what may surround a message (``[talk]`` of the file)."""

    before: Pattern
    after: Pattern
    leads: Pattern
    titles: Pattern
    greetings: Pattern
    tails: Pattern


@dataclass(frozen=True, slots=True)
class Rule:
    """One ``[[rule]]``; the names are the file's."""

    observation: Observation
    kinds: frozenset[BlockKind]
    phrases: Pattern
    message: bool
    popup: bool
    beside: Pattern | None
    unless: Pattern | None
    following: frozenset[Observation]
    not_before: Pattern | None
    not_after: Pattern | None


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything that is known of the page's wording."""

    rules: tuple[Rule, ...]
    ranks: Mapping[Observation, int]
    talk: Talk
    retry: Pattern


def load_phrases(path: Path) -> Phrases:
    """Read and check the file. Raises OSError, or PhrasesInvalid naming line and key."""
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise PhrasesInvalid(path.name, 0, "UTF-8", "the file is not written in it") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise PhrasesInvalid(path.name, int(line[1]) if line else 0, "TOML", str(error)) from error
    return _Loader(path.name, text, table).phrases()


class _Loader:
    """Turns the parsed table into rules, and errors into places in the text."""

    def __init__(self, file: str, text: str, table: Mapping[str, Any]) -> None:
        self._file = file
        self._lines = text.splitlines()
        self._table = table
        self._words: dict[str, str] = {}

    def phrases(self) -> Phrases:
        if self._table.get("format") != FORMAT:
            self._fail("format", "format", f"must be {FORMAT}")
        words = self._section(self._table, "words", "words")
        for name, pattern in words.items():
            self._words[name] = f"(?:{self._expand(pattern, f'words.{name}')})"
        return Phrases(
            rules=tuple(self._rule(i, rule) for i, rule in enumerate(self._rules())),
            ranks=self._ranks(),
            talk=self._talk(),
            retry=self._patterns(self._section(self._table, "retry", "retry"), "labels", "retry"),
        )

    def _rules(self) -> list[dict[str, Any]]:
        rules: Any = self._table.get("rule")
        if not isinstance(rules, list) or not rules:
            self._fail("[[rule]]", "rule", "at least one [[rule]] is needed")
        return rules

    def _ranks(self) -> Mapping[Observation, int]:
        ranks = self._section(self._table, "ranks", "ranks")
        for seen in Observation:
            if not isinstance(ranks.get(seen.value), int):
                self._fail("[ranks]", f"ranks.{seen.value}", "needs a whole number")
        for name in ranks:
            self._observation(name, f"ranks.{name}")
        return {Observation(name): rank for name, rank in ranks.items()}

    def _talk(self) -> Talk:
        talk = self._section(self._table, "talk", "talk")
        return Talk(**{name: self._patterns(talk, name, "talk") for name in _TALK})

    def _rule(self, number: int, rule: Mapping[str, Any]) -> Rule:
        where = f"rule[{number}]"
        for key in rule.keys() - _RULE_KEYS:
            self._fail(key, f"{where}.{key}", "is not known")
        return Rule(
            observation=self._observation(rule.get("observation"), f"{where}.observation"),
            kinds=frozenset(self._kind(kind, f"{where}.kinds") for kind in self._list(rule, "kinds", where)),
            phrases=self._patterns(rule, "phrases", where),
            message=self._flag(rule, "message", where),
            popup=self._flag(rule, "popup", where),
            beside=self._maybe(rule, "beside", where),
            unless=self._maybe(rule, "unless", where),
            following=frozenset(
                self._observation(name, f"{where}.following") for name in rule.get("following", ())
            ),
            not_before=self._maybe(rule, "not_before", where),
            not_after=self._maybe(rule, "not_after", where),
        )

    def _section(self, table: Mapping[str, Any], name: str, where: str) -> dict[str, Any]:
        section: Any = table.get(name)
        if not isinstance(section, dict):
            self._fail(f"[{name}]", where, "this table is missing")
        return section

    def _list(self, table: Mapping[str, Any], name: str, where: str) -> list[str]:
        found: Any = table.get(name)
        if not isinstance(found, list) or not found or not all(isinstance(each, str) for each in found):
            self._fail(name, f"{where}.{name}", "must be a list of texts, not empty")
        return found

    def _flag(self, table: Mapping[str, Any], name: str, where: str) -> bool:
        found = table.get(name, False)
        if not isinstance(found, bool):
            self._fail(name, f"{where}.{name}", "must be true or false")
        return found

    def _observation(self, name: object, where: str) -> Observation:
        if not isinstance(name, str) or name not in set(Observation):
            self._fail(where.rpartition(".")[2], where, "is no observation")
        return Observation(name)

    def _kind(self, name: str, where: str) -> BlockKind:
        if name not in set(BlockKind):
            self._fail(name, where, "is no kind of text")
        return BlockKind(name)

    def _maybe(self, table: Mapping[str, Any], name: str, where: str) -> Pattern | None:
        return self._patterns(table, name, where) if name in table else None

    def _patterns(self, table: Mapping[str, Any], name: str, where: str) -> Pattern:
        place = f"{where}.{name}"
        each = [self._expand(pattern, place) for pattern in self._list(table, name, where)]
        return re.compile("|".join(f"(?:{pattern})" for pattern in each), re.VERBOSE)

    def _expand(self, pattern: object, place: str) -> str:
        """A pattern with its %words% filled in, proved to compile and to ask for something."""
        if not isinstance(pattern, str):
            self._fail(place.rpartition(".")[2], place, "must be a text")
        text = pattern
        full = re.sub(r"%(\w+)%", lambda word: self._word(word[1], text, place), text)
        try:
            compiled = re.compile(full, re.VERBOSE)
        except re.error as error:
            self._fail(text, place, str(error))
        if not place.startswith("words.") and compiled.fullmatch(""):
            self._fail(pattern, place, "matches anything")
        return full

    def _word(self, name: str, pattern: str, place: str) -> str:
        if name not in self._words:
            self._fail(pattern, place, f"%{name}% is not in [words]")
        return self._words[name]

    def _fail(self, needle: str, key: str, why: str) -> NoReturn:
        begin = self._begin(key)
        lines = enumerate(self._lines[begin:], begin + 1)
        raise PhrasesInvalid(self._file, next((i for i, line in lines if needle in line), begin), key, why)

    def _begin(self, key: str) -> int:
        """The line of the table that a key is in, from 1; 0 when it has none."""
        table, _, number = key.partition(".")[0].rstrip("]").partition("[")
        heading = "[[rule]]" if number else f"[{table}]"
        places = [i for i, line in enumerate(self._lines, 1) if line.strip() == heading]
        return (places or [0])[min(int(number or 0), max(len(places) - 1, 0))]
