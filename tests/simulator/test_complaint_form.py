"""The copy of the complaint form: the guide's six fields, each looked at as the guide demands."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from desktop.simulator.form import TEXT_FIELDS, check, read_complaint
from desktop.simulator.server import StandInServer

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
JPEG = b"\xff\xd8\xff\xe0" + b"\r\n--x\r\n" * 40
GOOD = {
    "nama": "Siti Rahayu",
    "email": "petugas@puskesmas.example.id",
    "telepon": "0812 3456 7890",
    "kategori": "Verifikasi Profil (KYC)",
    "kebutuhan": "Lainnya",
    "pesan": "Nama: Budi Santoso\r\nNIK: 3174 0000 0000 0001\r\nEmail: budi@example.id",
}
BOTH = (("sukses.png", PNG), ("profil.jpg", JPEG))
Files = tuple[tuple[str, bytes], ...]


@pytest.fixture
def form_url(running_stand_in: StandInServer) -> str:
    return running_stand_in.announcement("")["form_url"]


def send(url: str, fields: dict[str, str], files: Files = BOTH, **headers: str) -> requests.Response:
    attached: list[Any] = [("lampiran", (name, data, "image/png")) for name, data in files]
    # A field's empty file is what a browser sends when nothing was chosen.
    return requests.post(
        url, data=fields, files=attached or [("lampiran", ("", b""))], headers=headers, timeout=5
    )


def complaints(url: str, fields: dict[str, str], files: Files = BOTH) -> dict[str, str]:
    answer = send(url, fields, files, Accept="application/json")
    return dict(answer.json().get("errors", {}))


def test_the_form_asks_the_guides_six_things_in_its_order(form_url: str) -> None:
    page = requests.get(form_url, timeout=5)
    labels = ("Nama pelapor", "Email", "Nomor telepon", "Kategori", "Kebutuhan", "Pesan", "Lampiran")
    places = [page.text.index(f">{label}</label>") for label in labels]
    assert places == sorted(places)
    assert "Verifikasi Profil (KYC)" in page.text
    assert "LATIHAN – bukan data sungguhan" in page.text
    assert "Aduan belum terkirim" not in page.text.split('role="alert" hidden')[0]


def test_a_complete_complaint_gets_a_ticket(form_url: str) -> None:
    answer = send(form_url, GOOD)
    assert answer.status_code == 200
    assert "Aduan terkirim" in answer.text
    assert "LATIHAN-" in answer.text
    assert send(form_url, GOOD, Accept="application/json").json()["ticket"].startswith("LATIHAN-")


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("nama", "", "Isi nama pelapor."),
        ("email", "petugas", "email yang aktif"),
        ("telepon", "12", "nomor telepon yang aktif"),
        ("kategori", "Saran dan Masukan", "“Verifikasi Profil (KYC)”"),
        ("kebutuhan", "", "“Lainnya”"),
        ("pesan", "Nama: Budi\nNIK: 317400000000000\nEmail: budi@example.id", "NIK (16 digit)"),
        ("pesan", "Nama: Budi\nNIK: 3174000000000001\nEmail: budi", "email pasien"),
        ("pesan", "Nama:\nNIK: 3174000000000001\nEmail: budi@example.id", "nama pasien"),
        ("pesan", "", "nama, NIK (16 digit), email pasien"),
    ],
)
def test_each_field_is_looked_at(form_url: str, field: str, text: str, sentence: str) -> None:
    found = complaints(form_url, {**GOOD, field: text})
    assert list(found) == [field]
    assert sentence in found[field]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ((), "dua gambar"),
        (BOTH[:1], "dua gambar"),
        ((*BOTH, ("surat.pdf", b"%PDF-1.7")), "PNG atau JPEG"),
        ((BOTH[0], ("besar.png", PNG + bytes(5 * 1024 * 1024))), "5 MB"),
    ],
)
def test_the_attachments_are_looked_at(form_url: str, files: Files, sentence: str) -> None:
    found = complaints(form_url, GOOD, files)
    assert list(found) == ["lampiran"]
    assert sentence in found["lampiran"]


def test_a_refused_form_comes_back_as_it_was_typed(form_url: str) -> None:
    typed = {**GOOD, "nama": 'Siti "<b>&', "email": "x"}
    answer = send(form_url, typed)
    assert answer.status_code == 422
    assert 'value="Siti &quot;&lt;b&gt;&amp;"' in answer.text
    assert "<option selected>Lainnya</option>" in answer.text
    assert "Isi alamat email yang aktif" in answer.text


def test_markers_typed_into_a_field_stay_text(form_url: str) -> None:
    answer = send(form_url, {**GOOD, "nama": "<!--isi:pesan-->", "email": "x"})
    assert "&lt;!--isi:pesan--&gt;" in answer.text


def test_pictures_arrive_as_they_were_sent() -> None:
    request = requests.Request("POST", "http://x", data=GOOD, files=[("lampiran", f) for f in BOTH]).prepare()
    assert isinstance(request.body, bytes)
    complaint = read_complaint(request.headers["Content-Type"], request.body)
    assert complaint.files == (PNG, JPEG)
    assert complaint.text("pesan") == GOOD["pesan"]


@given(
    st.sampled_from(["multipart/form-data; boundary=x", "text/plain", "multipart/mixed", "", "é\r\n x"]),
    st.binary(max_size=300) | st.text("-x\r\n: ;=\"'multipartnamelampiran/", max_size=300).map(str.encode),
)
def test_whatever_is_posted_is_answered_with_sentences(content_type: str, body: bytes) -> None:
    found = check(read_complaint(content_type, body))
    assert set(TEXT_FIELDS) <= found.keys()


def test_parts_within_parts_are_no_complaint() -> None:
    level = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
    assert "nama" in check(read_complaint("multipart/form-data; boundary=x", b"--x\r\n" + level * 3000))
