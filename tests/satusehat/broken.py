"""Answers as nobody would write them: strategies for the fuzz tests."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from desktop.satusehat.answers import Answer
from desktop.satusehat.envelope import BEGIN, END
from desktop.satusehat.refusals import load_refusals

HOST = "gateway.clinic.example"
LOOPBACK = "127.0.0.1:8123"
ALLOWED = (HOST, f"{HOST}:8443", LOOPBACK)

# What a URL is made of, and what has fooled readers of URLs before.
_VISIBLE = f"""
    https:// http:// HTTPS:// https: // / \\ javascript: file:// data: {HOST} {HOST.upper()} {LOOPBACK}
    127.0.0.1 127.1 0x7f.1 2130706433 [::1] localhost evil.example . .. : :443 :8443 :80 :0 :65536 :99999
    @ user@ u:p@ ? # % %2f %40 %00 & = ; /kyc/v1/validation-web/1 xn-- - _ [ ] < " | ^ ` {{ * ß
""".split()
_INVISIBLE = (" ", "\t", "\n", "\r", "\x00", "\x7f", "\u200b", "\u202e", "\ufeff")
_LOOK_ALIKES = ("\u3002", "\uff0e", "\u2044", "\u0456", "\u017f")
_pieces = st.sampled_from([*_VISIBLE, *_INVISIBLE, *_LOOK_ALIKES])
_starts = st.sampled_from(["https://", f"https://{HOST}", ""])
_PAGE = f"https://{HOST}/kyc/v1/validation-web/1"
urls = st.one_of(
    st.sampled_from([_PAGE, f"http://{LOOPBACK}/kyc/v1/validation-web/1"]),
    st.builds(lambda at, piece: _PAGE[:at] + piece + _PAGE[at:], st.integers(0, len(_PAGE)), _pieces),
    st.lists(_pieces, max_size=6).map("".join),
    st.builds("{}{}{}".format, _starts, _pieces, st.text(max_size=6)),
    st.text(max_size=20),
)
_said = st.sampled_from([refusal.says for refusal in load_refusals()])
_codes = st.sampled_from(["200", "400", "401", "429", "500", 200, 400, 200.0, "٢", "1" * 30, 10**40, "-1"])
_scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | _codes | _said
_NAMES = "metadata code message data url fault faultstring issue details text access_token expires_in"
_names = st.sampled_from(_NAMES.split()) | st.text(max_size=3)
_flat = _scalars | st.lists(_scalars, max_size=2) | st.dictionaries(_names, _scalars | urls, max_size=3)
values: st.SearchStrategy[Any] = _flat | st.dictionaries(_names, _flat, max_size=3)

# Close to the documented answer, with any part missing or replaced; the plain one more often than not.
_metadata = st.just({"code": "200", "message": "OK"}) | st.builds(
    lambda code, message: {"code": code, "message": message}, _codes, _said
)
_data = urls.map(lambda url: {"token": "1", "url": url})
documents = st.one_of(
    st.builds(lambda metadata, data: {"metadata": metadata, "data": data}, _metadata, _data),
    st.builds(lambda metadata, data: {"metadata": metadata, "data": data}, _flat, _data),
    st.builds(lambda data: {"metadata": {"code": "200"}, "data": data}, _flat),
    st.builds(lambda data: {"data": data}, _data),
)


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _cut(body: bytes, place: int, junk: bytes) -> bytes:
    place %= len(body) + 1
    return body[:place] + junk


sealed_contents = st.one_of(
    documents.map(_dump),
    values.map(_dump),
    st.builds(_cut, documents.map(_dump), st.integers(0, 400), st.binary(max_size=4)),
    st.binary(max_size=60),
)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def bodies(envelope: str) -> st.SearchStrategy[bytes]:
    """Bodies of HTTP answers; ``envelope`` is a good one, to be spoiled."""
    good = envelope.encode()
    ends = st.sampled_from([END, "", END[:-1]])
    starts = st.sampled_from(["<html>", "<!doctype html>", "\n<!--", "<?xml?>"])
    return st.one_of(
        st.just(good),
        st.builds(_cut, st.just(good), st.integers(0, len(good)), st.binary(max_size=8)),
        st.builds("{}{}{}".format, st.just(BEGIN), st.text(max_size=20), ends).map(_utf8),
        st.builds("{}{}".format, starts, st.text(max_size=20)).map(_utf8),
        (documents | values).map(_dump),
        st.binary(max_size=80),
        _said.map(str.encode),
    )


_waits = st.sampled_from(["7", "-1", "9" * 30, "Mon, 10 Mar 2025 02:00:40 GMT", "text/html"])
_headers = st.dictionaries(
    st.sampled_from(["retry-after", "date", "content-type", "location"]),
    st.text(max_size=12) | _waits,
    max_size=3,
)
_usual = st.sampled_from([200, 201, 204, 302, 307, 400, 401, 403, 404, 407, 429, 500, 504])


def answers(envelope: str) -> st.SearchStrategy[Answer]:
    """Whole answers, as the transport hands them over."""
    return st.builds(Answer, _usual | st.integers(100, 999), _headers, bodies(envelope))
