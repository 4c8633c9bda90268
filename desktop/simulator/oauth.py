"""``POST /oauth2/v1/accesstoken?grant_type=client_credentials`` (facts, "Token")."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
import uuid
from collections.abc import Callable
from urllib.parse import parse_qsl

from desktop.simulator.answers import Answer, Request, json_answer
from desktop.simulator.scenarios import LOGIN_REFUSED

LIFETIME = 3599
"""Seconds a token lives, as the documentation has it."""


def same(given: str, wanted: str) -> bool:
    """Compares secrets without telling by its duration where they differ."""
    return hmac.compare_digest(given.encode(), wanted.encode())


class Login:
    """The credentials of this run and the tokens given out for them. Thread-safe."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.client_id = secrets.token_urlsafe(24)
        self.client_secret = secrets.token_urlsafe(32)
        self._clock = clock
        self._tokens: dict[str, float] = {}
        self._application = str(uuid.uuid4())
        self._lock = threading.Lock()

    def answer(self, request: Request) -> Answer:
        """A token for the right credentials, an OperationOutcome for anything else."""
        form = dict(parse_qsl(request.body.decode("utf-8", "replace")))
        grant = request.query.get("grant_type") or form.get("grant_type")
        known = same(form.get("client_id", ""), self.client_id)
        right = same(form.get("client_secret", ""), self.client_secret)
        if grant != "client_credentials" or not (known and right):
            return LOGIN_REFUSED
        return json_answer(self._details(self._new_token()))

    def accepts(self, authorization: str) -> bool:
        """Whether an ``Authorization`` header carries a token that was given out and has not run out."""
        scheme, _, token = authorization.partition(" ")
        with self._lock:
            return scheme.lower() == "bearer" and self._tokens.get(token.strip(), 0.0) > self._clock()

    def forget_tokens(self) -> None:
        """Revokes every token given out so far."""
        with self._lock:
            self._tokens.clear()

    def _new_token(self) -> str:
        token, now = secrets.token_urlsafe(21), self._clock()
        with self._lock:
            alive = {known: end for known, end in self._tokens.items() if end > now}
            self._tokens = {**alive, token: now + LIFETIME}
        return token

    def _details(self, token: str) -> dict[str, str]:
        return {
            "refresh_token_expires_in": "0",
            "api_product_list": "[kyc-latihan]",
            "organization_name": "latihan",
            "developer.email": "latihan@example.invalid",
            "token_type": "BearerToken",
            "issued_at": str(round(time.time() * 1000)),
            "client_id": self.client_id,
            "access_token": token,
            "application_name": self._application,
            "scope": "",
            "expires_in": str(LIFETIME),
            "refresh_count": "0",
            "status": "approved",
        }
