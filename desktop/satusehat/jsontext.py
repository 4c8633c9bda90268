"""JSON from somebody else: parsed without surprises, looked into without assuming a shape."""

from __future__ import annotations

import json
from collections.abc import Iterator


def parse(body: bytes) -> object | None:
    """The JSON value in ``body``; None when it is not JSON (or is just ``null``, which says as little)."""
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value


def part(content: object, *path: str) -> object | None:
    """What stands at ``path`` in nested objects, or None."""
    for name in path:
        content = content.get(name) if isinstance(content, dict) else None
    return content


def strings_in(content: object) -> Iterator[str]:
    """Every string value in ``content``, at any depth; names of members are not said by anybody."""
    waiting = [content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def number_in(value: object) -> int | None:
    """A whole number that may come as a string ("200") or a number (200); None for anything else."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e9:
        return int(value)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
