"""Certificates as they go wrong at a desk, with a certificate authority of the test's own."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
import trustme
import truststore

from desktop.domain.errors import Problem, ProblemCode
from desktop.satusehat.answers import Answer
from desktop.satusehat.transport import Timeouts, Transport
from tests.satusehat.raw_server import Behaviour, RawServer, drips, never_speaks, ok, says
from tests.satusehat.turned_clock import TurnedClock

Serve = Callable[..., RawServer]
NOW = datetime.now(UTC)
LONG = 600.0
SAFE = says(ok(b"safe"))


@pytest.fixture(scope="module")
def clinic_ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trust(clinic_ca: trustme.CA) -> Callable[[], ssl.SSLContext]:
    """The store of a PC that trusts the clinic's own authority."""

    def store() -> ssl.SSLContext:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        clinic_ca.configure_trust(context)
        return context

    return store


@pytest.fixture
def trusting(clock: TurnedClock, trust: Callable[[], ssl.SSLContext]) -> Transport:
    return Transport(clock, trust=trust)


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as running:

        def start(certificate: trustme.LeafCert, behaviour: Behaviour = SAFE) -> RawServer:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            return running.enter_context(RawServer(behaviour, context))

        yield start


def post(transport: Transport, server: RawServer) -> Answer | Problem:
    return transport.post(f"https://127.0.0.1:{server.port}/", b"body", {})


def test_a_certificate_of_the_clinics_authority_is_accepted(
    trusting: Transport, serve: Serve, clinic_ca: trustme.CA
) -> None:
    answer = post(trusting, serve(clinic_ca.issue_cert("127.0.0.1")))
    assert isinstance(answer, Answer)
    assert answer.body == b"safe"


def test_a_certificate_nobody_vouches_for_is_refused(trusting: Transport, serve: Serve) -> None:
    server = serve(trustme.CA().issue_cert("127.0.0.1"))
    assert post(trusting, server) == Problem(ProblemCode.CERTIFICATE_REFUSED)


def test_the_pcs_own_store_does_not_know_the_test(
    clock: TurnedClock, serve: Serve, clinic_ca: trustme.CA
) -> None:
    server = serve(clinic_ca.issue_cert("127.0.0.1"))
    assert post(Transport(clock), server) == Problem(ProblemCode.CERTIFICATE_REFUSED)


def test_a_certificate_for_another_host_is_refused(
    trusting: Transport, serve: Serve, clinic_ca: trustme.CA
) -> None:
    server = serve(clinic_ca.issue_cert("gateway.clinic.example"))
    assert post(trusting, server) == Problem(ProblemCode.CERTIFICATE_REFUSED)


def test_an_expired_certificate_is_refused(trusting: Transport, serve: Serve, clinic_ca: trustme.CA) -> None:
    stale = clinic_ca.issue_cert(
        "127.0.0.1", not_before=NOW - timedelta(days=9), not_after=NOW - timedelta(days=2)
    )
    assert post(trusting, serve(stale)) == Problem(ProblemCode.CERTIFICATE_REFUSED)


def test_a_certificate_of_the_future_means_a_clock_that_is_slow(
    trusting: Transport, serve: Serve, clinic_ca: trustme.CA
) -> None:
    early = clinic_ca.issue_cert(
        "127.0.0.1", not_before=NOW + timedelta(days=2), not_after=NOW + timedelta(days=9)
    )
    assert post(trusting, serve(early)) == Problem(ProblemCode.CLOCK_WRONG)


def test_a_pc_that_lives_before_the_guide_has_a_wrong_clock(
    trusting: Transport, serve: Serve, clock: TurnedClock
) -> None:
    clock.wall = datetime(2019, 1, 1, tzinfo=UTC)
    server = serve(trustme.CA().issue_cert("127.0.0.1"))
    assert post(trusting, server) == Problem(ProblemCode.CLOCK_WRONG)


def test_a_server_without_tls_where_tls_belongs(trusting: Transport) -> None:
    with RawServer(lambda connection, _: connection.sendall(ok())) as plain:
        assert post(trusting, plain) == Problem(ProblemCode.CONNECTION_BROKEN)


@pytest.mark.parametrize(
    "timeouts", [Timeouts(0.2, LONG, LONG), Timeouts(LONG, LONG, 0.2)], ids=["connect", "total"]
)
def test_a_handshake_that_never_comes(clock: TurnedClock, timeouts: Timeouts) -> None:
    with RawServer(never_speaks) as silent:
        assert post(Transport(clock, timeouts), silent) == Problem(ProblemCode.TIMED_OUT)


def test_a_drip_through_tls_ends_with_the_call(
    clock: TurnedClock, trust: Callable[[], ssl.SSLContext], serve: Serve, clinic_ca: trustme.CA
) -> None:
    dripping = serve(clinic_ca.issue_cert("127.0.0.1"), drips(b"HTTP/1.1 200 OK\r\nX-Long: "))
    hasty = Transport(clock, Timeouts(LONG, LONG, 0.5), trust)
    assert post(hasty, dripping) == Problem(ProblemCode.TIMED_OUT)
