"""The way to the validation page of one round."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PortalLink:
    """A URL that passed the allow-list. One per round, in memory only, never shown or logged."""

    url: str

    def __repr__(self) -> str:
        """Never the URL: whoever has it can act as the officer."""
        return "PortalLink(…)"

    __str__ = __repr__
