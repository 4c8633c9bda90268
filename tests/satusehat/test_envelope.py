"""The envelope against vectors sealed by an independent implementation, and against tampering."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from hypothesis import given
from hypothesis import strategies as st

from desktop.satusehat.envelope import BEGIN, END, EnvelopeError, is_envelope, open_envelope, seal
from desktop.satusehat.keypair import KeyPair, make_key_pair

VECTORS = json.loads((Path(__file__).parent / "vectors" / "kyc_envelope.json").read_text("utf-8"))
PAIR = make_key_pair()
SEALED = seal(b"a message of some length, so that every part of it can be hit", PAIR.private_key.public_key())


@pytest.fixture(scope="module")
def vector_key(vectors: dict[str, Any]) -> RSAPrivateKey:
    key = load_pem_private_key(vectors["private_key"].encode(), None)
    assert isinstance(key, RSAPrivateKey)
    return key


@pytest.mark.parametrize("case", VECTORS["opens"], ids=lambda case: case["name"])
def test_an_envelope_of_another_implementation_opens(case: dict[str, str], vector_key: RSAPrivateKey) -> None:
    assert is_envelope(case["armoured"])
    assert open_envelope(case["armoured"], vector_key).decode() == case["plaintext"]


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: case["name"])
def test_a_broken_envelope_is_refused_without_a_word(case: dict[str, str], vector_key: RSAPrivateKey) -> None:
    with pytest.raises(EnvelopeError) as caught:
        open_envelope(case["armoured"], vector_key)
    assert str(caught.value) == "the envelope cannot be opened"
    assert caught.value.__cause__ is None


def test_what_is_sealed_has_the_documented_shape(server_pair: KeyPair) -> None:
    lines = seal(b"x" * 500, server_pair.private_key.public_key()).split("\r\n")
    assert (lines[0], lines[-1]) == (BEGIN, END)
    assert {len(line) for line in lines[1:-2]} == {76}
    assert 0 < len(lines[-2]) <= 76


def test_the_same_message_never_looks_the_same_twice(server_pair: KeyPair) -> None:
    key = server_pair.private_key.public_key()
    assert not set(seal(b"hello", key).split("\r\n")[1:-1]) & set(seal(b"hello", key).split("\r\n")[1:-1])


def test_only_the_owner_of_the_key_opens_it(server_pair: KeyPair, client_pair: KeyPair) -> None:
    sealed = seal(b"hello", server_pair.private_key.public_key())
    assert open_envelope(sealed, server_pair.private_key) == b"hello"
    with pytest.raises(EnvelopeError):
        open_envelope(sealed, client_pair.private_key)


@given(plaintext=st.binary(max_size=400))
def test_whatever_is_sealed_comes_back(plaintext: bytes) -> None:
    assert open_envelope(seal(plaintext, PAIR.private_key.public_key()), PAIR.private_key) == plaintext


@given(place=st.integers(len(BEGIN) + 2, len(SEALED) - len(END) - 3), mask=st.integers(1, 127))
def test_no_single_character_can_be_changed(place: int, mask: int) -> None:
    changed = chr(ord(SEALED[place]) ^ mask)
    tampered = SEALED[:place] + changed + SEALED[place + 1 :]
    if "".join(tampered.split()) == "".join(SEALED.split()):
        return  # one blank for another
    with pytest.raises(EnvelopeError):
        open_envelope(tampered, PAIR.private_key)


@given(length=st.integers(0, len(SEALED) - 1))
def test_a_truncated_envelope_is_refused(length: int) -> None:
    with pytest.raises(EnvelopeError):
        open_envelope(SEALED[:length], PAIR.private_key)


@given(text=st.text())
def test_other_text_is_no_envelope(text: str) -> None:
    with pytest.raises(EnvelopeError):
        open_envelope(text, PAIR.private_key)
