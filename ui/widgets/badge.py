"""Icon, word and colour together: colour carries nothing alone."""

from __future__ import annotations

from desktop.domain.case import Outcome
from ui.palette import Role

OUTCOME_LOOK: dict[Outcome, tuple[str, Role]] = {
    Outcome.SUCCEEDED: ("check", Role.SUCCESS),
    Outcome.FAILED: ("warning", Role.AMBER),
    Outcome.INVALID: ("shield_cross", Role.INVALID),
    Outcome.UNKNOWN: ("question", Role.UNSURE),
}
"""Icon and meaning of each outcome, everywhere the same."""
