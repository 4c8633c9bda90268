"""SATUSEHAT as the desk uses it: built late, on the net lane, because its imports are heavy.

``requests`` and ``cryptography`` cost more than the whole first paint (facts, "Start"), so nothing
here imports them before somebody asks for a portal or a key pair.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.credentials import Credentials
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.operator import Officer
from desktop.domain.portal import PortalLink
from desktop.training import StandInProcess, StandInUnavailable

if TYPE_CHECKING:
    from desktop.satusehat.client import KycClient
    from desktop.satusehat.environments import Environment
    from desktop.satusehat.keypair import KeyPairs

Connection = Callable[[], "tuple[Environment, Credentials] | Problem"]


class LateKyc:
    """Implements ``ports.Kyc``. Lives on the net lane.

    ``connection`` says where SATUSEHAT is and how to log in; it is asked again before every
    opening, so that a stand-in that was started anew is found, and answers a Problem when the
    desk is not connected to anything.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pairs: KeyPairs | None = None
        self._client: KycClient | None = None
        self._of: tuple[Environment, Credentials] | None = None

    def prepare(self) -> None:
        """The imports, the connection and the next key pair, ahead of the patient."""
        self._key_pairs().prepare()
        self._connected()

    def open_portal(self, officer: Officer) -> PortalLink | Problem:
        """A fresh URL for this officer, or why there is none."""
        client = self._connected()
        return client if isinstance(client, Problem) else client.open_portal(officer)

    def _connected(self) -> KycClient | Problem:
        from desktop.satusehat.client import KycClient

        found = self._connection()
        if isinstance(found, Problem):
            return found
        if self._client is None or found != self._of:
            self._client = KycClient(*found, keypairs=self._key_pairs())
            self._of = found
        return self._client

    def _key_pairs(self) -> KeyPairs:
        from desktop.satusehat.keypair import KeyPairs

        if self._pairs is None:
            self._pairs = KeyPairs()
        return self._pairs


def training_connection(stand_in: StandInProcess) -> Connection:
    """The stand-in, started when it is first needed; never a real host."""

    def connect() -> tuple[Environment, Credentials] | Problem:
        from desktop.satusehat.environments import Environment

        try:
            at = stand_in.address()
        except StandInUnavailable:
            return Problem(ProblemCode.SIMULATOR_DOWN)
        host = at.kyc_url.split("/")[2]
        environment = Environment("training", at.auth_url, at.kyc_url, at.server_key, (host,))
        return environment, Credentials(at.client_id, at.client_secret, "")

    return connect
