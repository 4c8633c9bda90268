"""The desk's side of SATUSEHAT's KYC: from an officer to the URL of a validation page.

Importing this module brings requests and cryptography: after the first paint only.
"""

from __future__ import annotations

import json

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from desktop.domain.clock import Clock, SystemClock
from desktop.domain.credentials import Credentials
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.operator import Officer
from desktop.domain.portal import PortalLink
from desktop.satusehat.answers import Answer, AnswerReader
from desktop.satusehat.envelope import seal
from desktop.satusehat.environments import Environment
from desktop.satusehat.keypair import KeyPairs
from desktop.satusehat.serverkey import load_server_key
from desktop.satusehat.token import Poster, Tokens
from desktop.satusehat.transport import Transport
from desktop.satusehat.waiting import Pause

_TOKEN_USELESS = frozenset({ProblemCode.TOKEN_REFUSED, ProblemCode.LOGIN_REFUSED})


class KycClient:
    """``ports.Kyc`` over HTTP, for one environment and one client. Safe to use from several threads.

    ``tokens`` may be shared with the client that comes after this one, so that tokens and pauses
    survive a change of settings. Nothing is kept but tokens, pauses and one key pair.
    """

    def __init__(
        self,
        environment: Environment,
        credentials: Credentials,
        *,
        clock: Clock | None = None,
        keypairs: KeyPairs | None = None,
        transport: Poster | None = None,
        tokens: Tokens | None = None,
    ) -> None:
        self._environment = environment
        self._credentials = credentials
        clock = clock or SystemClock()
        self._keypairs = keypairs or KeyPairs()
        self._transport = transport or Transport(clock)
        self._reader = AnswerReader(clock)
        self._tokens = tokens or Tokens(self._transport, self._reader, clock)
        self._pause = Pause(clock)

    def prepare(self) -> None:
        """Make the next key pair ahead; takes up to half a second, so on a lane."""
        self._keypairs.prepare()

    def open_portal(self, officer: Officer) -> PortalLink | Problem:
        """A fresh URL of the validation page, on the environment's allow-list, or why there is none.

        Blocks for as long as the transport's time-outs allow. A token that SATUSEHAT no longer
        takes is renewed once; nothing else is ever repeated.
        """
        server_key = load_server_key(self._environment.server_key)
        if server_key is None:
            return Problem(ProblemCode.SERVER_KEY_WRONG)
        found: PortalLink | Problem = Problem(ProblemCode.TOKEN_REFUSED)
        for _first_and_renewed in range(2):
            token = self._pause.running() or self._tokens.take(self._environment.auth_url, self._credentials)
            if isinstance(token, Problem):
                return token
            found = self._generate_url(officer, token, server_key)
            if not (isinstance(found, Problem) and found.code is ProblemCode.TOKEN_REFUSED):
                break
        return found

    def _generate_url(self, officer: Officer, token: str, server_key: RSAPublicKey) -> PortalLink | Problem:
        pair = self._keypairs.take()
        answer = self._send(token, seal(_request(officer, pair.public_pem), server_key))
        if isinstance(answer, Problem):
            return answer
        found = self._reader.read_link(answer, pair.private_key, self._environment)
        if isinstance(found, Problem):
            self._learn(found, token)
        return found

    def _learn(self, problem: Problem, token: str) -> None:
        if problem.code in _TOKEN_USELESS:
            self._tokens.discard(self._environment.auth_url, self._credentials, token)
        if problem.code is ProblemCode.TOO_MANY_REQUESTS:
            self._pause.start(problem)

    def _send(self, token: str, envelope: str) -> Answer | Problem:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/plain"}
        return self._transport.post(
            f"{self._environment.kyc_url}/generate-url", envelope.encode("ascii"), headers
        )


def _request(officer: Officer, public_pem: str) -> bytes:
    """The plaintext of generate-url: the officer as *agent*; no patient data goes in."""
    content = {"agent_name": officer.name, "agent_nik": officer.nik, "public_key": public_pem}
    return json.dumps(content).encode("ascii")
