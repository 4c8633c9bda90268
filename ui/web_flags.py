"""Switches that Chromium reads from the environment when it starts, once per process."""

from __future__ import annotations

import os

_VARIABLE = "QTWEBENGINE_CHROMIUM_FLAGS"
_FLAGS = (
    # Listing windows for a page that wants to see the screen ends the process on a bare X server.
    "--disable-blink-features=GetDisplayMedia,WebTransport",
)


def set_flags() -> None:
    """Add ours to what is there; must be called before WebEngine is imported."""
    there = os.environ.get(_VARIABLE, "").split()
    os.environ[_VARIABLE] = " ".join([*there, *(flag for flag in _FLAGS if flag not in there)])
