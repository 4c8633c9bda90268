"""Chromium's load errors as the desk's problems."""

from __future__ import annotations

from desktop.domain.errors import Problem, ProblemCode

# Source: Chromium, net/base/net_error_list.h.
_NET_ERRORS = {
    ProblemCode.NAME_UNRESOLVED: (-105, -137, -804),
    ProblemCode.CONNECTION_REFUSED: (-102,),
    ProblemCode.TIMED_OUT: (-7, -118, -803),
    ProblemCode.CONNECTION_BROKEN: (
        *(-15, -21, -100, -101, -103, -104, -106, -108, -109, -320, -324, -325, -337),
        *(-354, -355, -356, -358, -361),
    ),
    ProblemCode.PROXY_REFUSED: (-111, -115, -121, -127, -130, -131, -136, -140, -336, -338),
    ProblemCode.CERTIFICATE_REFUSED: (-107, -110, -113, -117, -123, -125, -129, -134, -141, -149, -172),
    ProblemCode.URL_OFF_LIST: (-20, -22, -27, -28, -30, -301, -302),
}
_CERTIFICATE_ERRORS = range(-299, -199)
ABORTED = -3
"""Somebody changed their mind: a newer load, a download that was refused, a click on *Stop*."""


def from_net_error(number: int) -> Problem:
    """A load that brought no answer; ``number`` is Chromium's (negative)."""
    if number in _CERTIFICATE_ERRORS:
        return Problem(ProblemCode.CERTIFICATE_REFUSED)
    known = (code for code, numbers in _NET_ERRORS.items() if number in numbers)
    return Problem(next(known, ProblemCode.PAGE_NOT_LOADED))


def from_http_status(status: int) -> Problem:
    """An answer that is no page: outage, too many requests, or an expired link."""
    if status == 429:
        return Problem(ProblemCode.TOO_MANY_REQUESTS)
    return Problem(ProblemCode.SERVER_DOWN if status >= 500 else ProblemCode.PAGE_NOT_LOADED)
