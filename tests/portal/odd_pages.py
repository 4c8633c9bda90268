"""Reads ``pages/*.txt``: ``## name`` or ``## name => what is expected``, then HTML or a script."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

_FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class OddPage:
    name: str
    expected: str
    body: str

    def __str__(self) -> str:
        return self.name


def odd_pages(file: str) -> list[OddPage]:
    found = []
    for part in (_FOLDER / f"{file}.txt").read_text("utf-8").split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        name, _, expected = title.partition("=>")
        found.append(OddPage(name.strip(), expected.strip(), fill(body)))
    return found


def odd_page(file: str, name: str) -> str:
    """The body of one of them."""
    return next(page.body for page in odd_pages(file) if page.name == name)


def fill(body: str) -> str:
    """Put the parts in where they are named in braces."""
    for name, part in _PARTS.items():
        body = body.replace(f"{{{name}}}", part)
    return body


def _parts() -> dict[str, str]:
    text = "\n" + (_FOLDER / "parts.txt").read_text("utf-8")
    parts = {
        name: body.strip() for name, _, body in (part.partition("\n") for part in text.split("\n## ")[1:])
    }
    letters = "".join(f"<i>{letter}</i>" for letter in "Verifikasi profil belum berhasil")
    return {**parts, "LETTERS": letters, "CODE_QUOTED": escape(parts["CODE"])}


_PARTS = _parts()
