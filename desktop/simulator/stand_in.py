"""The stand-in itself: what answers which request. Knows nothing of sockets."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from desktop.simulator import pages
from desktop.simulator.answers import (
    Answer,
    Ending,
    Request,
    json_answer,
    read_object,
    text_answer,
    token_fault,
)
from desktop.simulator.form import check, read_complaint, ticket
from desktop.simulator.kyc import PAGES, generate_url
from desktop.simulator.oauth import Login, same
from desktop.simulator.portal import Portal
from desktop.simulator.scenarios import SCENARIOS, Fault, Place, Scenario
from desktop.simulator.stories import CODES_FILE

AUTH, KYC, FORM = "/oauth2/v1", "/kyc/v1", "/mobile/contact-us"
_DATE_BACK = 400 * 86400.0


class StandIn:
    """One run of the stand-in. Thread-safe. ``base_url`` is set by the server that gives it an address.

    ``clock``: seconds that never jump, for the lifetimes of tokens and codes.
    """

    def __init__(self, scenario: str = "normal", clock: Callable[[], float] = time.monotonic) -> None:
        self.base_url = ""
        self.login = Login(clock)
        self.portal = Portal(clock)
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._routes: dict[tuple[str, str], Callable[[Request], Answer]] = {
            ("POST", f"{AUTH}/accesstoken"): self._token,
            ("POST", f"{KYC}/generate-url"): self._generate,
            ("GET", "/training/codes"): self._codes,
            ("GET", FORM): self._empty_form,
            ("POST", FORM): self._complaint,
            ("GET", "/control/log"): self._log,
            ("POST", "/control/scenario"): self._switch,
        }
        self.play(scenario)

    @property
    def public_key_pem(self) -> str:
        """The stand-in's own public key, as the client needs it to seal a request (PEM, SPKI)."""
        encoding, form = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        return self._key.public_key().public_bytes(encoding, form).decode()

    def play(self, scenario: str) -> None:
        """From now on behaves as the scenario of that name says. KeyError: there is none of that name."""
        with self._lock:
            self._scenario, self._met = SCENARIOS[scenario], 0

    def counts(self) -> dict[str, int]:
        """How often each endpoint was used; never with what."""
        with self._lock:
            return dict(self._counts)

    def answer(self, request: Request) -> Answer:
        """The answer to any request whatsoever."""
        if request.path.startswith(PAGES):
            return self._page(request)
        method = "GET" if request.method == "HEAD" else request.method
        if route := self._routes.get((method, request.path)):
            return route(request)
        allowed = ", ".join(method for method, path in self._routes if path == request.path)
        return text_answer("Method Not Allowed", 405, ("Allow", allowed)) if allowed else _nothing_here()

    # -- the API ---------------------------------------------------------------------------------

    def _token(self, request: Request) -> Answer:
        return self._faulty(Place.LOGIN, lambda _: self.login.answer(request))

    def _generate(self, request: Request) -> Answer:
        def answer(fault: Fault | None) -> Answer:
            if fault is Fault.TOKEN_DROPPED:
                self.login.forget_tokens()
            if not self.login.accepts(request.headers.get("authorization", "")):
                return token_fault()
            return generate_url(request, self._key, self.base_url, self.portal.open_page(), fault)

        return self._faulty(Place.GENERATE, answer)

    def _faulty(self, place: Place, answer: Callable[[Fault | None], Answer]) -> Answer:
        self._count(place)
        scenario = self._fault_at(place)
        if scenario is None:
            return answer(None)
        if scenario.fault is Fault.REPLY and scenario.reply:
            return scenario.reply
        if scenario.fault is Fault.SILENCE:
            return Answer(after=scenario.seconds, ending=Ending.SILENCE)
        if scenario.fault is Fault.RESET:
            return Answer(ending=Ending.RESET)
        return _spoilt(answer(scenario.fault), scenario)

    def _fault_at(self, place: Place) -> Scenario | None:
        with self._lock:
            if place not in self._scenario.places:
                return None
            self._met += 1
            over = self._scenario.first and self._met > self._scenario.first
            return None if over else self._scenario

    # -- the portal's page -----------------------------------------------------------------------

    def _page(self, request: Request) -> Answer:
        token, _, action = request.path.removeprefix(PAGES).partition("/")
        if request.method != "POST":
            return self._load(token, action)
        answer = self.portal.act(token, action, request.body)
        if answer is None:
            return _nothing_here()
        self._count(f"page-{action}")
        return answer

    def _load(self, token: str, action: str) -> Answer:
        if action == "gone":
            return Answer(ending=Ending.RESET)
        if action == "state":
            return self.portal.state(token) or _nothing_here()
        if action:
            return _nothing_here()
        known = self.portal.knows(token)
        return self._faulty(Place.PAGE, lambda _: pages.validation_page() if known else _nothing_here())

    # -- training, complaint form, control --------------------------------------------------------

    def _codes(self, _request: Request) -> Answer:
        return Answer(CODES_FILE.read_bytes())

    def _empty_form(self, _request: Request) -> Answer:
        self._count("form")
        return pages.form_page({}, {})

    def _complaint(self, request: Request) -> Answer:
        complaint = read_complaint(request.headers.get("content-type", ""), request.body)
        errors = check(complaint)
        self._count("form-refused" if errors else "form-sent")
        as_json = "json" in request.headers.get("accept", "")
        if errors:
            return (
                json_answer({"errors": errors}, 422) if as_json else pages.form_page(complaint.texts, errors)
            )
        number = ticket()
        sentence = f"Nomor tiket {number}. Ini latihan: isian dan lampiran tidak disimpan dan tidak dikirim."
        return json_answer({"ticket": number}) if as_json else pages.message_page("Aduan terkirim", sentence)

    def _log(self, request: Request) -> Answer:
        if not self._may_control(request):
            return text_answer("Forbidden", 403)
        return json_answer({"scenario": self._scenario.name, "counts": self.counts()})

    def _switch(self, request: Request) -> Answer:
        if not self._may_control(request):
            return text_answer("Forbidden", 403)
        name = str(read_object(request.body).get("name", ""))
        if name not in SCENARIOS:
            return json_answer({"scenarios": {row.name: row.description for row in SCENARIOS.values()}}, 422)
        self.play(name)
        return json_answer({"scenario": name})

    def _may_control(self, request: Request) -> bool:
        return same(request.headers.get("x-loket-control", ""), self.login.client_secret)

    def _count(self, what: str) -> None:
        with self._lock:
            self._counts[what] += 1


def _spoilt(answer: Answer, scenario: Scenario) -> Answer:
    if scenario.fault is Fault.LATE:
        return answer.delayed(scenario.seconds)
    if scenario.fault is Fault.TRUNCATED:
        return answer.ended(Ending.TRUNCATED)
    if scenario.fault is Fault.WRONG_DATE:
        date = formatdate(time.time() - _DATE_BACK, usegmt=True)
        return replace(answer, headers=(*answer.headers, ("Date", date)))
    return answer


def _nothing_here() -> Answer:
    return pages.message_page("Halaman tidak ditemukan", "Alamat ini tidak ada di server latihan.", 404)
