"""The people on the facility's side: who verifies, and who is written in a complaint."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Officer:
    """The signed-in officer: the *agent* in every request (facts: "one operator, no patient data")."""

    name: str
    nik: str = ""

    def __repr__(self) -> str:
        """Never the data itself: a repr ends up in tracebacks."""
        return "Officer(…)"


@dataclass(frozen=True, slots=True)
class Reporter:
    """Fields 1 and 2 of the complaint form: somebody the Helpdesk can really reach."""

    name: str = ""
    email: str = ""
    phone: str = ""

    def __repr__(self) -> str:
        """Never the data itself."""
        return "Reporter(…)"
