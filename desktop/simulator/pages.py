"""The stand-in's pages, put together from the plain files in ``resources/simulator/``.

Every page is one self-contained document: style and script are written into it, nothing else is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape

from desktop.simulator.answers import HTML, Answer
from desktop.simulator.form import CATEGORIES, NEEDS, TEXT_FIELDS
from desktop.simulator.stories import RESOURCES

_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
_HEADERS = (
    ("Content-Security-Policy", _POLICY),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
)


def validation_page() -> Answer:
    """The page that generate-url leads to; what it shows it asks of the server under its own address."""
    return _page(_template("portal.html").replace("/*script*/", _file("portal.js")))


def form_page(texts: Mapping[str, str], errors: Mapping[str, str]) -> Answer:
    """The complaint form with what was typed and one sentence per field that is not in order."""
    html = _template("form.html")
    for name in (*TEXT_FIELDS, "lampiran"):
        sentence = escape(errors.get(name, ""))
        html = html.replace(f"<!--galat:{name}-->", sentence)
        html = html.replace(f'data-periksa="{name}"', 'aria-invalid="true"' if sentence else "")
        html = html.replace(f"<!--isi:{name}-->", escape(texts.get(name, "")))
    html = html.replace("<!--pilihan:kategori-->", _options(CATEGORIES, texts.get("kategori", "")))
    html = html.replace("<!--pilihan:kebutuhan-->", _options(NEEDS, texts.get("kebutuhan", "")))
    summary = "" if errors else "hidden"
    return _page(html.replace('data-ringkasan=""', summary), 422 if errors else 200)


def message_page(title: str, sentence: str, status: int = 200) -> Answer:
    """A page that only says one thing."""
    html = _template("message.html").replace("<!--judul-->", escape(title))
    return _page(html.replace("<!--kalimat-->", escape(sentence)), status)


def _options(names: Iterable[str], chosen: str) -> str:
    rows = (f"<option{' selected' if name == chosen else ''}>{escape(name)}</option>" for name in names)
    return "".join(rows)


def _page(html: str, status: int = 200) -> Answer:
    return Answer(html.encode(), status, HTML, _HEADERS)


@cache
def _file(name: str) -> str:
    return (RESOURCES / name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> str:
    return _file(name).replace("/*style*/", _file("style.css"))
