"""What goes in and out of the stand-in, as values: only ``server.py`` sends and receives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"


class Ending(StrEnum):
    """How the connection behaves once an answer is due."""

    WHOLE = "whole"
    RESET = "reset"  # TCP reset instead of an answer
    TRUNCATED = "truncated"  # half of the body, then the end
    SILENCE = "silence"  # nothing; the connection stays open for ``Answer.after`` seconds


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """One HTTP request, read to its end. No repr: it may carry codes, tokens and patient data.

    ``query`` and ``headers`` keep the first value of a name; names of headers are in lower case.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One HTTP answer; ``after`` is how many seconds to wait before it is sent."""

    body: bytes = b""
    status: int = 200
    content_type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    after: float = 0.0
    ending: Ending = Ending.WHOLE

    def delayed(self, seconds: float) -> Answer:
        """The same answer, that much later."""
        return replace(self, after=self.after + seconds)

    def ended(self, ending: Ending) -> Answer:
        """The same answer, cut off in the given way."""
        return replace(self, ending=ending)


def json_answer(value: Any, status: int = 200) -> Answer:
    """``value`` as JSON."""
    return Answer(json.dumps(value).encode(), status)


def text_answer(text: str, status: int = 200, *headers: tuple[str, str]) -> Answer:
    """Plain text, as the platform's gateway answers when it is not well."""
    return Answer(text.encode(), status, TEXT, headers)


def outcome(text: str, status: int) -> Answer:
    """A FHIR OperationOutcome, the platform's way of refusing credentials (facts)."""
    issue = {"severity": "error", "code": "exception", "details": {"text": text}}
    return json_answer({"resourceType": "OperationOutcome", "issue": [issue]}, status)


def token_fault() -> Answer:
    """What the gateway says of an access token that it does not know, or no longer (facts)."""
    detail = {"errorcode": "keymanagement.service.invalid_access_token"}
    return json_answer({"fault": {"faultstring": "Invalid Access Token", "detail": detail}}, 401)


def refusal(error: str) -> Answer:
    """A refusal of the KYC service: HTTP 200 whose body says 400 (facts, "HTTP status lies")."""
    return json_answer(
        {"metadata": {"code": "400", "message": "Error: Bad Request"}, "data": {"error": error}}
    )


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in ``body``; empty when it is anything else."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
