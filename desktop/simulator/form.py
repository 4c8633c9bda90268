"""The stand-in's copy of the complaint form: six fields, each checked as the guide's part B demands.

Nothing that is sent here is kept: it is looked at, answered and forgotten.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser

from desktop.domain.patient import check_email, check_name, check_phone, clean_line, clean_phone

CATEGORIES = (
    "Akun SATUSEHAT Mobile",
    "Verifikasi Profil (KYC)",
    "Rekam Medis Elektronik",
    "Vaksinasi dan Imunisasi",
    "Saran dan Masukan",
)
NEEDS = ("Tidak menerima kode", "Mengubah data profil", "Menghapus akun", "Lainnya")
CATEGORY, NEED = CATEGORIES[1], NEEDS[-1]
TEXT_FIELDS = ("nama", "email", "telepon", "kategori", "kebutuhan", "pesan")
ATTACHMENTS = "lampiran"
ATTACHMENT_LIMIT = 5 * 1024 * 1024
"""Bytes one picture may have."""
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_NIK = re.compile(r"(?<!\d)\d(?:[ .]?\d){15}(?!\d)")
_MAIL = re.compile(r"[^\s@,;:<>]+@[^\s@,;:<>]+\.[^\s@,;:<>.]{2,}")
_LABELS = frozenset({"nama", "nik", "email", "mail", "pasien"})


@dataclass(frozen=True, slots=True, repr=False)
class Complaint:
    """What came with the form. No repr: it holds patient data."""

    texts: Mapping[str, str] = field(default_factory=dict)
    files: tuple[bytes, ...] = ()

    def text(self, name: str) -> str:
        """A field's text, without the spaces around it; empty when it was not sent."""
        return self.texts.get(name, "").strip()


def read_complaint(content_type: str, body: bytes) -> Complaint:
    """The fields of a ``multipart/form-data`` body; what is no such thing reads as an empty form."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    try:
        parts = [_part(part) for part in BytesParser().parsebytes(head + body).walk()]
    except RecursionError:  # parts within parts within parts
        return Complaint()
    texts = {name: payload.decode("utf-8", "replace") for name, payload in parts if name in TEXT_FIELDS}
    return Complaint(texts, tuple(payload for name, payload in parts if name == ATTACHMENTS and payload))


def _part(part: Message) -> tuple[str, bytes]:
    name = part.get_param("name", header="content-disposition")
    payload = part.get_payload(decode=True)
    return (name if isinstance(name, str) else ""), (payload if isinstance(payload, bytes) else b"")


def check(complaint: Complaint) -> dict[str, str]:
    """A sentence per field that the Helpdesk could not work with; empty when all is well."""
    found = {
        "nama": _name(complaint.text("nama")),
        "email": _email(complaint.text("email")),
        "telepon": _phone(complaint.text("telepon")),
        "kategori": "" if complaint.text("kategori") == CATEGORY else f"Pilih kategori “{CATEGORY}”.",
        "kebutuhan": "" if complaint.text("kebutuhan") == NEED else f"Pilih kebutuhan “{NEED}”.",
        "pesan": _message(complaint.text("pesan")),
        ATTACHMENTS: _attachments(complaint.files),
    }
    return {name: sentence for name, sentence in found.items() if sentence}


def ticket() -> str:
    """A number for a complaint that was accepted; random, since nothing is kept."""
    return f"LATIHAN-{secrets.token_hex(4).upper()}"


def _name(text: str) -> str:
    return "Isi nama pelapor." if check_name(clean_line(text)) else ""


def _email(text: str) -> str:
    return "Isi alamat email yang aktif, misalnya nama@contoh.id." if check_email(text) else ""


def _phone(text: str) -> str:
    return "Isi nomor telepon yang aktif, misalnya 0812 3456 7890." if check_phone(clean_phone(text)) else ""


def _message(text: str) -> str:
    rest = _MAIL.sub(" ", _NIK.sub(" ", text))
    words = [word for word in re.findall(r"[^\W\d_]{2,}", rest) if word.lower() not in _LABELS]
    missing = [
        what
        for what, there in (
            ("nama", words),
            ("NIK (16 digit)", _NIK.search(text)),
            ("email", _MAIL.search(text)),
        )
        if not there
    ]
    return f"Pesan harus memuat {', '.join(missing)} pasien." if missing else ""


def _attachments(files: tuple[bytes, ...]) -> str:
    if any(not file.startswith(_PICTURES) for file in files):
        return "Lampiran harus berupa gambar PNG atau JPEG."
    if any(len(file) > ATTACHMENT_LIMIT for file in files):
        return "Setiap lampiran paling besar 5 MB."
    if len(files) < 2:
        return "Lampirkan dua gambar: halaman sukses web Portal KYC dan Profil SSM pengguna."
    return ""
