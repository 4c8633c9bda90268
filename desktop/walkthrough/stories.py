"""The guide's stories as a desk lives them, each with what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from desktop.domain.case import Outcome, Source
from desktop.flow.model import State
from desktop.walkthrough.driver import Driver
from desktop.walkthrough.report import StoryReport

S = State


@dataclass(frozen=True, slots=True)
class Expected:
    """How a story must end; anything else fails the walkthrough loudly."""

    outcome: Outcome | None
    source: Source | None = Source.OBSERVED
    rounds: int = 1
    submissions: int = 1
    retries: int = 0
    escalated: bool = False
    complaint: bool = False

    def unmet(self, report: StoryReport) -> str:
        """What came of the story differently, as one sentence; empty when nothing did."""
        due = {each.name: getattr(self, each.name) for each in fields(self)}
        due |= {"outcome": self.outcome and self.outcome.name, "source": self.source and self.source.name}
        wrong = [name for name, value in due.items() if value != getattr(report, name)]
        return f"{report.name} ended differently: {', '.join(wrong)}" if wrong else ""


@dataclass(frozen=True, slots=True)
class Story:
    """A way through the window, told to a ``Driver``."""

    name: str
    tell: Callable[[Driver], None]
    expected: Expected


def _success(d: Driver) -> None:
    d.take_patient()
    d.submit("111111")
    d.at(S.SUCCEEDED)
    d.finish()


def _retry_then_success(d: Driver) -> None:
    d.take_patient()
    d.submit("200002")
    d.coba_lagi(2)
    d.at(S.SUCCEEDED)
    d.finish()


def _last_retry_success(d: Driver) -> None:
    d.take_patient()
    d.submit("200004")
    d.coba_lagi(4)
    d.at(S.SUCCEEDED)
    d.finish()


def _escalate_restart_success(d: Driver) -> None:
    d.take_patient()
    d.submit("300000")
    d.coba_lagi(4)
    d.at(S.ESCALATED)
    d.press("cmd_ulangi")
    d.new_code()
    d.submit("111111")
    d.at(S.SUCCEEDED)
    d.finish()


def _escalate_helpdesk(d: Driver) -> None:
    d.take_patient()
    d.submit("300000")
    d.coba_lagi(4)
    d.at(S.ESCALATED)
    d.press("cmd_helpdesk")
    d.complain()


def _invalid(d: Driver) -> None:
    d.take_patient()
    d.submit("400000")
    d.at(S.INVALID)
    d.finish()


def _unknown(d: Driver) -> None:
    d.take_patient()
    d.submit("700000")
    d.at(S.UNKNOWN)
    d.press("attest_outcome_succeeded")
    d.at(S.SUCCEEDED)
    d.finish()


def _code_expired(d: Driver) -> None:
    d.take_patient()
    d.type_code("500000")
    d.new_code()
    d.submit("111111")
    d.at(S.SUCCEEDED)
    d.finish()


def _offline_hold(d: Driver) -> None:
    d.network("reset")
    d.begin_patient()
    d.at(S.CONNECTION_PROBLEM)
    d.press("cmd_hold")
    d.at(S.HELD)
    d.network("normal")
    d.press("cmd_resume")
    d.at(S.INTAKE)
    d.press("cmd_begin")
    d.submit("111111")
    d.at(S.SUCCEEDED)
    d.finish()


def _page_died(d: Driver) -> None:
    d.take_patient()
    d.type_code("111111")
    d.at(S.DATA_VALIDATION)
    d.kill_page()
    d.at(S.CONNECTION_PROBLEM)
    d.press("cmd_try_again")
    d.submit("111111")
    d.at(S.SUCCEEDED)
    d.finish()


def _portal_escalates_first(d: Driver) -> None:
    d.take_patient()
    d.submit("900000")
    d.at(S.ESCALATED)
    d.press("cmd_ulangi")
    d.new_code()
    d.submit("111111")
    d.at(S.SUCCEEDED)
    d.finish()


def _success_then_complaint(d: Driver) -> None:
    d.take_patient()
    d.submit("111111")
    d.at(S.SUCCEEDED)
    d.press("cmd_helpdesk")
    d.complain()


def _crash_while_submitting(d: Driver) -> None:
    d.take_patient()
    d.submit("700000")
    d.at(S.SUBMITTING)
    d.crash()
    d.recover()
    d.at(S.UNKNOWN)
    d.press("attest_outcome_failed")
    d.at(S.RETRY_OFFERED)
    d.press("cmd_coba_lagi")
    d.submit("111111")
    d.at(S.SUCCEEDED)
    d.finish()


_GOOD, _BAD = Outcome.SUCCEEDED, Outcome.FAILED

STORIES = {
    story.name: story
    for story in (
        Story("success", _success, Expected(_GOOD)),
        Story("retry-then-success", _retry_then_success, Expected(_GOOD, submissions=3, retries=2)),
        Story("last-retry-success", _last_retry_success, Expected(_GOOD, submissions=5, retries=4)),
        Story(
            "escalate-restart-success",
            _escalate_restart_success,
            Expected(_GOOD, rounds=2, submissions=6, retries=4, escalated=True),
        ),
        Story(
            "escalate-helpdesk",
            _escalate_helpdesk,
            Expected(_BAD, submissions=5, retries=4, escalated=True, complaint=True),
        ),
        Story("invalid", _invalid, Expected(Outcome.INVALID)),
        Story("unknown", _unknown, Expected(_GOOD, Source.ATTESTED)),
        Story("code-expired", _code_expired, Expected(_GOOD, rounds=2)),
        Story("offline-hold", _offline_hold, Expected(_GOOD, rounds=2)),
        Story("page-died", _page_died, Expected(_GOOD)),
        Story(
            "portal-escalates-first",
            _portal_escalates_first,
            Expected(_GOOD, rounds=2, submissions=2, escalated=True),
        ),
        Story("success-then-complaint", _success_then_complaint, Expected(_GOOD, complaint=True)),
        Story("crash-while-submitting", _crash_while_submitting, Expected(_GOOD, submissions=2, retries=1)),
    )
}
