"""Why there is no answer: from the exceptions of requests, urllib3, ssl and socket to one code.

TLS comes before connections, because an SSLError of requests is a ConnectionError too.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime

import requests
import urllib3.exceptions

from desktop.domain.errors import ProblemCode

_GUIDE_PUBLISHED = datetime(2024, 7, 23, tzinfo=UTC)
_X509_NOT_YET_VALID = 9  # OpenSSL, X509_V_ERR_CERT_NOT_YET_VALID

_IN_ORDER: tuple[tuple[tuple[type[BaseException], ...], ProblemCode], ...] = (
    (
        (requests.exceptions.ProxyError, urllib3.exceptions.ProxyError, requests.exceptions.InvalidProxyURL),
        ProblemCode.PROXY_REFUSED,
    ),
    ((socket.gaierror, urllib3.exceptions.NameResolutionError), ProblemCode.NAME_UNRESOLVED),
    ((ConnectionRefusedError,), ProblemCode.CONNECTION_REFUSED),
    ((requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError), ProblemCode.TIMED_OUT),
    (
        (requests.exceptions.ContentDecodingError, urllib3.exceptions.DecodeError),
        ProblemCode.ANSWER_UNREADABLE,
    ),
)


def read_fault(error: BaseException, now: datetime) -> ProblemCode:
    """The code for a call that ended in ``error`` when the PC's wall clock said ``now``."""
    chain = tuple(_causes(error))
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate_fault(cause, now)
    for kinds, code in _IN_ORDER:
        if any(isinstance(cause, kinds) for cause in chain):
            return code
    # http.client has no type of its own for a proxy that will not open the tunnel.
    tunnel = any(isinstance(cause, OSError) and "Tunnel connection failed" in str(cause) for cause in chain)
    return ProblemCode.PROXY_REFUSED if tunnel else ProblemCode.CONNECTION_BROKEN


def _certificate_fault(error: ssl.SSLCertVerificationError, now: datetime) -> ProblemCode:
    """A PC that lives before the guide, or before its server's certificate, has a wrong clock."""
    early = getattr(error, "verify_code", 0) == _X509_NOT_YET_VALID
    return ProblemCode.CLOCK_WRONG if early or now < _GUIDE_PUBLISHED else ProblemCode.CERTIFICATE_REFUSED


def _causes(error: BaseException) -> Iterator[BaseException]:
    """``error`` and what it wraps: requests and urllib3 use arguments, ``reason`` and ``from``."""
    waiting, seen = [error], set[int]()
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        wrapped = (*current.args, getattr(current, "reason", None), current.__cause__)
        waiting.extend(cause for cause in wrapped if isinstance(cause, BaseException))
