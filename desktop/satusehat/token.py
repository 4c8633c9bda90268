"""Logins: one token for as long as it holds, and peace after a refusal (facts, "Token")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Lock
from typing import Protocol
from urllib.parse import urlencode

from desktop.domain.clock import Clock
from desktop.domain.credentials import Credentials
from desktop.domain.errors import Problem, ProblemCode, ProblemKind
from desktop.satusehat.answers import Answer, AnswerReader, Grant
from desktop.satusehat.waiting import REFUSED_LOGIN_PAUSE, Pause

_EARLY_SHARE = 0.1
_EARLY_MOST = 60.0


class Poster(Protocol):
    """Sends one POST, once."""

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer | Problem:
        """What came back, or why nothing did."""


@dataclass(frozen=True, slots=True)
class _Held:
    token: str
    renew_at: float

    def __repr__(self) -> str:
        return "_Held(…)"


class Tokens:
    """Tokens by environment and credentials; safe to use from several threads.

    May be shared by several clients and should outlive them: the pause after a refused login
    belongs to the client id, also when somebody just corrected the secret. No lock is held
    during a call, so a login that hangs on an abandoned thread holds up nobody.
    """

    def __init__(self, poster: Poster, reader: AnswerReader, clock: Clock) -> None:
        self._poster = poster
        self._reader = reader
        self._clock = clock
        self._lock = Lock()
        self._held: dict[tuple[str, Credentials], _Held] = {}
        self._pauses: dict[tuple[str, str], Pause] = {}

    def take(self, auth_url: str, credentials: Credentials) -> str | Problem:
        """A token that holds, from memory where possible; a problem also while a pause runs."""
        with self._lock:
            held = self._held.get((auth_url, credentials))
            pause = self._pauses.setdefault((auth_url, credentials.client_id), Pause(self._clock))
        if held is not None and self._clock.monotonic() < held.renew_at:
            return held.token
        return pause.running() or self._log_in(auth_url, credentials, pause)

    def discard(self, auth_url: str, credentials: Credentials, token: str) -> None:
        """Forget ``token``, which SATUSEHAT refused; one that was taken meanwhile stays."""
        with self._lock:
            held = self._held.get((auth_url, credentials))
            if held is not None and held.token == token:
                del self._held[auth_url, credentials]

    def _log_in(self, auth_url: str, credentials: Credentials, pause: Pause) -> str | Problem:
        asked_at = self._clock.monotonic()
        grant = self._ask(auth_url, credentials)
        if isinstance(grant, Problem):
            return _start_pause(grant, pause)
        early = min(grant.lifetime * _EARLY_SHARE, _EARLY_MOST)
        with self._lock:
            self._held[auth_url, credentials] = _Held(grant.token, asked_at + grant.lifetime - early)
        return grant.token

    def _ask(self, auth_url: str, credentials: Credentials) -> Grant | Problem:
        form = {"client_id": credentials.client_id, "client_secret": credentials.client_secret}
        answer = self._poster.post(
            f"{auth_url}/accesstoken?grant_type=client_credentials",
            urlencode(form, errors="replace").encode("ascii"),
            {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
        )
        return answer if isinstance(answer, Problem) else self._reader.read_grant(answer)


def _start_pause(problem: Problem, pause: Pause) -> Problem:
    if problem.kind is ProblemKind.CREDENTIALS:
        pause.start(Problem(ProblemCode.LOGIN_PAUSED, REFUSED_LOGIN_PAUSE))
        return replace(problem, retry_after=REFUSED_LOGIN_PAUSE)
    if problem.code is ProblemCode.TOO_MANY_REQUESTS:
        pause.start(problem)
    return problem
