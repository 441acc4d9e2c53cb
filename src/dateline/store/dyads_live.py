"""What is told between countries, claim by claim: as a subquery of rows a, b, day, type, score, out, back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, case, func, or_, select, union_all

from dateline.store.walks import Days, walk_pairs


def find_acts(every: Sequence[int], some: Sequence[int], days: Days, joint: Sequence[str]) -> Any:
    """One row for each claim and pair: of these countries, or all if there are none of them."""
    acts = _walk(every, some, days, joint)
    group = (acts.c.claim, acts.c.a, acts.c.b)
    same = (func.min(acts.c.type).label("type"), func.min(acts.c.score).label("score"))
    return select(*group, *_ways(acts), *same).group_by(*group).subquery("act")


def find_happenings(every: Sequence[int], some: Sequence[int], days: Days, joint: Sequence[str]) -> Any:
    """One row for each incident and pair. Its day is the first one on which it was told of them."""
    acts = _walk(every, some, days, joint)
    return sum_up(select(acts).where(acts.c.incident.is_not(None)).subquery("told"))


def sum_up(acts: Any) -> Any:
    """Acts as incidents."""
    group = (acts.c.incident, acts.c.a, acts.c.b)
    first = func.max(case((acts.c.claim == acts.c.incident, acts.c.type)))
    kind = func.coalesce(first, func.min(acts.c.type)).label("type")
    query = select(*group, *_ways(acts), kind, func.avg(acts.c.score).label("score"))
    return query.group_by(*group).subquery("act")


def _ways(acts: Any) -> tuple[Any, ...]:
    return (
        func.max(acts.c.out).label("out"),
        func.max(acts.c.back).label("back"),
        func.min(acts.c.day).label("day"),
    )


def _walk(every: Sequence[int], some: Sequence[int], days: Days, joint: Sequence[str]) -> Any:
    ways = [(some, every), (every, some)] if some else [(every, every)]
    walked = (walk_pairs(one, other, days).subquery() for one, other in ways)
    return union_all(*(direct(rows, joint) for rows in walked)).subquery("acts")


def direct(rows: Any, joint: Sequence[str]) -> Select[Any]:
    """Those rows of `pairs` that count, with the pair in its order."""
    turned = rows.c.actor > rows.c.recipient
    low = case((turned, rows.c.recipient), else_=rows.c.actor)
    high = case((turned, rows.c.actor), else_=rows.c.recipient)
    out = case((turned, 0), else_=1)
    columns = (low.label("a"), high.label("b"), out.label("out"), (1 - out).label("back"))
    same = (rows.c[name] for name in ("claim", "incident", "day", "type", "score"))
    told = (rows.c.told == 1, or_(rows.c.joint == 0, rows.c.type.in_(joint)))
    return select(*columns, *same).where(rows.c.actor != rows.c.recipient, *told)
