"""The Ministry's keys as shipped, and the desk's own pairs made ahead."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from desktop.satusehat.environments import load_environments
from desktop.satusehat.keypair import KeyPair, KeyPairs, make_key_pair
from desktop.satusehat.serverkey import fingerprint, load_server_key

NON_PRODUCTION = "c636d238ac4272ae66fa086ed05008376f86267d791fdd91c2a106ecb676b718"
PRODUCTION = "d3f99822000eb74147850236f6c1b08fe450722997724da7f015a12ed3996c3f"


class Workshop:
    """Makes pairs that are told apart by a number; RSA is left out."""

    def __init__(self, pair: KeyPair) -> None:
        self._pair = pair
        self.made = 0

    def make(self) -> KeyPair:
        self.made += 1
        return KeyPair(self._pair.private_key, f"pair {self.made}")


@pytest.fixture
def workshop(client_pair: KeyPair) -> Workshop:
    return Workshop(client_pair)


@pytest.mark.parametrize(
    "name, expected",
    [("production", PRODUCTION), ("staging", NON_PRODUCTION), ("development", NON_PRODUCTION)],
)
def test_the_shipped_key_is_the_published_one(name: str, expected: str) -> None:
    key = load_server_key(load_environments()[name].server_key)
    assert key is not None
    assert fingerprint(key) == expected


def test_a_key_file_with_crlf_line_ends_is_read(tmp_path: Path) -> None:
    pem = load_environments()["production"].server_key.read_bytes()
    (tmp_path / "key.pem").write_bytes(pem.replace(b"\n", b"\r\n"))
    key = load_server_key(tmp_path / "key.pem")
    assert key is not None
    assert fingerprint(key) == PRODUCTION


@pytest.mark.parametrize(
    "content", [b"", b"no key", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"]
)
def test_a_file_without_a_key_gives_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key.pem").write_bytes(content)
    assert load_server_key(tmp_path / "key.pem") is None


@pytest.mark.parametrize(
    "key",
    [ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 1024)],
    ids=["elliptic", "short"],
)
def test_a_key_of_another_kind_gives_none(
    tmp_path: Path, key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
) -> None:
    pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "key.pem").write_bytes(pem)
    assert load_server_key(tmp_path / "key.pem") is None


def test_a_missing_key_file_gives_none(tmp_path: Path) -> None:
    assert load_server_key(tmp_path / "gone.pem") is None


def test_a_fresh_pair_is_rsa_2048_with_its_public_half_as_spki_pem() -> None:
    pair = make_key_pair()
    public = load_pem_public_key(pair.public_pem.encode())
    assert isinstance(public, rsa.RSAPublicKey)
    assert public == pair.private_key.public_key()
    assert public.key_size == 2048
    assert pair.public_pem.startswith("-----BEGIN PUBLIC KEY-----\n")


def test_the_pair_made_ahead_is_handed_out_and_no_other_made(workshop: Workshop) -> None:
    pairs = KeyPairs(workshop.make)
    pairs.prepare()
    pairs.prepare()
    assert pairs.take().public_pem == "pair 1"
    assert workshop.made == 1


def test_without_preparation_a_pair_is_made_at_once(workshop: Workshop) -> None:
    pairs = KeyPairs(workshop.make)
    assert [pairs.take().public_pem, pairs.take().public_pem] == ["pair 1", "pair 2"]


def test_no_pair_is_handed_out_twice_to_threads_in_a_hurry(workshop: Workshop) -> None:
    pairs = KeyPairs(workshop.make)

    def prepare_and_take(_: int) -> str:
        pairs.prepare()
        return pairs.take().public_pem

    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(prepare_and_take, range(200)))
    assert len(set(taken)) == len(taken)
