"""Key pairs for the answers: a fresh one per call, the next one made ahead.

Nothing is registered anywhere; the public half goes out in the request, the private half lives in
memory until the answer is read (facts, "Envelope").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass(frozen=True, slots=True)
class KeyPair:
    """One RSA-2048 pair; ``public_pem`` is the SPKI PEM with LF line ends."""

    private_key: RSAPrivateKey
    public_pem: str

    def __repr__(self) -> str:
        """Never a key."""
        return "KeyPair(…)"


def make_key_pair() -> KeyPair:
    """A fresh RSA-2048 pair; takes some 20 to 500 ms, so not on the main thread."""
    private = generate_private_key(public_exponent=65537, key_size=2048)
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return KeyPair(private, public.decode("ascii"))


class KeyPairs:
    """Hands out each pair once and keeps one made ahead. Safe to use from several threads."""

    def __init__(self, make: Callable[[], KeyPair] = make_key_pair) -> None:
        self._make = make
        self._lock = Lock()
        self._ahead: KeyPair | None = None

    def take(self) -> KeyPair:
        """The pair made ahead, or one made now; nobody else gets the same one."""
        with self._lock:
            pair, self._ahead = self._ahead, None
        return pair or self._make()

    def prepare(self) -> None:
        """Make one ahead unless there is one already."""
        if not self._ready():
            # Made outside the lock: a call that needs a pair meanwhile makes its own and does not wait.
            self._keep(self._make())

    def _ready(self) -> bool:
        with self._lock:
            return self._ahead is not None

    def _keep(self, pair: KeyPair) -> None:
        with self._lock:
            self._ahead = self._ahead or pair
