"""Named queries for pairs of countries: all of them, or those of one, counted in the database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, null, or_, select, union_all

from dateline.store.days import to_date
from dateline.store.derive import ACTOR, COUNTRY, RECIPIENT, to_day
from dateline.store.opening import Store
from dateline.store.schema import claims, handles, roles
from dateline.store.walks import walk_pairs
from dateline.store.wanted import LAST_DAY, find_handles


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadsWanted:
    """Which pairs of countries. who: only those of these, as in `find_handles`; () for all.

    since, until: days of publication, inclusive. starts: the first days of windows, in their order, by which to count;
    () for one window. quads: count each quad for itself. joint: as in SeriesWanted.
    """

    who: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    starts: tuple[dt.date, ...] = ()
    quads: bool = True
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Claims told as having happened between two countries, in one window and of one quad. a, b: codes, a < b.

    out: in which a acts upon b; back: b upon a. Others as in Cell. first, last: days of publication.
    """

    a: str
    b: str
    window: int
    quad: str | None
    count: int
    out: int
    back: int
    conflict: int
    cooperation: int
    net: float
    scored: int
    first: dt.date | None
    last: dt.date | None


def count_dyads(store: Store, wanted: DyadsWanted) -> tuple[Dyad, ...]:
    """The counts of each pair, window and quad. Raises UsageError for a name that says too little, and StoreError."""
    with store.reading_from() as connection:
        names = {row.id: row.text for row in connection.execute(_countries())}
        if not names:
            return ()
        some = [key for who in wanted.who for key in find_handles(connection, who) if key in names]
        if wanted.who and not some:
            return ()
        rows = connection.execute(_count(_acts(list(names), some, wanted), wanted))
        return tuple(_dyad(row, names) for row in rows)


def published_days(store: Store) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of publication of claims; None without any. Raises StoreError."""
    with store.reading_from() as connection:
        first = connection.execute(select(func.min(claims.c.day)).where(claims.c.day > 0)).scalar()
        last = connection.execute(select(func.max(claims.c.day))).scalar()
    one, other = to_date(first or 0), to_date(last or 0)
    return (one, other) if one and other else None


def _countries() -> Select[Any]:
    return select(handles.c.id, handles.c.text).where(handles.c.kind == COUNTRY)


def _acts(every: list[int], some: list[int], wanted: DyadsWanted) -> Any:
    """One row for each claim and pair: claim, a, b, out, back, joint."""
    ways = [(some, every), (every, some)] if some else [(every, every)]
    queries = [_directed(one, other, wanted) for one, other in ways]
    acts = union_all(*queries, _together(every, some, wanted)).subquery("acts")
    sums = (func.max(acts.c.out).label("out"), func.max(acts.c.back).label("back"))
    group = (acts.c.claim, acts.c.a, acts.c.b)
    return select(*group, *sums, func.min(acts.c.joint).label("joint")).group_by(*group).subquery("act")


def _directed(actors: list[int], recipients: list[int], wanted: DyadsWanted) -> Select[Any]:
    """Those who act upon others."""
    walked = walk_pairs(actors, recipients, lambda day: _within(day, wanted)).subquery()
    turned = walked.c.actor > walked.c.recipient
    low = case((turned, walked.c.recipient), else_=walked.c.actor)
    high = case((turned, walked.c.actor), else_=walked.c.recipient)
    out = case((turned, 0), else_=1)
    columns = (low.label("a"), high.label("b"), out.label("out"), (1 - out).label("back"), literal(0).label("joint"))
    return select(walked.c.claim, *columns).where(walked.c.actor != walked.c.recipient)


def _together(every: list[int], some: list[int], wanted: DyadsWanted) -> Select[Any]:
    """Those who act together, and upon nobody else."""
    one, other = roles.alias("one"), roles.alias("other")
    same = and_(
        other.c.claim == one.c.claim,
        other.c.role == ACTOR,
        other.c.handle.in_(every),
        other.c.handle != one.c.handle if some else other.c.handle > one.c.handle,
    )
    held = (one.c.handle.in_(some or every), one.c.role == ACTOR, *_within(one.c.day, wanted))
    query = select(one.c.claim, one.c.handle.label("one"), other.c.handle.label("other")).join(other, same).where(*held)
    # Few act together: whether upon somebody is asked of those alone.
    both = query.cte("both").prefix_with("MATERIALIZED")
    low = case((both.c.one < both.c.other, both.c.one), else_=both.c.other)
    high = case((both.c.one < both.c.other, both.c.other), else_=both.c.one)
    marks = (literal(1).label("out"), literal(1).label("back"), literal(1).label("joint"))
    upon = select(roles.c.claim).where(roles.c.claim == both.c.claim, roles.c.role == RECIPIENT).exists()
    return select(both.c.claim, low.label("a"), high.label("b"), *marks).where(~upon)


def _within(day: Any, wanted: DyadsWanted) -> list[Any]:
    if not wanted.since and not wanted.until:
        return []
    return [day.between(max(to_day(wanted.since), 1), to_day(wanted.until) if wanted.until else LAST_DAY)]


def _count(act: Any, wanted: DyadsWanted) -> Select[Any]:
    starts = enumerate(reversed(wanted.starts), 1)
    last = len(wanted.starts)
    windows = [(claims.c.day >= to_day(start), last - number) for number, start in starts]
    window = (case(*windows, else_=0) if windows else literal(0)).label("window")
    told = and_(claims.c.type.is_not(None), claims.c.auxiliary.is_(None), claims.c.stance != "denies")
    quad = (claims.c.quad if wanted.quads else null()).label("quad")
    group = (act.c.a, act.c.b, window, *([claims.c.quad] if wanted.quads else []))
    score = claims.c.score
    return (
        select(
            *(act.c.a, act.c.b, window, quad),
            func.count().label("found"),
            func.sum(act.c.out).label("out"),
            func.sum(act.c.back).label("back"),
            func.sum(case((score < 0, 1), else_=0)).label("conflict"),
            func.sum(case((score > 0, 1), else_=0)).label("cooperation"),
            func.coalesce(func.sum(score), 0.0).label("net"),
            func.count(score).label("scored"),
            func.min(case((claims.c.day > 0, claims.c.day))).label("first"),
            func.max(claims.c.day).label("last"),
        )
        .select_from(act)
        .join(claims, claims.c.id == act.c.claim)
        .where(told, or_(act.c.joint == 0, claims.c.type.in_(wanted.joint)))
        .group_by(*group)
    )


def _dyad(row: Any, names: dict[int, str]) -> Dyad:
    """Handles come in the order in which they were met: the codes go in that of the alphabet."""
    a, b, out, back = names[row.a], names[row.b], row.out, row.back
    if b < a:
        a, b, out, back = b, a, back, out
    plain = ("window", "quad", "conflict", "cooperation", "scored")
    return Dyad(
        a=a,
        b=b,
        out=out,
        back=back,
        count=row.found,
        net=float(row.net),
        first=to_date(row.first or 0),
        last=to_date(row.last or 0),
        **{name: getattr(row, name) for name in plain},
    )
