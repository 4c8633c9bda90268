"""The patient's data: reading what was typed or pasted, grouping, masking.

Only ``^\\d{16}$`` may block a NIK (facts, "NIK"): oddities of region and date are warnings,
because a NIK with a wrong birth date is never reissued.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NAME_LIMIT = 120
EMAIL_LIMIT = 254
_SEPARATORS = re.compile(r"[\s.\-]")
_EMAIL = re.compile(r"^[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}$")
_MOBILE = re.compile(r"^8[1-35-9]\d{7,10}$")


class FieldIssue(StrEnum):
    """Why a field cannot be used as it stands; the sentence is in ``ui/texts.py``."""

    EMPTY = "empty"
    NOT_DIGITS = "not_digits"
    NOT_SIXTEEN = "not_sixteen"
    TOO_LONG = "too_long"
    BAD_CHARACTERS = "bad_characters"
    NO_LETTERS = "no_letters"
    NOT_EMAIL = "not_email"
    NOT_MOBILE = "not_mobile"


class NikWarning(StrEnum):
    """Odd, but possible; never blocks."""

    REGION = "region"
    BIRTH_DATE = "birth_date"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class Patient:
    """What the desk knows of the patient; each part may be empty until a complaint needs it."""

    name: str = ""
    nik: str = ""
    email: str = ""

    def __repr__(self) -> str:
        """Never the data itself: a repr ends up in tracebacks."""
        return "Patient(…)"


def clean_line(text: str) -> str:
    """One line as typed: newlines and tabs become spaces, invisible and direction marks vanish."""
    flat = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return "".join(c for c in flat if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})


def clean_nik(text: str) -> str:
    """A NIK as stored: the separators people type or paste are dropped."""
    return _SEPARATORS.sub("", clean_line(text))


def check_nik(text: str) -> FieldIssue | None:
    """Why ``text`` is not a NIK, or None. Expects the cleaned form."""
    if not text:
        return FieldIssue.EMPTY
    if not (text.isascii() and text.isdigit()):
        return FieldIssue.NOT_DIGITS
    return None if len(text) == 16 else FieldIssue.NOT_SIXTEEN


def check_name(text: str) -> FieldIssue | None:
    """Why ``text`` cannot be a person's name on the form, or None."""
    if not text:
        return FieldIssue.EMPTY
    if len(text) > NAME_LIMIT:
        return FieldIssue.TOO_LONG
    if any(unicodedata.category(c) == "So" or c in "<>{}[]\\|" for c in text):
        return FieldIssue.BAD_CHARACTERS
    return None if any(c.isalpha() for c in text) else FieldIssue.NO_LETTERS


def check_email(text: str) -> FieldIssue | None:
    """Why ``text`` is not an e-mail address one can write to, or None."""
    if not text:
        return FieldIssue.EMPTY
    if len(text) > EMAIL_LIMIT:
        return FieldIssue.TOO_LONG
    return None if text.isascii() and _EMAIL.match(text) else FieldIssue.NOT_EMAIL


def clean_phone(text: str) -> str:
    """A mobile number as E.164 (``+628…``); what is not one comes back cleaned but unchanged."""
    typed = re.sub(r"[\s.()\-]", "", clean_line(text))
    national = re.sub(r"^(\+62|62|0)", "", typed)
    return f"+62{national}" if _MOBILE.match(national) and national != typed else typed


def check_phone(text: str) -> FieldIssue | None:
    """Why ``text`` is not an Indonesian mobile number in E.164, or None."""
    if not text:
        return FieldIssue.EMPTY
    valid = text.startswith("+62") and text.isascii() and _MOBILE.match(text[3:])
    return None if valid else FieldIssue.NOT_MOBILE


def nik_warnings(nik: str, today: date) -> tuple[NikWarning, ...]:
    """What is odd about a NIK of 16 digits: region, date of birth (women DD+40), serial."""
    found = []
    if not 11 <= int(nik[:2]) <= 99 or nik[2:4] == "00":
        found.append(NikWarning.REGION)
    if not _is_birth_date(nik[6:12], today):
        found.append(NikWarning.BIRTH_DATE)
    if nik[12:] == "0000":
        found.append(NikWarning.SERIAL)
    return tuple(found)


def _is_birth_date(digits: str, today: date) -> bool:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    century = 2000 if 2000 + year <= today.year else 1900
    try:
        return date(century + year, month, day - 40 if day > 40 else day) <= today
    except ValueError:
        return False


def group_nik(nik: str) -> str:
    """A NIK in groups of four for reading aloud; anything else unchanged."""
    return " ".join(nik[i : i + 4] for i in range(0, 16, 4)) if len(nik) == 16 else nik


def mask_nik(nik: str) -> str:
    """First and last group only: ``3174 •••• •••• 0001``; what is not 16 digits is hidden whole."""
    if check_nik(nik) is not None:
        return "•" * min(len(nik), 16)
    return f"{nik[:4]} •••• •••• {nik[12:]}"


def mask_name(name: str) -> str:
    """First word in clear, of every other word the first letter: ``Budi S******``."""
    words = name.split()
    return " ".join(words[:1] + [w[0] + "*" * max(len(w) - 1, 1) for w in words[1:]])


def mask_email(email: str) -> str:
    """First letter and the domain: ``b•••@example.id``."""
    local, at, host = email.partition("@")
    return f"{local[:1]}•••{at}{host}" if email else ""
