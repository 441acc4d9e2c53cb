"""Named queries for pairs of countries: all of them, or those of one, counted in the database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, literal, null, or_, select, union_all

from dateline.store.days import to_date
from dateline.store.derive import COUNTRY, to_day
from dateline.store.incident_builds import require
from dateline.store.opening import Store
from dateline.store.queries_series import CLAIM, INCIDENT
from dateline.store.queries_types import find_quads
from dateline.store.schema import claims, handles
from dateline.store.walks import walk_pairs
from dateline.store.wanted import LAST_DAY, find_handles


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadsWanted:
    """Which pairs of countries. who: only those of these, as in `find_handles`; () for all.

    since, until: days of publication, inclusive. starts: the first days of windows, in their order, by which to count;
    () for one window. quads: count each quad for itself. unit: claim | incident; an incident counts once for a pair,
    on the first of the days asked for on which it was told. joint: as in SeriesWanted. bare: no more than count and net
    of each pair and window, which takes half of the time: all else is 0, or None.
    """

    who: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    starts: tuple[dt.date, ...] = ()
    quads: bool = True
    unit: str = CLAIM
    joint: tuple[str, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """What is told as having happened between two countries, in one window and of one type. a, b: codes, a < b.

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
    """The counts of each pair, window and type.

    Raises UsageError for a name that says too little, and StoreError, also if incidents are not made yet.
    """
    with store.reading_from() as connection:
        names = {row.id: row.text for row in connection.execute(_countries())}
        if not names:
            return ()
        some = [key for who in wanted.who for key in find_handles(connection, who) if key in names]
        if wanted.who and not some:
            return ()
        if wanted.unit == INCIDENT:
            require(connection, store.name)
        quads = find_quads(connection) if wanted.quads else {}
        rows = connection.execute(_count(_acts(list(names), some, wanted), wanted))
        return tuple(_dyad(row, names, quads) for row in rows)


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
    """One row for each unit and pair: a, b, out, back, day, type, score. An incident's day is the first one told."""
    ways = [(some, every), (every, some)] if some else [(every, every)]
    acts = union_all(*(_directed(one, other, wanted) for one, other in ways)).subquery("acts")
    columns = acts.c
    told: tuple[Any, ...] = (
        () if wanted.bare else (func.max(columns.out).label("out"), func.max(columns.back).label("back"))
    )
    sums: tuple[Any, ...] = (*told, func.min(columns.day).label("day"))
    if wanted.unit == CLAIM:
        group = (columns.claim, columns.a, columns.b)
        same = (func.min(columns.type).label("type"), func.min(columns.score).label("score"))
        return select(*group, *sums, *same).group_by(*group).subquery("act")
    group = (columns.incident, columns.a, columns.b)
    first = func.max(case((columns.claim == columns.incident, columns.type)))
    kind: tuple[Any, ...] = () if wanted.bare else (func.coalesce(first, func.min(columns.type)).label("type"),)
    query = select(*group, *sums, *kind, func.avg(columns.score).label("score"))
    return query.where(columns.incident.is_not(None)).group_by(*group).subquery("act")


def _directed(actors: list[int], recipients: list[int], wanted: DyadsWanted) -> Select[Any]:
    """Those who act upon others, or together."""
    walked = walk_pairs(actors, recipients, lambda day: _within(day, wanted)).subquery()
    turned = walked.c.actor > walked.c.recipient
    low = case((turned, walked.c.recipient), else_=walked.c.actor)
    high = case((turned, walked.c.actor), else_=walked.c.recipient)
    out = case((turned, 0), else_=1)
    columns = (low.label("a"), high.label("b"), out.label("out"), (1 - out).label("back"))
    same = (walked.c[name] for name in ("claim", "incident", "day", "type", "score"))
    told = (walked.c.told == 1, or_(walked.c.joint == 0, walked.c.type.in_(wanted.joint)))
    return select(*columns, *same).where(walked.c.actor != walked.c.recipient, *told)


def _within(day: Any, wanted: DyadsWanted) -> list[Any]:
    if not wanted.since and not wanted.until:
        return []
    return [day.between(max(to_day(wanted.since), 1), to_day(wanted.until) if wanted.until else LAST_DAY)]


def _count(act: Any, wanted: DyadsWanted) -> Select[Any]:
    starts = enumerate(reversed(wanted.starts), 1)
    last = len(wanted.starts)
    windows = [(act.c.day >= to_day(start), last - number) for number, start in starts]
    window = (case(*windows, else_=0) if windows else literal(0)).label("window")
    kind = (act.c.type if wanted.quads else null()).label("type")
    group = (act.c.a, act.c.b, window, *([act.c.type] if wanted.quads else []))
    score = act.c.score
    return (
        select(
            *(act.c.a, act.c.b, window, kind),
            func.count().label("found"),
            func.coalesce(func.sum(score), 0.0).label("net"),
            *(() if wanted.bare else _tally(act)),
        )
        .select_from(act)
        .group_by(*group)
    )


def _tally(act: Any) -> tuple[Any, ...]:
    """What more is counted of a pair, window and type."""
    score = act.c.score
    return (
        func.sum(act.c.out).label("out"),
        func.sum(act.c.back).label("back"),
        func.sum(case((score < 0, 1), else_=0)).label("conflict"),
        func.sum(case((score > 0, 1), else_=0)).label("cooperation"),
        func.count(score).label("scored"),
        func.min(case((act.c.day > 0, act.c.day))).label("first"),
        func.max(act.c.day).label("last"),
    )


def _dyad(row: Any, names: dict[int, str], quads: dict[str, str | None]) -> Dyad:
    """Handles come in the order in which they were met: the codes go in that of the alphabet."""
    a, b = names[row.a], names[row.b]
    if not hasattr(row, "out"):
        return _bare(row, *sorted((a, b)))
    out, back = row.out, row.back
    if b < a:
        a, b, out, back = b, a, back, out
    plain = ("window", "conflict", "cooperation", "scored")
    return Dyad(
        a=a,
        b=b,
        out=out,
        back=back,
        quad=quads.get(row.type) if row.type else None,
        count=row.found,
        net=float(row.net),
        first=to_date(row.first or 0),
        last=to_date(row.last or 0),
        **{name: getattr(row, name) for name in plain},
    )


def _bare(row: Any, a: str, b: str) -> Dyad:
    return Dyad(
        a=a, b=b, window=row.window, quad=None, count=row.found, out=0, back=0, conflict=0, cooperation=0,
        net=float(row.net), scored=0, first=None, last=None,
    )  # fmt: skip
