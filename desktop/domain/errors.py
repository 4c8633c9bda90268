"""What can go wrong around the desk, as values. Bugs are exceptions; these are not.

Source: SATUSEHAT KYC facts, "What comes back when it goes wrong". The sentence and the next
action that belong to a code live in ``ui/texts.py``; the flow only needs the kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """Whose problem it is, which decides the picture and the advice, never the verdict."""

    NETWORK = "network"
    CERTIFICATE = "certificate"
    CLOCK = "clock"
    SERVER = "server"
    WAIT = "wait"
    CREDENTIALS = "credentials"
    INTEGRATION = "integration"
    KEY = "key"
    UNTRUSTED = "untrusted"
    PORTAL = "portal"
    SETUP = "setup"


class ProblemCode(StrEnum):
    """One stable code per distinguishable fault; shown small, for the clinic's IT."""

    NAME_UNRESOLVED = "L-101"
    CONNECTION_REFUSED = "L-102"
    TIMED_OUT = "L-103"
    CONNECTION_BROKEN = "L-104"
    CERTIFICATE_REFUSED = "L-105"
    CLOCK_WRONG = "L-106"
    PROXY_REFUSED = "L-107"
    CAPTIVE_PORTAL = "L-108"
    SERVER_DOWN = "L-201"
    TOO_MANY_REQUESTS = "L-202"
    LOGIN_REFUSED = "L-301"
    OTHER_ORGANIZATION = "L-302"
    TOKEN_REFUSED = "L-303"
    LOGIN_PAUSED = "L-304"
    ENVELOPE_MISSING = "L-401"
    SERVER_KEY_WRONG = "L-402"
    MESSAGE_UNREADABLE = "L-403"
    SERVER_PANIC = "L-404"
    REQUEST_REFUSED = "L-405"
    ANSWER_NOT_OURS = "L-501"
    ANSWER_WITHOUT_URL = "L-502"
    URL_OFF_LIST = "L-503"
    ANSWER_UNREADABLE = "L-504"
    PAGE_NOT_LOADED = "L-601"
    PAGE_DIED = "L-602"
    PAGE_BLANK = "L-603"
    SIMULATOR_DOWN = "L-701"
    NOT_CONNECTED = "L-702"

    @property
    def kind(self) -> ProblemKind:
        """The class of the fault, as the facts sort them."""
        return _KINDS[self]


_KINDS = {
    ProblemCode.NAME_UNRESOLVED: ProblemKind.NETWORK,
    ProblemCode.CONNECTION_REFUSED: ProblemKind.NETWORK,
    ProblemCode.TIMED_OUT: ProblemKind.NETWORK,
    ProblemCode.CONNECTION_BROKEN: ProblemKind.NETWORK,
    ProblemCode.CERTIFICATE_REFUSED: ProblemKind.CERTIFICATE,
    ProblemCode.CLOCK_WRONG: ProblemKind.CLOCK,
    ProblemCode.PROXY_REFUSED: ProblemKind.NETWORK,
    ProblemCode.CAPTIVE_PORTAL: ProblemKind.NETWORK,
    ProblemCode.SERVER_DOWN: ProblemKind.SERVER,
    ProblemCode.TOO_MANY_REQUESTS: ProblemKind.WAIT,
    ProblemCode.LOGIN_REFUSED: ProblemKind.CREDENTIALS,
    ProblemCode.OTHER_ORGANIZATION: ProblemKind.CREDENTIALS,
    ProblemCode.TOKEN_REFUSED: ProblemKind.CREDENTIALS,
    ProblemCode.LOGIN_PAUSED: ProblemKind.WAIT,
    ProblemCode.ENVELOPE_MISSING: ProblemKind.INTEGRATION,
    ProblemCode.SERVER_KEY_WRONG: ProblemKind.KEY,
    ProblemCode.MESSAGE_UNREADABLE: ProblemKind.INTEGRATION,
    ProblemCode.SERVER_PANIC: ProblemKind.INTEGRATION,
    ProblemCode.REQUEST_REFUSED: ProblemKind.INTEGRATION,
    ProblemCode.ANSWER_NOT_OURS: ProblemKind.UNTRUSTED,
    ProblemCode.ANSWER_WITHOUT_URL: ProblemKind.UNTRUSTED,
    ProblemCode.URL_OFF_LIST: ProblemKind.UNTRUSTED,
    ProblemCode.ANSWER_UNREADABLE: ProblemKind.UNTRUSTED,
    ProblemCode.PAGE_NOT_LOADED: ProblemKind.PORTAL,
    ProblemCode.PAGE_DIED: ProblemKind.PORTAL,
    ProblemCode.PAGE_BLANK: ProblemKind.PORTAL,
    ProblemCode.SIMULATOR_DOWN: ProblemKind.SETUP,
    ProblemCode.NOT_CONNECTED: ProblemKind.SETUP,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault somebody at the desk can meet.

    ``retry_after`` is how many seconds the Ministry asks us to wait before the next call
    (60 after a refused login, ``Retry-After`` after a 429); 0 means at once.
    """

    code: ProblemCode
    retry_after: float = 0.0

    @property
    def kind(self) -> ProblemKind:
        """The class of the fault."""
        return self.code.kind
