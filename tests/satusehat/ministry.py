"""A SATUSEHAT in a few lines, over real HTTP with the real envelope; each answer can be replaced."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from desktop.satusehat.envelope import open_envelope, seal
from desktop.satusehat.environments import Environment

Handler = Callable[[Request], Response]
INVALID_TOKEN = json.dumps({"fault": {"faultstring": "Invalid Access Token", "detail": {"errorcode": "x"}}})
WRONG_LOGIN = json.dumps(
    {
        "resourceType": "OperationOutcome",
        "issue": [{"details": {"text": "The user or system was not able to be authenticated"}}],
    }
)


class Ministry:
    """Notes what it was asked; answers from ``next_logins`` and ``next_urls`` first, then as documented."""

    def __init__(self, server: HTTPServer, key: RSAPrivateKey, folder: Path) -> None:
        self.key = key
        self.logins: list[dict[str, str]] = []
        self.asked: list[dict[str, Any]] = []
        self.bearers: list[str] = []
        self.next_logins: list[Response] = []
        self.next_urls: list[Response | Callable[[RSAPublicKey], Response]] = []
        self.expires_in: Any = "3599"
        self.page_host = f"{server.host}:{server.port}"
        pem = folder / "server.pem"
        pem.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        self.environment = Environment(
            "custom", server.url_for("/oauth2/v1"), server.url_for("/kyc/v1"), pem, (self.page_host,)
        )
        server.expect_request("/oauth2/v1/accesstoken", method="POST").respond_with_handler(self._login)
        server.expect_request("/kyc/v1/generate-url", method="POST").respond_with_handler(self._generate)

    def _login(self, request: Request) -> Response:
        assert request.content_type == "application/x-www-form-urlencoded"
        assert request.args["grant_type"] == "client_credentials"
        self.logins.append(request.form.to_dict())
        if self.next_logins:
            return self.next_logins.pop(0)
        grant = {"access_token": f"token-{len(self.logins)}", "expires_in": self.expires_in}
        return Response(json.dumps(grant), content_type="application/json")

    def _generate(self, request: Request) -> Response:
        assert request.content_type == "text/plain"
        self.bearers.append(request.headers["Authorization"].removeprefix("Bearer "))
        content = json.loads(open_envelope(request.get_data(as_text=True), self.key))
        self.asked.append(content)
        client_key = load_pem_public_key(content["public_key"].encode())
        assert isinstance(client_key, RSAPublicKey)
        if self.next_urls:
            planned = self.next_urls.pop(0)
            return planned if isinstance(planned, Response) else planned(client_key)
        return sealed(self.page(len(self.asked)))(client_key)

    def page(self, number: int) -> dict[str, Any]:
        """The documented answer with the URL of the n-th page."""
        url = f"http://{self.page_host}/kyc/v1/validation-web/{number}"
        return {"metadata": {"code": "200", "message": "OK"}, "data": {"token": str(number), "url": url}}


def sealed(content: object) -> Callable[[RSAPublicKey], Response]:
    """An answer with ``content`` as JSON (bytes go in as they are), sealed for whoever asks."""
    plaintext = content if isinstance(content, bytes) else json.dumps(content).encode()
    return lambda client_key: Response(seal(plaintext, client_key), content_type="text/plain")


def refused(status: int, body: str, content_type: str = "application/json", **headers: str) -> Response:
    """A plain answer; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(body, status, named, content_type=content_type)
