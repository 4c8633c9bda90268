"""``POST /kyc/v1/generate-url``: one operator in, the address of one validation page out (facts)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa

from desktop.simulator.answers import Answer, Request, read_object, refusal
from desktop.simulator.envelope import (
    Junk,
    MissingTag,
    Undecryptable,
    Unreadable,
    open_envelope,
    read_public_key,
    seal,
)
from desktop.simulator.scenarios import PANIC, Fault

PAGES = "/kyc/v1/validation-web/"
"""Path of the validation pages; the page's random name follows."""
_OFF_LIST = "https://portal-kyc.example.net"
_SEALED = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, repr=False)
class Agent:
    """Who asks: the operator's name and NIK, and the key to seal the answer for."""

    name: str
    nik: str
    key: rsa.RSAPublicKey


def read_agent(body: bytes, server_key: rsa.RSAPrivateKey) -> Agent | Answer:
    """The operator in a sealed request, or what the service answers to a body that it cannot read."""
    try:
        plain = open_envelope(body.decode("utf-8", "replace"), server_key)
        wish = read_object(plain)
        name, nik = wish.get("agent_name"), wish.get("agent_nik")
        if not (isinstance(name, str) and isinstance(nik, str)):
            raise Junk
        agent = Agent(name, nik, read_public_key(wish.get("public_key")))
    except MissingTag as error:
        return refusal(str(error))
    except Undecryptable:
        return refusal("failed to decrypt ciphertext: crypto/rsa: decryption error")
    except Unreadable:
        return refusal("Failed to decrypt message")
    except Junk:
        return PANIC
    return agent if name.strip() and nik.strip() else refusal("agent_name and agent_nik are required")


def generate_url(
    request: Request, key: rsa.RSAPrivateKey, base_url: str, token: str, fault: Fault | None
) -> Answer:
    """The sealed address of the page ``token``, spoilt as ``fault`` says."""
    agent = read_agent(request.body, key)
    if isinstance(agent, Answer):
        return agent
    host = _OFF_LIST if fault is Fault.URL_OFF_LIST else base_url
    data = {"agent_name": agent.name, "agent_nik": agent.nik, "token": token}
    if fault is not Fault.NO_URL:
        data["url"] = f"{host}{PAGES}{token}"
    return _sealed({"metadata": {"code": "200", "message": "OK"}, "data": data}, agent.key, key, fault)


def _sealed(
    answer: dict[str, Any], client: rsa.RSAPublicKey, server: rsa.RSAPrivateKey, fault: Fault | None
) -> Answer:
    reader = server.public_key() if fault is Fault.FOREIGN_KEY else client
    text = seal(json.dumps(answer).encode(), reader)
    half = text[: len(text) // 2] if fault is Fault.HALF_ENVELOPE else text
    return Answer(half.encode(), content_type=_SEALED)
