"""The code typed decides the story; each is lived through over HTTP, as the page's script does it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from desktop.simulator.server import StandInServer
from desktop.simulator.stories import CODES_FILE, PLOTS, STORIES
from tests.simulator.stranger import Stranger
from tests.simulator.visitor import Visitor


def submissions(visitor: Visitor, code: str, clicks: int) -> list[str]:
    """What the first submission and ``clicks`` clicks on [Coba Lagi] lead to."""
    assert visitor.types(code) == "data"
    return [visitor.sends(), *(visitor.tries_again() for _ in range(clicks))]


@pytest.mark.parametrize("code", ["111111", "120000"])
def test_success(visitor: Visitor, code: str) -> None:
    assert submissions(visitor, code, 0) == ["succeeded"]


@pytest.mark.parametrize("fails", [1, 2, 3, 4])
def test_so_many_failures_then_success(visitor: Visitor, fails: int) -> None:
    assert submissions(visitor, f"20000{fails}", fails) == ["failed"] * fails + ["succeeded"]


def test_the_fourth_retry_that_fails_brings_the_last_pop_up(visitor: Visitor) -> None:
    assert submissions(visitor, "300000", 4) == ["failed"] * 4 + ["last"]


def test_after_the_last_pop_up_only_a_new_start_helps(visitor: Visitor) -> None:
    submissions(visitor, "300000", 4)
    assert visitor.post("retry").status_code == 409
    assert visitor.step_after("restart") == "code"
    assert submissions(visitor, "111111", 0) == ["succeeded"]


def test_a_new_start_counts_from_the_beginning(visitor: Visitor) -> None:
    submissions(visitor, "300000", 4)
    visitor.post("restart")
    assert submissions(visitor, "300000", 4) == ["failed"] * 4 + ["last"]


def test_the_portal_may_escalate_at_the_first_failure(visitor: Visitor) -> None:
    assert submissions(visitor, "900000", 0) == ["last"]


def test_an_identity_that_does_not_match(visitor: Visitor) -> None:
    assert submissions(visitor, "400000", 0) == ["invalid"]
    assert visitor.post("retry").status_code == 409


@pytest.mark.parametrize("boxes", [(True, True, False), (False, False, False), (), (True,) * 4])
def test_a_box_left_unticked_is_not_valid(visitor: Visitor, boxes: tuple[bool, ...]) -> None:
    visitor.types("111111")
    assert visitor.sends(boxes) == "invalid"


def test_an_expired_code_asks_for_a_new_one(visitor: Visitor) -> None:
    assert visitor.types("500000") == "code_expired"
    assert visitor.types("111111") == "data"


@pytest.mark.parametrize("code", ["600000", "123456", "", "11111", "۱۱۱۱۱۱"])
def test_any_other_code_is_wrong_and_may_be_typed_again(visitor: Visitor, code: str) -> None:
    assert visitor.types(code) == "code_wrong"
    assert visitor.state() == {"step": "code"}
    assert visitor.types("111111") == "data"


def test_a_submission_may_never_be_answered(visitor: Visitor) -> None:
    visitor.types("700000")
    with pytest.raises(requests.ConnectionError):
        visitor.post("submit", {"boxes": [True, True, True]})


def test_the_page_may_die(visitor: Visitor) -> None:
    assert submissions(visitor, "800000", 0) == ["gone"]
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{visitor.url}/gone", timeout=5)


def test_a_code_lives_five_minutes(visitor: Visitor, six_minutes_later: Callable[[], None]) -> None:
    visitor.types("111111")
    six_minutes_later()
    assert visitor.sends() == "code_expired"


def test_a_reloaded_page_keeps_the_count(visitor: Visitor) -> None:
    submissions(visitor, "200002", 1)
    assert visitor.page().ok
    assert visitor.state()["step"] == "failed"
    assert visitor.tries_again() == "succeeded"
    assert visitor.state()["step"] == "succeeded"


def test_a_second_click_on_send_is_no_second_submission(visitor: Visitor) -> None:
    submissions(visitor, "200001", 0)
    again = visitor.post("submit", {"boxes": [True, True, True]})
    assert (again.status_code, again.json()["step"]) == (409, "failed")
    assert visitor.tries_again() == "succeeded"


def test_the_patient_is_masked(visitor: Visitor) -> None:
    visitor.types("111111")
    patient = visitor.state()["patient"]
    assert re.fullmatch(r"\w+ \w\*+", patient["name"])
    assert re.fullmatch(r"\d{4} •••• •••• \d{4}", patient["nik"])


def test_failures_name_a_cause(visitor: Visitor) -> None:
    visitor.types("300000")
    visitor.sends()
    assert visitor.state()["cause"]


def test_the_oldest_pages_are_forgotten(stranger: Stranger, running_stand_in: StandInServer) -> None:
    visitor = Visitor(stranger.page_url())
    for _ in range(500):
        running_stand_in.stand_in.portal.open_page()
    assert visitor.page().status_code == 404
    assert visitor.post("code", {"code": "111111"}).status_code == 404


def test_trainers_read_the_same_list_as_the_stand_in(running_stand_in: StandInServer) -> None:
    listed = requests.get(f"{running_stand_in.base_url}/training/codes", timeout=5).json()
    assert listed == json.loads(CODES_FILE.read_text(encoding="utf-8"))
    assert [row["code"] for row in listed] == list(STORIES)
    assert {row["name"] for row in listed} == set(PLOTS)
    assert all(re.fullmatch(r"\d{6}", row["code"]) and all(row.values()) for row in listed)


@pytest.mark.parametrize(
    "words",
    [
        *("Masukkan kode akses", "Verifikasi Kode", "Validasi Data", "Nama lengkap cocok", "NIK KTP cocok"),
        *("Wajah cocok", "Kirim Validasi", "Pesan konfirmasi", "Batal", "Ya, Kirim"),
        *("Mengirim validasi… mohon tunggu", "Verifikasi profil belum berhasil", "Coba Lagi"),
        *(
            "Ulangi Proses Verifikasi",
            "hubungi Helpdesk",
            "Verifikasi profil berhasil",
            "Verifikasi tidak valid",
        ),
        *("Kode akses salah", "Kode akses sudah kedaluwarsa", "LATIHAN – bukan data sungguhan"),
    ],
)
def test_the_page_has_the_guides_words(visitor: Visitor, words: str) -> None:
    assert words in visitor.page().text


def test_the_page_loads_nothing_from_elsewhere(visitor: Visitor) -> None:
    page = visitor.page()
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", page.text)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "/*style*/" not in page.text
    assert "/*script*/" not in page.text


def test_the_files_of_the_page_lie_where_the_app_looks() -> None:
    assert Path("resources", "simulator") == CODES_FILE.parent.relative_to(CODES_FILE.parents[2])
