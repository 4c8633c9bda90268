"""On which line of a TOML file a key stands; the parser of the standard library does not say."""

from __future__ import annotations

import re

_NAME = r"""["']?([A-Za-z0-9_-]+)["']?"""
_PATH = rf"\s*(?:{_NAME}\s*\.\s*)?{_NAME}\s*"
_HEADER = re.compile(rf"\s*\[\[?{_PATH}\]")
_KEY = re.compile(rf"{_PATH}=")


class Lines:
    """The lines of one sound file, as people write policies: a key and its value per line.

    A key within an inline table is said to stand where its table does.
    """

    def __init__(self, text: str) -> None:
        self._found: dict[tuple[str, str], int] = {}
        within: list[str] = []
        for number, line in enumerate(text.split("\n"), start=1):
            header, key = _HEADER.match(line), _KEY.match(line)
            if header:
                within = _names(header)
                self._note(within, number)
            elif key:
                self._note(within + _names(key), number)

    def of(self, table: str, key: str = "") -> int:
        """The line of a key, else of its table, else 0; counted from 1."""
        return self._found.get((table, key)) or self._found.get((table, ""), 0)

    def _note(self, path: list[str], number: int) -> None:
        self._found.setdefault((path[0], ""), number)
        if len(path) > 1:
            self._found.setdefault((path[0], path[1]), number)


def _names(match: re.Match[str]) -> list[str]:
    return [name for name in match.groups() if name]
