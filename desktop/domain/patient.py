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
_SPACE = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s.()\-\u2010-\u2015]")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_TOP = r"[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
_EMAIL = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_TOP}")
_MOBILE = re.compile(r"8[1-35-9][0-9]{7,10}")
# Turns what follows around, so that a person reads something else than is stored: never dropped quietly.
_OVERRIDE = "\u202e"
# Stands for half of a character that never arrived whole; no file and no form can hold the half.
_REPLACEMENT = "\ufffd"
_NOT_IN_NAMES = frozenset({"So", "Sc", "Sm", "Sk", "Me", "Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_APOSTROPHES = frozenset("`´")  # Sk, but typed in names like Syafi`i
_SELECTORS = range(0xFE00, 0xFE10)  # make a picture of the character before them
_STARS = 12


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
    """One line as typed: newlines and tabs become spaces, what nobody can see vanishes.

    Direction marks and zero-width characters come along when a number is copied from a chat; they
    carry nothing. U+202E does (it turns the reading around), so it stays and the checks name it,
    like emoji and characters that no font has. Nothing visible is ever dropped.
    """
    seen = "".join(map(_seen, _SPACE.sub(" ", text)))
    return unicodedata.normalize("NFC", _SPACE.sub(" ", seen).strip())


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return _REPLACEMENT
    return "" if category in ("Cc", "Cf") and character != _OVERRIDE else character


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
    if any(map(_is_not_in_names, text)):
        return FieldIssue.BAD_CHARACTERS
    return None if any(c.isalpha() for c in text) else FieldIssue.NO_LETTERS


def _is_not_in_names(character: str) -> bool:
    if character in _APOSTROPHES:
        return False
    if character in "{}[]\\" or ord(character) in _SELECTORS:
        return True
    return unicodedata.category(character) in _NOT_IN_NAMES


def check_email(text: str) -> FieldIssue | None:
    """Why ``text`` is not an e-mail address one can write to, or None.

    RFC 5321 without quoted names and address literals, which no mobile account has.
    """
    if not text:
        return FieldIssue.EMPTY
    if len(text) > EMAIL_LIMIT:
        return FieldIssue.TOO_LONG
    return None if _EMAIL.fullmatch(text) else FieldIssue.NOT_EMAIL


def clean_phone(text: str) -> str:
    """A mobile number as E.164 (``+628…``); what is not one comes back cleaned but unchanged."""
    typed = _SEPARATORS.sub("", clean_line(text))
    national = re.sub(r"^(\+62|62|0)", "", typed)
    return f"+62{national}" if _MOBILE.fullmatch(national) and national != typed else typed


def check_phone(text: str) -> FieldIssue | None:
    """Why ``text`` is not an Indonesian mobile number in E.164, or None."""
    if not text:
        return FieldIssue.EMPTY
    valid = text.startswith("+62") and _MOBILE.fullmatch(text[3:])
    return None if valid else FieldIssue.NOT_MOBILE


def nik_warnings(nik: str, today: date) -> tuple[NikWarning, ...]:
    """What is odd about a NIK: region, date of birth (women DD+40), serial. Nothing to say of other text."""
    if check_nik(nik) is not None:
        return ()
    odd = {
        NikWarning.REGION: int(nik[:2]) < 11 or nik[2:4] == "00",
        NikWarning.BIRTH_DATE: not _is_birth_date(nik[6:12], today),
        NikWarning.SERIAL: nik[12:] == "0000",
    }
    return tuple(warning for warning, is_odd in odd.items() if is_odd)


def _is_birth_date(digits: str, today: date) -> bool:
    """Two digits of the year fit two centuries; one past date is enough."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    day = day - 40 if day > 40 else day
    return any(_is_past(century + year, month, day, today) for century in (1900, 2000))


def _is_past(year: int, month: int, day: int, today: date) -> bool:
    try:
        return date(year, month, day) <= today
    except ValueError:
        return False


def group_nik(nik: str) -> str:
    """A NIK in groups of four for reading aloud; anything else unchanged."""
    return " ".join(nik[i : i + 4] for i in range(0, 16, 4)) if check_nik(nik) is None else nik


def mask_nik(nik: str) -> str:
    """First and last group only: ``3174 •••• •••• 0001``; what is not 16 digits is hidden whole."""
    if check_nik(nik) is not None:
        return "•" * min(len(nik), 16)
    return f"{nik[:4]} •••• •••• {nik[12:]}"


def mask_name(name: str) -> str:
    """First word in clear, of every other word the first letter: ``Budi S******``.

    Where there is one word only, it is masked too: it would be the whole name.
    """
    words = name.split()
    clear = words[:1] if len(words) > 1 else []
    return " ".join(clear + [_starred(word) for word in words[len(clear) :]])


def _starred(word: str) -> str:
    return word[0] + "*" * min(max(len(word) - 1, 1), _STARS)
