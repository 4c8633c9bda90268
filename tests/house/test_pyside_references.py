"""PySide6 6.12.0 loses a reference to None and True with every call on Python 3.10 and 3.11.

It then aborts after some 570 emissions, which short test suites never reach (facts, "Versions").
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal

EMISSIONS = 20_000
TOLERANCE = 200


class Bell(QObject):
    rung = Signal(bool, object)


def test_twenty_thousand_emissions_lose_no_reference() -> None:
    bell, heard = Bell(), []
    bell.rung.connect(lambda *what: heard.append(len(what)))
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(EMISSIONS):
        bell.rung.emit(True, None)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert len(heard) == EMISSIONS
    assert all(abs(b - a) < TOLERANCE for b, a in zip(before, after, strict=True))
