"""The context as the journal keeps it: a JSON object of numbers and codes, and back."""

from __future__ import annotations

from typing import Any

from desktop.domain.case import Outcome, Source
from desktop.domain.errors import Problem, ProblemCode
from desktop.flow.model import Context, RetryPolicy, State


def context_to_json(context: Context) -> dict[str, Any]:
    """Everything but the policy, which belongs to the desk and not to the case."""
    return {
        "round": context.round,
        "submissions": context.submissions,
        "retries": context.retries,
        "all_submissions": context.all_submissions,
        "all_retries": context.all_retries,
        "sent": context.sent,
        "outcome": context.outcome,
        "source": context.source,
        "problem": context.problem.code if context.problem else None,
        "escalated": context.escalated,
        "complaint": context.complaint,
        "follow_up": context.follow_up,
        "origin": context.origin,
        "interrupted": context.interrupted,
    }


def context_from_json(data: dict[str, Any], policy: RetryPolicy) -> Context:
    """A context as stored, under the policy of today. Raises KeyError or ValueError on rubbish."""
    return Context(
        policy=policy,
        round=int(data["round"]),
        submissions=int(data["submissions"]),
        retries=int(data["retries"]),
        all_submissions=int(data["all_submissions"]),
        all_retries=int(data["all_retries"]),
        sent=bool(data["sent"]),
        outcome=Outcome(data["outcome"]) if data["outcome"] else None,
        source=Source(data["source"]) if data["source"] else None,
        problem=Problem(ProblemCode(data["problem"])) if data["problem"] else None,
        escalated=bool(data["escalated"]),
        complaint=bool(data["complaint"]),
        follow_up=bool(data["follow_up"]),
        origin=State(data["origin"]) if data["origin"] else None,
        interrupted=State(data["interrupted"]) if data["interrupted"] else None,
    )
