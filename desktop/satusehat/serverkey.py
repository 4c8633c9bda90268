"""The Ministry's public keys: PEM files per environment, known by their SHA-256(SPKI)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

_BITS = 2048


def load_server_key(file: Path) -> RSAPublicKey | None:
    """The key in ``file``, or None when there is no RSA-2048 public key (facts, "Envelope").

    Line ends may be LF or CRLF.
    """
    try:
        key = load_pem_public_key(file.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, RSAPublicKey) and key.key_size == _BITS else None


def fingerprint(key: RSAPublicKey) -> str:
    """SHA-256 of the key's SubjectPublicKeyInfo, 64 hexadecimal digits, as the settings show it."""
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()
