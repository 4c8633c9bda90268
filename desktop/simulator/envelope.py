"""The envelope as the server sees it (facts, "Envelope"); written apart from the client's on purpose.

``RSA-wrapped AES key (256 B) | IV (12 B) | AES-256-GCM ciphertext | tag (16 B)``, base64 between markers.
"""

from __future__ import annotations

import base64
import binascii
import os
import re

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BEGIN = "-----BEGIN ENCRYPTED MESSAGE-----"
END = "-----END ENCRYPTED MESSAGE-----"
_WRAPPED, _IV, _TAG, _LINE = 256, 12, 16, 76


class MissingTag(Exception):
    """The body does not stand between the markers; the text says which one is missing."""


class Junk(Exception):
    """The markers are there, but what stands between them is no message: the real service panics."""


class Undecryptable(Exception):
    """The AES key cannot be unwrapped: sealed for another server key."""


class Unreadable(Exception):
    """The AES key is right, the message does not verify."""


def _oaep() -> padding.OAEP:
    return padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)


def open_envelope(text: str, key: rsa.RSAPrivateKey) -> bytes:
    """The plaintext of an envelope that was sealed for ``key``. Raises one of this module's errors."""
    binary = _binary(text)
    try:
        aes_key = key.decrypt(binary[:_WRAPPED], _oaep())
    except ValueError as error:
        raise Undecryptable from error
    iv, sealed = binary[_WRAPPED : _WRAPPED + _IV], binary[_WRAPPED + _IV :]
    try:
        return AESGCM(aes_key).decrypt(iv, sealed, None)
    except (InvalidTag, ValueError) as error:  # ValueError: not a key of 16, 24 or 32 bytes
        raise Unreadable from error


def _binary(text: str) -> bytes:
    body = text.strip()
    if not body.startswith(BEGIN):
        raise MissingTag("missing begin tag")
    if not body.endswith(END):
        raise MissingTag("missing end tag")
    try:
        binary = base64.b64decode(re.sub(r"\s", "", body[len(BEGIN) : -len(END)]), validate=True)
    except (binascii.Error, ValueError) as error:  # ValueError: not ASCII
        raise Junk from error
    if len(binary) < _WRAPPED + _IV + _TAG:
        raise Junk
    return binary


def read_public_key(pem: object) -> rsa.RSAPublicKey:
    """The client's public key: PEM, SPKI or PKCS#1, whatever its line ends. Raises Junk for all else."""
    if not isinstance(pem, str):
        raise Junk
    try:
        key = serialization.load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Junk from error
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < 2048:
        raise Junk
    return key


def seal(plain: bytes, key: rsa.RSAPublicKey) -> str:
    """``plain`` in an envelope for ``key``: lines of 76, each with CRLF, and nothing after the END marker."""
    aes_key, iv = AESGCM.generate_key(256), os.urandom(_IV)
    binary = key.encrypt(aes_key, _oaep()) + iv + AESGCM(aes_key).encrypt(iv, plain, None)
    text = base64.b64encode(binary).decode()
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\r\n".join([BEGIN, *lines, END])
