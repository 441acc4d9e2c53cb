"""What an incident comes to: its type, its days, its place, how often and by how many it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.incidents.groups import Member
from dateline.incidents.telling import Telling

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """An incident in one row. Days as in Telling.

    type, quad, place, country: what most claims give. first, last: the days of the event that most give, None if none
    does. first_told, last_told: days of publication. told: claims that tell it as having happened; claims, reports,
    sources: how many there are, copies and what one agency tells counted as one source. score: the mean likeness of
    its claims to the one that each fits best, 1 where there is one alone.
    """

    type: str
    quad: str | None
    place: str | None
    country: str | None
    first: int | None
    last: int | None
    first_told: int | None
    last_told: int | None
    told: int
    claims: int
    reports: int
    sources: int
    score: float


def summarize(members: Sequence[Member]) -> Summary:
    """The summary of an incident with at least one claim."""
    tellings = [claim for m in members for claim in m.telling.claims]
    told = [t for t in tellings if t.occurs] or tellings
    type_, quad = _most((t.type, t.quad) for t in told) or (told[0].type, told[0].quad)
    span = _most((t.first, t.last) for t in _dated(told))
    place = _most((t.place, t.country) for t in told if t.place and t.exact) or _most(
        (t.place, t.country) for t in told if t.place
    )
    days = [t.day for t in tellings if t.day is not None]
    scores = [m.likeness.score for m in members[1:]]
    return Summary(
        type=type_,
        quad=quad,
        place=place[0] if place else None,
        country=place[1] if place else None,
        first=span[0] if span else None,
        last=span[1] if span else None,
        first_told=min(days, default=None),
        last_told=max(days, default=None),
        told=sum(t.occurs for t in tellings),
        claims=len(tellings),
        reports=len({t.article for t in tellings}),
        sources=len({t.origin for t in tellings}),
        score=round(sum(scores) / len(scores), 3) if scores else 1.0,
    )


def _dated(tellings: Sequence[Telling]) -> list[Telling]:
    """The claims whose day is known best."""
    known = [t for t in tellings if t.first is not None and t.last is not None]
    return [t for t in known if t.is_dated and t.sure] or [t for t in known if t.is_dated] or known


def _most(values: Iterable[Value]) -> Value | None:
    """The most frequent value, the least among equals, so that the order of claims does not matter."""
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], str(v))) if counts else None
