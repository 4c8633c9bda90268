"""Text of a page as a person reads it: small letters and digits, sentence by sentence.

Pages split words between elements, put non-breaking spaces, soft hyphens and zero-width joiners
into them, and write them in capitals. So what is compared are letters and digits alone; where
words begin and end is remembered beside them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

_ENDS = re.compile(r"[.!?;…]+")
_INVISIBLE = {"Cf", "Co", "Cn", "Cs"}


@dataclass(frozen=True, slots=True)
class Span:
    """From the first letter of a match to the one after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """``letters`` without anything between them; ``starts`` and ``ends`` of its words.

    ``asked``: a question mark ends it. ``finished``: something ends it at all.
    """

    letters: str = field(repr=False)
    starts: tuple[int, ...]
    ends: frozenset[int]
    asked: bool = False
    finished: bool = False

    def find(self, pattern: re.Pattern[str]) -> Span | None:
        """The first match that reaches from the start of a word to the end of one."""
        return next(self.all(pattern), None)

    def all(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Such matches, one per word that one begins with."""
        for start in self.starts:
            span = self.at(pattern, start)
            if span is not None:
                yield span

    def at(self, pattern: re.Pattern[str], start: int) -> Span | None:
        """The match that begins right there, if it ends with a word."""
        found = pattern.match(self.letters, start)
        return Span(start, found.end()) if found is not None and found.end() in self.ends else None


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that have any letters or digits. Never raises."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(char for char in plain if unicodedata.category(char) not in _INVISIBLE)
    found, begin = [], 0
    for end in _ENDS.finditer(plain):
        found.append(_sentence(plain[begin : end.start()], end.group()))
        begin = end.end()
    found.append(_sentence(plain[begin:], ""))
    return tuple(sentence for sentence in found if sentence.letters)


def _sentence(text: str, end: str) -> Sentence:
    letters, starts, ends = "", [], []
    for word in re.findall(r"[^\W_]+", text):
        starts.append(len(letters))
        letters += word
        ends.append(len(letters))
    return Sentence(letters, tuple(starts), frozenset(ends), "?" in end, bool(end))
