"""The sealed message of SATUSEHAT's KYC (facts, "Envelope").

binary = RSA-wrapped AES key (256 bytes) | IV (12) | AES-256-GCM ciphertext | tag (16), base64
between two marker lines. RSA-2048, OAEP with SHA-256 and MGF1-SHA-256, no label; a fresh 32-byte
key per message; no additional data.
"""

from __future__ import annotations

import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

BEGIN = "-----BEGIN ENCRYPTED MESSAGE-----"
END = "-----END ENCRYPTED MESSAGE-----"
_LINE = 76
_KEY = 32
_IV = 12
_TAG = 16


class EnvelopeError(Exception):
    """An envelope that cannot be opened with this key. Says nothing of its content, or why."""

    def __init__(self) -> None:
        super().__init__("the envelope cannot be opened")


def _oaep() -> padding.OAEP:
    return padding.OAEP(mgf=padding.MGF1(SHA256()), algorithm=SHA256(), label=None)


def seal(plaintext: bytes, server_public_key: RSAPublicKey) -> str:
    """An envelope that only the owner of ``server_public_key`` can open; ASCII, CRLF line ends."""
    key, iv = os.urandom(_KEY), os.urandom(_IV)
    binary = server_public_key.encrypt(key, _oaep()) + iv + AESGCM(key).encrypt(iv, plaintext, None)
    text = binascii.b2a_base64(binary, newline=False).decode("ascii")
    lines = (text[start : start + _LINE] for start in range(0, len(text), _LINE))
    return "\r\n".join((BEGIN, *lines, END))


def is_envelope(text: str) -> bool:
    """Whether ``text`` claims to be an envelope; anything else is an error body, to be read as such."""
    return text.lstrip().startswith(BEGIN)


def open_envelope(armoured: str, private_key: RSAPrivateKey) -> bytes:
    """The plaintext of an envelope sealed for ``private_key``; raises EnvelopeError.

    Takes CRLF, LF, one long line, no line end before END, and blank lines around the markers;
    insists on both markers and on strict base64 (RFC 4648, section 3.3).
    """
    binary = _binary(armoured)
    wrapped = private_key.key_size // 8
    if len(binary) < wrapped + _IV + _TAG:
        raise EnvelopeError
    iv, sealed = binary[wrapped : wrapped + _IV], binary[wrapped + _IV :]
    try:
        key = private_key.decrypt(binary[:wrapped], _oaep())
        if len(key) != _KEY:
            raise EnvelopeError
        return AESGCM(key).decrypt(iv, sealed, None)
    except (ValueError, InvalidTag):
        raise EnvelopeError from None


def _binary(armoured: str) -> bytes:
    text = armoured.strip()
    if not (text.startswith(BEGIN) and text.endswith(END) and len(text) >= len(BEGIN) + len(END)):
        raise EnvelopeError
    try:
        packed = "".join(text[len(BEGIN) : -len(END)].split()).encode("ascii")
        return binascii.a2b_base64(packed, strict_mode=True)
    except ValueError:
        raise EnvelopeError from None
