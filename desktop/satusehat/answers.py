"""Reads answers into what was asked for, or into exactly one problem.

HTTP status lies: refusals come as 200 with plain JSON (facts, "What comes back when it goes
wrong"). So the body is read first, and the status only says what the body leaves open. Nothing
read here is ever an identity verdict.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from desktop.domain.clock import Clock
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.portal import PortalLink
from desktop.satusehat.addresses import read_address
from desktop.satusehat.envelope import EnvelopeError, is_envelope, open_envelope
from desktop.satusehat.environments import Environment
from desktop.satusehat.jsontext import number_in, parse, part, strings_in
from desktop.satusehat.refusals import Refusal, find_refusal, load_refusals
from desktop.satusehat.waiting import retry_after

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|!--|(?:html|head|body|title|meta|script|center|h[1-6]|p)\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\x21-\x7e]{1,8192}")
_LIFETIME_UNSAID = 300.0
_LIFETIME_LONGEST = 86_400.0
_BY_STATUS = {
    407: ProblemCode.PROXY_REFUSED,
    408: ProblemCode.TIMED_OUT,
    429: ProblemCode.TOO_MANY_REQUESTS,
    511: ProblemCode.CAPTIVE_PORTAL,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP; names of ``headers`` in lower case, ``body`` decoded and bounded."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, whatever it is."""
        return self.body.decode("utf-8-sig", "replace")

    def __repr__(self) -> str:
        """Never the body: it may hold a token."""
        return f"Answer({self.status})"


@dataclass(frozen=True, slots=True)
class Grant:
    """A token and for how many seconds it holds."""

    token: str
    lifetime: float

    def __repr__(self) -> str:
        """Never the token."""
        return "Grant(…)"


class AnswerReader:
    """Knows the two answers and the refusals."""

    def __init__(self, clock: Clock, refusals: tuple[Refusal, ...] | None = None) -> None:
        self._clock = clock
        self._refusals = load_refusals() if refusals is None else refusals

    def read_grant(self, answer: Answer) -> Grant | Problem:
        """The answer to the login (facts, "Token")."""
        content = parse(answer.body)
        token = part(content, "access_token")
        if answer.status // 100 == 2 and isinstance(token, str) and _TOKEN.fullmatch(token):
            return Grant(token, _lifetime(part(content, "expires_in")))
        return self._refusal(answer, ProblemCode.LOGIN_REFUSED)

    def read_link(
        self, answer: Answer, private_key: RSAPrivateKey, environment: Environment
    ) -> PortalLink | Problem:
        """The answer to generate-url: a URL on the environment's allow-list, and nothing else."""
        text = answer.text
        if not is_envelope(text):
            return self._refusal(answer, ProblemCode.TOKEN_REFUSED)
        try:
            plaintext = open_envelope(text, private_key)
        except EnvelopeError:
            return Problem(ProblemCode.ANSWER_NOT_OURS)
        return self._read_opened(plaintext, environment)

    def _read_opened(self, plaintext: bytes, environment: Environment) -> PortalLink | Problem:
        content = parse(plaintext)
        if content is None:
            return Problem(ProblemCode.ANSWER_UNREADABLE)
        code = number_in(part(content, "metadata", "code"))
        if code is not None and code // 100 != 2:
            return self._refusal(Answer(code, {}, plaintext), ProblemCode.TOKEN_REFUSED)
        url = part(content, "data", "url")
        if not isinstance(url, str) or not url:
            return Problem(ProblemCode.ANSWER_WITHOUT_URL)
        address = read_address(url)
        if address is None or not environment.allows(address):
            return Problem(ProblemCode.URL_OFF_LIST)
        return PortalLink(url)

    def _refusal(self, answer: Answer, unauthorised: ProblemCode) -> Problem:
        """What an answer means that is not what was asked for."""
        code = self._meaning(answer, unauthorised)
        asked = code is ProblemCode.TOO_MANY_REQUESTS
        return Problem(code, retry_after(answer.headers, self._clock.now()) if asked else 0.0)

    def _meaning(self, answer: Answer, unauthorised: ProblemCode) -> ProblemCode:
        content = parse(answer.body)
        html = _HTML.match(answer.text) is not None
        if not html:
            words = [answer.text] if content is None else strings_in(content)
            said = find_refusal(words, self._refusals)
            if said is not None:
                return said
        return _by_status(_true_status(answer.status, content), html, unauthorised)


def _true_status(status: int, content: object) -> int:
    """A 2xx whose own metadata says otherwise is what the metadata says."""
    code = number_in(part(content, "metadata", "code"))
    return code if code is not None and status // 100 == 2 else status


def _by_status(status: int, html: bool, unauthorised: ProblemCode) -> ProblemCode:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 500:
        return ProblemCode.SERVER_DOWN
    # Neither call answers with a page or leads elsewhere: somebody between us and SATUSEHAT does.
    if html or status // 100 == 3:
        return ProblemCode.CAPTIVE_PORTAL
    if status == 401:
        return unauthorised
    return ProblemCode.ANSWER_UNREADABLE if status // 100 == 2 else ProblemCode.REQUEST_REFUSED


def _lifetime(expires_in: object) -> float:
    """``expires_in``: seconds, as a string or a number; 3599 in the docs, 14399 in production."""
    if isinstance(expires_in, bool) or not isinstance(expires_in, (str, int, float)):
        return _LIFETIME_UNSAID
    try:
        seconds = float(expires_in)
    except (ValueError, OverflowError):
        return _LIFETIME_UNSAID
    return min(max(seconds, 0.0), _LIFETIME_LONGEST) if math.isfinite(seconds) else _LIFETIME_UNSAID
