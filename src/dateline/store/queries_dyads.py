"""Named queries for pairs of countries: all of them, or those of one, counted in the database."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nsmallest
from typing import Any

from sqlalchemy import BigInteger, Connection, Float, Select, case, cast, func, null, select

from dateline.store.days import to_date
from dateline.store.derive import COUNTRY, to_day
from dateline.store.dyads_kept import Stretch, find_sums, to_sums
from dateline.store.dyads_live import find_acts, find_happenings
from dateline.store.incident_builds import require
from dateline.store.joint import joint_of
from dateline.store.opening import Store
from dateline.store.queries_series import CLAIM, INCIDENT
from dateline.store.queries_types import find_quads
from dateline.store.schema import claims, handles
from dateline.store.wanted import LAST_DAY, find_handles


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadsWanted:
    """Which pairs of countries. who: only those of these, as in `find_handles`; () for all.

    since, until: days of publication, inclusive. starts: the first days of windows, in their order, by which to count;
    () for one window. quads: count each quad for itself. unit: claim | incident; an incident counts once for a pair,
    on the first of the days asked for on which it was told. joint: as in SeriesWanted. bare: no more than count and net
    of each pair and window, which takes half of the time: all else is 0, or None. most: only so many pairs, those with
    most units; None for all.

    Incidents are counted from the sums that the store keeps, if `joint` is as in these; everything else claim by claim.
    """

    who: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    starts: tuple[dt.date, ...] = ()
    quads: bool = True
    unit: str = CLAIM
    joint: tuple[str, ...] = ()
    bare: bool = False
    most: int | None = None


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
        some = [key for who in wanted.who for key in find_handles(connection, who) if key in names]
        if not names or (wanted.who and not some):
            return ()
        if wanted.unit == INCIDENT:
            require(connection, store.name)
        rows = _find_rows(connection, wanted, names, some)
        return tuple(_dyad(row, names, wanted.bare) for row in rows)


def published_days(store: Store) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of publication of claims; None without any. Raises StoreError."""
    with store.reading_from() as connection:
        first = connection.execute(select(func.min(claims.c.day)).where(claims.c.day > 0)).scalar()
        last = connection.execute(select(func.max(claims.c.day))).scalar()
    one, other = to_date(first or 0), to_date(last or 0)
    return (one, other) if one and other else None


def _countries() -> Select[Any]:
    return select(handles.c.id, handles.c.text).where(handles.c.kind == COUNTRY)


def _find_rows(connection: Connection, wanted: DyadsWanted, names: Mapping[int, str], some: list[int]) -> list[Any]:
    """The sums by pair, window and type."""
    asked = Stretch(
        days=_days_of(wanted), starts=wanted.starts, some=tuple(some), is_typed=wanted.quads, is_bare=wanted.bare
    )
    quads = find_quads(connection) if wanted.quads else {}
    if wanted.unit == INCIDENT and joint_of(connection) == wanted.joint:
        if wanted.most:
            asked = replace(asked, only=_find_most(connection, asked, names, wanted))
        return list(connection.execute(_add_up(find_sums(asked, wanted.joint), asked, quads)))
    find = find_happenings if wanted.unit == INCIDENT else find_acts
    act = find(list(names), some, lambda day: _within(day, wanted), wanted.joint)
    rows = list(connection.execute(_add_up(to_sums(act, asked).subquery("rows"), asked, quads)))
    if not wanted.most:
        return rows
    counts: Counter[tuple[int, int]] = Counter()
    for row in rows:
        counts[row.a, row.b] += row.found
    first = set(_rank(counts.items(), names, wanted.most))
    return [row for row in rows if (row.a, row.b) in first]


def _find_most(
    connection: Connection, asked: Stretch, names: Mapping[int, str], wanted: DyadsWanted
) -> tuple[tuple[int, int], ...]:
    """The pairs with most units."""
    bare = replace(asked, starts=(), is_typed=False, is_bare=True)
    rows = connection.execute(_add_up(find_sums(bare, wanted.joint), bare, {}))
    return tuple(_rank((((row.a, row.b), row.found) for row in rows), names, wanted.most or 0))


def _rank(counts: Iterable[tuple[tuple[int, int], int]], names: Mapping[int, str], most: int) -> list[tuple[int, int]]:
    """Pairs by their counts, those that are alike in the order of the alphabet."""

    def place(counted: tuple[tuple[int, int], int]) -> tuple[int, list[str]]:
        pair, count = counted
        return -count, sorted(names[key] for key in pair)

    return [pair for pair, _ in nsmallest(most, counts, key=place)]


def _within(day: Any, wanted: DyadsWanted) -> list[Any]:
    return [day.between(*_days_of(wanted))] if wanted.since or wanted.until else []


def _days_of(wanted: DyadsWanted) -> tuple[int, int]:
    if not wanted.since and not wanted.until:
        return 0, LAST_DAY
    return to_day(wanted.since or dt.date.min), to_day(wanted.until) if wanted.until else LAST_DAY


def _add_up(rows: Any, asked: Stretch, quads: Mapping[str, str | None]) -> Select[Any]:
    """Rows of sums by pair, window and quad, in the order of what `_dyad` takes."""
    quad = (case(dict(quads), value=rows.c.type, else_=null()) if quads else null()).label("quad")
    group = (rows.c.a, rows.c.b, rows.c.window, *([quad] if quads else []))
    sums = {name: func.sum(rows.c[name]) for name in asked.names}
    # PostgreSQL adds whole numbers up to decimals.
    kinds = {name: Float if name == "net" else BigInteger for name in asked.names}
    columns = [cast(value, kinds[name]).label(name) for name, value in sums.items()]
    if not asked.is_bare:
        first = func.min(case((rows.c.first > 0, rows.c.first)))
        columns += [first.label("first"), func.max(rows.c.last).label("last")]
    query = select(rows.c.a, rows.c.b, rows.c.window, quad, *columns)
    return query.group_by(*group).having(sums["found"] != 0)


def _dyad(row: Any, names: Mapping[int, str], is_bare: bool) -> Dyad:
    """Handles come in the order in which they were met: the codes go in that of the alphabet."""
    a, b, window, quad, found, net, *more = row
    out, back, conflict, cooperation, scored, first, last = (0, 0, 0, 0, 0, 0, 0) if is_bare else more
    one, other = names[a], names[b]
    if other < one:
        one, other, out, back = other, one, back, out
    return Dyad(
        a=one, b=other, window=window, quad=quad, count=found, out=out, back=back, conflict=conflict,
        cooperation=cooperation, net=float(net), scored=scored, first=_to_date(first or 0), last=_to_date(last or 0),
    )  # fmt: skip


# Few days, asked for again and again.
_to_date = lru_cache(maxsize=20_000)(to_date)
