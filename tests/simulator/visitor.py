"""Somebody in front of a validation page: what the page's script does, over plain HTTP."""

from __future__ import annotations

from typing import Any

import requests

EVERY_BOX = (True, True, True)


class Visitor:
    """Speaks to one validation page the way ``resources/simulator/portal.js`` does."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()
        self.http.trust_env = False

    def page(self) -> requests.Response:
        return self.http.get(self.url, timeout=5)

    def state(self) -> dict[str, Any]:
        return dict(self.http.get(f"{self.url}/state", timeout=5).json())

    def post(self, action: str, body: object = None) -> requests.Response:
        return self.http.post(f"{self.url}/{action}", json=body or {}, timeout=5)

    def step_after(self, action: str, body: object = None) -> str:
        return str(self.post(action, body).json()["step"])

    def types(self, code: str) -> str:
        return self.step_after("code", {"code": code})

    def sends(self, boxes: tuple[bool, ...] = EVERY_BOX) -> str:
        return self.step_after("submit", {"boxes": boxes})

    def tries_again(self) -> str:
        return self.step_after("retry")
