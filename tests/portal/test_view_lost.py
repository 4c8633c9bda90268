"""A page that does not come, goes away or stays empty is a problem with a name, told once."""

from __future__ import annotations

import os
import signal
import socket
import ssl
from collections.abc import Iterator

import pytest
import trustme
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import ProblemCode
from tests.portal.desk import Desk, Heard, wait_for
from tests.portal.odd_pages import fill
from tests.portal.server import Answer, PageServer


@pytest.fixture
def impatient_desk(qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(blank_after=0.3)
    desk.view.show()
    yield desk
    desk.throw_away()


@pytest.fixture
def untrusted_server() -> Iterator[PageServer]:
    """Encrypts with a certificate of an authority that nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1", "localhost").configure_cert(context)
    server = PageServer(tls=context)
    yield server
    server.stop()


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def lost(desk: Desk, qtbot: QtBot, url: str, *hosts: str) -> ProblemCode:
    heard = desk.visit(url, *hosts)
    wait_for(qtbot, lambda: "lost" in heard.events)
    assert heard.events == ["lost"]
    return heard.problems[0].code


def kill_page(desk: Desk) -> None:
    sheet = desk.view._sheet
    assert sheet is not None
    os.kill(sheet.page.renderProcessPid(), signal.SIGKILL)


STATUS = {
    404: ProblemCode.PAGE_NOT_LOADED,
    410: ProblemCode.PAGE_NOT_LOADED,
    429: ProblemCode.TOO_MANY_REQUESTS,
    500: ProblemCode.SERVER_DOWN,
    503: ProblemCode.SERVER_DOWN,
}


@pytest.mark.parametrize("status, code", STATUS.items())
@pytest.mark.parametrize("words", ["", fill("{CODE}") * 30], ids=["short", "with a page of its own"])
def test_an_answer_that_is_no_page(
    desk: Desk, qtbot: QtBot, server: PageServer, status: int, code: ProblemCode, words: str
) -> None:
    assert lost(desk, qtbot, server.page(words, status=status), server.host()) is code


def test_a_login_is_not_asked_for(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    challenge = {"WWW-Authenticate": 'Basic realm="x"'}
    url = server.page("no", status=401, headers=challenge)
    assert lost(desk, qtbot, url, server.host()) is ProblemCode.PAGE_NOT_LOADED


def test_nobody_listens(desk: Desk, qtbot: QtBot, closed_port: int) -> None:
    host = f"127.0.0.1:{closed_port}"
    assert lost(desk, qtbot, f"http://{host}/", host) is ProblemCode.CONNECTION_REFUSED


def test_no_such_name(desk: Desk, qtbot: QtBot) -> None:
    host = "portal.clinic.invalid"
    assert lost(desk, qtbot, f"https://{host}/", host) is ProblemCode.NAME_UNRESOLVED


def test_the_server_hangs_up(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    server.answers["/"] = Answer(hangs_up=True)
    assert lost(desk, qtbot, server.url("/"), server.host()) is ProblemCode.CONNECTION_BROKEN


def test_a_certificate_of_nobody(desk: Desk, qtbot: QtBot, untrusted_server: PageServer) -> None:
    url = untrusted_server.page(fill("{CODE}"))
    assert lost(desk, qtbot, url, untrusted_server.host()) is ProblemCode.CERTIFICATE_REFUSED
    assert untrusted_server.asked == []


def test_something_to_download_instead_of_a_page(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    server.answers["/"] = Answer("x", headers={"Content-Type": "application/pdf"})
    assert lost(desk, qtbot, server.url("/"), server.host()) is ProblemCode.PAGE_NOT_LOADED


def working(desk: Desk, qtbot: QtBot, server: PageServer) -> Heard:
    heard = desk.visit(server.page(fill("{CODE}")), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])
    return heard


def test_the_page_is_killed(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    heard = working(desk, qtbot, server)
    kill_page(desk)
    wait_for(qtbot, lambda: heard.events[-1] == "lost")
    assert heard.problems[0].code is ProblemCode.PAGE_DIED
    again = working(desk, qtbot, server)
    assert again.problems == []


def test_the_page_goes_on_to_nowhere(desk: Desk, qtbot: QtBot, server: PageServer) -> None:
    heard = working(desk, qtbot, server)
    server.answers["/gone"] = Answer(hangs_up=True)
    desk.run("location.href = '/gone'")
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry", "lost"])
    assert heard.problems[0].code is ProblemCode.CONNECTION_BROKEN


@pytest.mark.parametrize("body", ["", "<div hidden>Halo</div>", "<script>'x'</script><p>&nbsp;</p>"])
def test_a_page_stays_blank(impatient_desk: Desk, qtbot: QtBot, server: PageServer, body: str) -> None:
    heard = impatient_desk.visit(server.page(body), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", "lost"])
    assert heard.problems[0].code is ProblemCode.PAGE_BLANK


def test_a_page_that_is_written_late_is_not_blank(
    impatient_desk: Desk, qtbot: QtBot, server: PageServer
) -> None:
    late = "<script>setTimeout(() => { document.body.innerHTML = '<p>Halo</p>' }, 150);"
    late += "setTimeout(() => { document.body.innerHTML = '<h1>Masukkan kode akses</h1>' }, 700)</script>"
    heard = impatient_desk.visit(server.page(late), server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])


def test_a_page_that_is_only_a_frame_is_not_blank(
    impatient_desk: Desk, qtbot: QtBot, server: PageServer
) -> None:
    late = (
        "<script>setTimeout(() => { document.body.innerHTML = '<h1>Masukkan kode akses</h1>' }, 500)</script>"
    )
    server.page(f"<p>Halo</p>{late}", "/frame")
    page = server.page('<iframe style="width:600px; height:400px" src="/frame"></iframe>')
    heard = impatient_desk.visit(page, server.host())
    wait_for(qtbot, lambda: heard.events == ["loaded", "code_entry"])
