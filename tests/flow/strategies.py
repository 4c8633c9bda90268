"""What can happen to a case, for property-based tests."""

from __future__ import annotations

from hypothesis import strategies as st

from desktop.domain.case import Outcome, Source
from desktop.domain.errors import Problem, ProblemCode
from desktop.flow.model import Context, Event, EventKind, RetryPolicy, State

problems = st.builds(Problem, st.sampled_from(ProblemCode), st.just(0.0))
events = st.builds(Event, st.sampled_from(EventKind), st.sampled_from(Source), st.none() | problems)
event_lists = st.lists(events, max_size=60)
policies = st.builds(RetryPolicy, st.integers(min_value=0, max_value=5))
contexts = st.builds(
    Context,
    policy=policies,
    round=st.integers(1, 9),
    submissions=st.integers(0, 9),
    retries=st.integers(0, 6),
    all_submissions=st.integers(0, 20),
    all_retries=st.integers(0, 20),
    sent=st.booleans(),
    outcome=st.none() | st.sampled_from(Outcome),
    source=st.none() | st.sampled_from(Source),
    problem=st.none() | problems,
    escalated=st.booleans(),
    complaint=st.booleans(),
    follow_up=st.booleans(),
    origin=st.none() | st.sampled_from(State),
    interrupted=st.none() | st.sampled_from(State),
)
