"""What lets a facility in: the client of SATUSEHAT's OAuth2 login."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credentials:
    """One client of one Organization ID (facts: "One client id belongs to one Organization ID").

    Lives in the keyring and in memory. ``organization_id`` is not sent with the login; it says
    whose client this is.
    """

    client_id: str
    client_secret: str
    organization_id: str

    def __repr__(self) -> str:
        """Never the data itself: a repr ends up in tracebacks."""
        return "Credentials(…)"
