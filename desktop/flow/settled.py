"""What is settled before the first patient comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.operator import Officer, Reporter
from desktop.flow.effects import Limits
from desktop.flow.model import RetryPolicy


@dataclass(frozen=True, slots=True)
class DeskSetup:
    """The desk's officer, rules and addresses. ``form_url`` answers '' as long as nobody knows it."""

    officer: Officer
    training: bool
    policy: RetryPolicy = field(default_factory=RetryPolicy)
    limits: Limits = field(default_factory=Limits)
    form_url: Callable[[], str] = str
    reporter: Reporter = field(default_factory=Reporter)
