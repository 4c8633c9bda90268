"""Faults of the API by name: every row of "What comes back when it goes wrong" (facts, kyc-protocol.md).

Only what plain HTTP on loopback can show: names that do not resolve and certificates are not among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import ProblemKind
from desktop.simulator.answers import (
    HTML,
    TEXT,
    Answer,
    outcome,
    refusal,
    text_answer,
    token_fault,
)


class Place(StrEnum):
    """Where a fault can sit, and what ``GET /control/log`` counts."""

    LOGIN = "login"
    GENERATE = "generate"
    PAGE = "page"


class Fault(StrEnum):
    """What happens instead of, or to, the normal answer."""

    REPLY = "reply"  # ``Scenario.reply`` instead
    LATE = "late"  # the normal answer, ``Scenario.seconds`` later
    SILENCE = "silence"  # no answer for ``Scenario.seconds``, then the connection closes
    RESET = "reset"
    TRUNCATED = "truncated"  # half of the promised bytes
    TOKEN_DROPPED = "token-dropped"  # noqa: S105 - the name of a fault
    FOREIGN_KEY = "foreign-key"  # sealed for a key that is not the client's
    HALF_ENVELOPE = "half-envelope"  # whole as HTTP, half as a message
    NO_URL = "no-url"
    URL_OFF_LIST = "url-off-list"
    WRONG_DATE = "wrong-date"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One declared fault.

    ``expects``: the kind of problem a careful client comes to, None when it gets its page all the
    same. ``first``: only that many calls meet the fault; 0 means all of them.
    """

    name: str
    description: str
    expects: ProblemKind | None = None
    places: tuple[Place, ...] = ()
    fault: Fault = Fault.REPLY
    reply: Answer | None = None
    seconds: float = 0.0
    first: int = 0


_API = (Place.LOGIN, Place.GENERATE)
_LOGIN, _GENERATE, _PAGE = (Place.LOGIN,), (Place.GENERATE,), (Place.PAGE,)
_HOTSPOT = (
    "<!doctype html><html lang='id'><title>Wi-Fi Tamu (latihan)</title><body>"
    "<p>LATIHAN – bukan data sungguhan</p><h1>Wi-Fi Tamu</h1>"
    "<p>Silakan masuk untuk memakai internet.</p></body></html>"
)
_BUSINESS_RULE = "resource cannot be accessed due to business rule"
_NOT_AUTHENTICATED = "The user or system was not able to be authenticated"
_PANIC = "A panic occurred during user function execution."

PANIC = text_answer(_PANIC, 500)
"""What the KYC service says when a message inside a good envelope makes no sense to it."""
LOGIN_REFUSED = outcome(_NOT_AUTHENTICATED, 401)
"""Wrong id or secret."""

_TABLE = (
    Scenario("normal", "Everything works."),
    Scenario(
        "login-refused",
        "The login is refused, whatever the credentials.",
        ProblemKind.CREDENTIALS,
        _LOGIN,
        reply=LOGIN_REFUSED,
    ),
    Scenario(
        "other-organization",
        "The credentials belong to another Organization ID.",
        ProblemKind.CREDENTIALS,
        _GENERATE,
        reply=outcome(_BUSINESS_RULE, 403),
    ),
    Scenario(
        "token-expires",
        "The first token is revoked when it is first used; a renewed one works.",
        None,
        _GENERATE,
        Fault.TOKEN_DROPPED,
        first=1,
    ),
    Scenario(
        "token-invalid",
        "No token is ever good enough.",
        ProblemKind.CREDENTIALS,
        _GENERATE,
        reply=token_fault(),
    ),
    Scenario(
        "rate-limit",
        "429 with Retry-After: 30.",
        ProblemKind.WAIT,
        _GENERATE,
        reply=text_answer("Too Many Requests", 429, ("Retry-After", "30")),
    ),
    Scenario(
        "rate-limit-bare",
        "429 without Retry-After, at the login already.",
        ProblemKind.WAIT,
        _API,
        reply=text_answer("Too Many Requests", 429),
    ),
    Scenario(
        "server-down",
        "The platform is out: 503 text/plain 'Gateway Timeout'.",
        ProblemKind.SERVER,
        _API,
        reply=text_answer("Gateway Timeout", 503),
    ),
    Scenario(
        "missing-begin-tag",
        "The service says that the body was not in the envelope.",
        ProblemKind.INTEGRATION,
        _GENERATE,
        reply=refusal("missing begin tag"),
    ),
    Scenario(
        "wrong-key",
        "The service cannot unwrap the AES key.",
        ProblemKind.KEY,
        _GENERATE,
        reply=refusal("failed to decrypt ciphertext: crypto/rsa: decryption error"),
    ),
    Scenario(
        "unreadable-message",
        "The service cannot read the message in the envelope.",
        ProblemKind.INTEGRATION,
        _GENERATE,
        reply=refusal("Failed to decrypt message"),
    ),
    Scenario("panic", "The service panics.", ProblemKind.INTEGRATION, _GENERATE, reply=PANIC),
    Scenario(
        "foreign-envelope",
        "The answer is sealed for somebody else's key.",
        ProblemKind.UNTRUSTED,
        _GENERATE,
        Fault.FOREIGN_KEY,
    ),
    Scenario(
        "truncated-envelope",
        "The answer's envelope stops half way, without an END marker.",
        ProblemKind.UNTRUSTED,
        _GENERATE,
        Fault.HALF_ENVELOPE,
    ),
    Scenario("no-url", "The answer opens, but has no url.", ProblemKind.UNTRUSTED, _GENERATE, Fault.NO_URL),
    Scenario(
        "url-off-list",
        "The answer's url leads to a host that is not on any list.",
        ProblemKind.UNTRUSTED,
        _GENERATE,
        Fault.URL_OFF_LIST,
    ),
    Scenario(
        "hang",
        "generate-url accepts the call and says nothing for a minute.",
        ProblemKind.NETWORK,
        _GENERATE,
        Fault.SILENCE,
        seconds=60.0,
    ),
    Scenario(
        "login-hang",
        "The login accepts the call and says nothing for a minute.",
        ProblemKind.NETWORK,
        _LOGIN,
        Fault.SILENCE,
        seconds=60.0,
    ),
    Scenario("reset", "Every call's connection is reset.", ProblemKind.NETWORK, _API, Fault.RESET),
    Scenario(
        "truncated",
        "generate-url sends half of the promised bytes and closes.",
        ProblemKind.NETWORK,
        _GENERATE,
        Fault.TRUNCATED,
    ),
    Scenario("slow", "Every answer of the API takes 3 s.", None, _API, Fault.LATE, seconds=3.0),
    Scenario(
        "captive-portal",
        "A hotspot answers everything with its HTML login page.",
        ProblemKind.NETWORK,
        _API,
        reply=Answer(_HOTSPOT.encode(), content_type=HTML),
    ),
    Scenario("clock-wrong", "Answers carry a Date of 400 days ago.", None, _API, Fault.WRONG_DATE),
    Scenario(
        "page-missing",
        "The validation page is not found (404, a few bytes).",
        ProblemKind.PORTAL,
        _PAGE,
        reply=Answer(b"404 page not found", 404, TEXT),
    ),
    Scenario(
        "page-blank",
        "The validation page is empty.",
        ProblemKind.PORTAL,
        _PAGE,
        reply=Answer(b"<!doctype html><html><body></body></html>", content_type=HTML),
    ),
    Scenario("page-slow", "The validation page takes 3 s.", None, _PAGE, Fault.LATE, seconds=3.0),
    Scenario(
        "page-reset", "The validation page's connection is reset.", ProblemKind.PORTAL, _PAGE, Fault.RESET
    ),
    Scenario(
        "offline-then-online",
        "The first 2 calls of the API are reset, then everything works.",
        ProblemKind.NETWORK,
        _API,
        Fault.RESET,
        first=2,
    ),
)

SCENARIOS = {scenario.name: scenario for scenario in _TABLE}
"""Every scenario by its name."""
