"""Quick or full: the one place that reads ``LOKET_FULL``.

``build_scripts/dev.py test`` sets it to 1; a bare ``pytest`` is a quick run.
"""

from __future__ import annotations

import os

FULL = os.environ.get("LOKET_FULL", "") not in {"", "0"}


def examples(quick: int, full: int) -> int:
    """How many hypothesis examples this run can afford: ``@settings(max_examples=examples(100, 20_000))``."""
    return full if FULL else quick
