"""SATUSEHAT as the desk uses it: built late, on the net lane, because its imports are heavy.

``requests`` and ``cryptography`` cost more than the whole first paint (facts, "Start"), so nothing
here imports them before somebody asks for a portal or a key pair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.domain.clock import Clock
from desktop.domain.credentials import Credentials
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.operator import Officer
from desktop.domain.portal import PortalLink
from desktop.settings.options import Environment as Chosen
from desktop.settings.options import Options
from desktop.training import StandInProcess, StandInUnavailable

if TYPE_CHECKING:
    from desktop.satusehat.client import KycClient
    from desktop.satusehat.environments import Environment
    from desktop.satusehat.keypair import KeyPairs
    from desktop.satusehat.token import Tokens
    from desktop.satusehat.transport import Transport


@dataclass(frozen=True, slots=True)
class Connection:
    """Where SATUSEHAT is, and how to log in."""

    environment: Environment
    credentials: Credentials


Connect = Callable[[], Connection | Problem]


class LateKyc:
    """Implements ``ports.Kyc``. Lives on the net lane.

    ``connect`` says where SATUSEHAT is; it is asked again before every opening, so that a stand-in
    that was started anew is found, and answers a Problem when the desk is not connected to anything.
    """

    def __init__(self, connect: Connect, options: Options, clock: Clock) -> None:
        self._connect = connect
        self._options = options
        self._clock = clock
        self._parts: tuple[KeyPairs, Transport, Tokens] | None = None
        self._client: KycClient | None = None
        self._of: Connection | None = None

    @property
    def hosts(self) -> tuple[str, ...]:
        """Whom the portal's page may come from; empty before the first connection."""
        return self._of.environment.allowed_hosts if self._of else ()

    def prepare(self) -> None:
        """The imports, the connection and the next key pair, ahead of the patient."""
        self._made()[0].prepare()
        self._connected()

    def open_portal(self, officer: Officer) -> PortalLink | Problem:
        """A fresh URL for this officer, or why there is none. Nobody verifies without name and NIK."""
        if not (officer.name and officer.nik):
            return Problem(ProblemCode.NOT_CONNECTED)
        client = self._connected()
        return client if isinstance(client, Problem) else client.open_portal(officer)

    def _connected(self) -> KycClient | Problem:
        from desktop.satusehat.client import KycClient

        found = self._connect()
        if isinstance(found, Problem):
            return found
        if self._client is None or found != self._of:
            pairs, transport, tokens = self._made()
            self._client = KycClient(
                found.environment,
                found.credentials,
                clock=self._clock,
                keypairs=pairs,
                transport=transport,
                tokens=tokens,
            )
            self._of = found
        return self._client

    def _made(self) -> tuple[KeyPairs, Transport, Tokens]:
        """What outlives a client: a change of settings must not forget a pause."""
        if self._parts is None:
            from desktop.satusehat.answers import AnswerReader
            from desktop.satusehat.keypair import KeyPairs
            from desktop.satusehat.token import Tokens
            from desktop.satusehat.transport import Timeouts, Transport

            options = self._options
            timeouts = replace(Timeouts(), connect=options.connect_timeout, read=options.read_timeout)
            transport = Transport(self._clock, timeouts)
            tokens = Tokens(transport, AnswerReader(self._clock), self._clock)
            self._parts = (KeyPairs(), transport, tokens)
        return self._parts


def to_stand_in(stand_in: StandInProcess) -> Connect:
    """The stand-in, started when it is first needed; never a real host."""

    def connect() -> Connection | Problem:
        from desktop.satusehat.environments import Environment

        try:
            at = stand_in.address()
        except StandInUnavailable:
            return Problem(ProblemCode.SIMULATOR_DOWN)
        host = at.kyc_url.split("/")[2]
        environment = Environment("training", at.auth_url, at.kyc_url, at.server_key, (host,))
        return Connection(environment, Credentials(at.client_id, at.client_secret, ""))

    return connect


def to_satusehat(options: Options) -> Connect:
    """The environment that policy names, with the credentials in the keyring."""

    def connect() -> Connection | Problem:
        from desktop.settings.credentials import Vault

        found = Vault(options.environment).read()
        if not isinstance(found, Credentials):
            return Problem(ProblemCode.NOT_CONNECTED)
        return Connection(_environment(options), found)

    return connect


def _environment(options: Options) -> Environment:
    """What the environment's name stands for, each part replaced where policy says so."""
    from desktop.satusehat.environments import Environment, load_environments

    if options.environment is Chosen.CUSTOM and options.server_key is not None:
        return Environment(
            "custom", options.auth_url, options.kyc_url, options.server_key, options.allowed_hosts
        )
    base = load_environments()[options.environment]
    return Environment(
        base.name,
        options.auth_url or base.auth_url,
        options.kyc_url or base.kyc_url,
        options.server_key or base.server_key,
        options.allowed_hosts or base.allowed_hosts,
    )
