"""A stranger's SATUSEHAT client: requests and cryptography, nothing of ours, as an integrator would write it.

It follows the way of the public SDKs: log in, seal one JSON object, post it, open the answer.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BEGIN, END = "-----BEGIN ENCRYPTED MESSAGE-----", "-----END ENCRYPTED MESSAGE-----"
OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
AGENT = {"agent_name": "Petugas Latihan", "agent_nik": "3174000000000001"}
OWN_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def spki() -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return OWN_KEY.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def pkcs1() -> str:
    form = serialization.PublicFormat.PKCS1
    return OWN_KEY.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


class Stranger:
    """Knows only what ``loket simulator`` printed."""

    def __init__(self, printed: Mapping[str, str]) -> None:
        self.printed = printed
        self.http = requests.Session()
        self.http.trust_env = False

    def log_in(self, **changes: str) -> requests.Response:
        form = {"client_id": self.printed["client_id"], "client_secret": self.printed["client_secret"]}
        url = f"{self.printed['auth_url']}/accesstoken"
        query = {"grant_type": "client_credentials"}
        return self.http.post(url, params=query, data={**form, **changes}, timeout=5)

    def token(self) -> str:
        return str(self.log_in().json()["access_token"])

    def seal(self, plain: bytes) -> bytes:
        key = serialization.load_pem_public_key(Path(self.printed["server_key"]).read_bytes())
        assert isinstance(key, rsa.RSAPublicKey)
        aes, iv = os.urandom(32), os.urandom(12)
        return key.encrypt(aes, OAEP) + iv + AESGCM(aes).encrypt(iv, plain, None)

    def post(self, body: str, token: str | None = None) -> requests.Response:
        headers = {
            "Authorization": f"Bearer {self.token() if token is None else token}",
            "Content-Type": "text/plain",
        }
        url = f"{self.printed['kyc_url']}/generate-url"
        return self.http.post(url, data=body.encode(), headers=headers, timeout=5)

    def generate(self, token: str | None = None, **changes: object) -> requests.Response:
        wish = {**AGENT, "public_key": spki(), **changes}
        return self.post(armoured(self.seal(json.dumps(wish).encode())), token)

    def page_url(self) -> str:
        return str(opened(self.generate().text)["data"]["url"])


def armoured(binary: bytes) -> str:
    text = base64.b64encode(binary).decode()
    lines = [text[at : at + 76] for at in range(0, len(text), 76)]
    return "\r\n".join([BEGIN, *lines, END])


def opened(text: str) -> dict[str, Any]:
    """The object in an answer that was sealed for ``OWN_KEY``."""
    assert text.startswith(BEGIN)
    binary = base64.b64decode(text.removeprefix(BEGIN).removesuffix(END))
    aes = OWN_KEY.decrypt(binary[:256], OAEP)
    answer = json.loads(AESGCM(aes).decrypt(binary[256:268], binary[268:], None))
    assert isinstance(answer, dict)
    return answer
