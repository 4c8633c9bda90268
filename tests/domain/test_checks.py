"""Which NIK, name, e-mail address can go on the form, and why the others cannot."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from desktop.domain.patient import (
    FieldIssue,
    NikWarning,
    check_email,
    check_name,
    check_nik,
    clean_line,
    nik_warnings,
)
from tests.domain.typed import anything, niks

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "nik, issue",
    [
        ("3174010101900001", None),
        ("0000000000000000", None),
        ("", FieldIssue.EMPTY),
        ("317401010190000", FieldIssue.NOT_SIXTEEN),
        ("31740101019000011", FieldIssue.NOT_SIXTEEN),
        ("317401010190000A", FieldIssue.NOT_DIGITS),
        ("３１７４０１０１０１９００００１", FieldIssue.NOT_DIGITS),
        ("٣١٧٤٠١٠١٠١٩٠٠٠٠١", FieldIssue.NOT_DIGITS),
        ("317401010190000²", FieldIssue.NOT_DIGITS),
        ("3174010101900001\n", FieldIssue.NOT_DIGITS),
        ("😀", FieldIssue.NOT_DIGITS),
    ],
)
def test_only_sixteen_ascii_digits_are_a_nik(nik: str, issue: FieldIssue | None) -> None:
    assert check_nik(nik) is issue


@given(niks)
def test_no_nik_of_sixteen_digits_is_ever_blocked(nik: str) -> None:
    assert check_nik(nik) is None
    assert set(nik_warnings(nik, TODAY)) <= set(NikWarning)


@given(anything)
def test_odd_text_has_no_warnings_of_its_own(text: str) -> None:
    assert check_nik(text) is None or nik_warnings(text, TODAY) == ()


@pytest.mark.parametrize(
    "nik, warnings",
    [
        ("3174010101900001", ()),
        ("3174014101900001", ()),  # a woman: day + 40
        ("3174012902000001", ()),  # 29 February 2000
        ("3174013112260001", ()),  # born in December 1926, for 2026 has not got that far
        ("1074010101900001", (NikWarning.REGION,)),
        ("3100010101900001", (NikWarning.REGION,)),
        ("3174013013900001", (NikWarning.BIRTH_DATE,)),
        ("3174018101900001", (NikWarning.BIRTH_DATE,)),
        ("3174014001900001", (NikWarning.BIRTH_DATE,)),
        ("3174010101900000", (NikWarning.SERIAL,)),
        ("0000000000000000", (NikWarning.REGION, NikWarning.BIRTH_DATE, NikWarning.SERIAL)),
    ],
)
def test_what_is_odd_about_a_nik_is_said(nik: str, warnings: tuple[NikWarning, ...]) -> None:
    assert nik_warnings(nik, TODAY) == warnings


@pytest.mark.parametrize(
    "name",
    [
        "Budi",
        "Siti Aminah",
        "H. Ahmad Syafi'i, S.Pd.",
        "Ahmad Syafi`i",
        "Nur’aini",
        "Dr. R. M. Ngt-Wati",
        "Bayi Ny. Siti (Ani)",
        "Amélie",
        "M4rtha",
        "ꦧꦸꦢꦶ",
    ],
)
def test_names_that_people_have(name: str) -> None:
    assert check_name(clean_line(name)) is None


@pytest.mark.parametrize(
    "name, issue",
    [
        ("", FieldIssue.EMPTY),
        ("Budi 😀", FieldIssue.BAD_CHARACTERS),
        ("Budi ☎\ufe0f", FieldIssue.BAD_CHARACTERS),
        ("Budi 1\ufe0f\u20e3", FieldIssue.BAD_CHARACTERS),
        ("Budi 👍🏽", FieldIssue.BAD_CHARACTERS),
        ("<b>Budi</b>", FieldIssue.BAD_CHARACTERS),
        ("Budi{0}", FieldIssue.BAD_CHARACTERS),
        ("C:\\Budi", FieldIssue.BAD_CHARACTERS),
        ("Budi \ue000", FieldIssue.BAD_CHARACTERS),
        ("Budi \U0001fae8\U000e0fff", FieldIssue.BAD_CHARACTERS),
        ("12 34", FieldIssue.NO_LETTERS),
        ("...", FieldIssue.NO_LETTERS),
        ("a" * 121, FieldIssue.TOO_LONG),
    ],
)
def test_what_cannot_be_a_name_is_named(name: str, issue: FieldIssue) -> None:
    assert check_name(clean_line(name)) is issue


@pytest.mark.parametrize(
    "email",
    [
        "budi@contoh.id",
        "siti.aminah+ssm@mail.contoh.co.id",
        "B_1-2@contoh.id",
        "a@b.id",
        f"{'a' * 64}@contoh.id",
        "budi@xn--80ak6aa92e.example",
    ],
)
def test_addresses_one_can_write_to(email: str) -> None:
    assert check_email(email) is None


@pytest.mark.parametrize(
    "email",
    [
        "budi",
        "budi@",
        "@contoh.id",
        "budi@contoh",
        "budi@contoh.i",
        "budi@@contoh.id",
        "budi@rumah@contoh.id",
        "bu di@contoh.id",
        "budi@contoh.id\n",
        "budi@contoh.id, siti@contoh.id",
        "Budi <budi@contoh.id>",
        "budi@contoh..id",
        ".budi@contoh.id",
        "budi.@contoh.id",
        "budi@-contoh.id",
        "budi@127.0.0.1",
        "budi@contöh.id",
        "búdi@contoh.id",
        "budi😀@contoh.id",
        f"{'a' * 65}@contoh.id",
    ],
)
def test_what_is_no_address_is_named(email: str) -> None:
    assert check_email(email) is FieldIssue.NOT_EMAIL


def test_a_missing_and_an_endless_address_have_their_own_reasons() -> None:
    assert check_email("") is FieldIssue.EMPTY
    assert check_email("a" * 10_000) is FieldIssue.TOO_LONG


@given(anything)
def test_what_a_check_lets_through_is_one_line_that_every_file_can_hold(text: str) -> None:
    for check in (check_nik, check_name, check_email):
        if check(text) is None:
            text.encode()
            assert text.splitlines() == [text]
