"""What is told between countries, from the sums that are kept: as a subquery of rows a, b, window, type and sums.

A stretch of days is put together of whole years, whole months, and single days. What is told on days within and
outside of it counts by those within, and is looked up claim by claim: there is little of it.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, and_, case, literal, or_, select, union_all

from dateline.store.derive import to_day
from dateline.store.dyads_live import direct, sum_up
from dateline.store.schema import pairs
from dateline.store.schema_dyads import dyad_sums, dyads
from dateline.store.schema_incidents import members
from dateline.store.wanted import LAST_DAY

YEAR, MONTH, DAY = 10_000, 100, 1
SUMS = ("found", "out", "back", "conflict", "cooperation", "scored", "net", "first", "last")
Pieces = list[tuple[int, int, int]]
Pairs = Sequence[tuple[int, int]]


def cut_days(first: int, last: int, sizes: Sequence[int] = (YEAR, MONTH)) -> Pieces:
    """A stretch from one day to another, as numbers, in pieces: (YEAR | MONTH | DAY, first and last one of these).

    0 is the day of what has none: it goes with the years.
    """
    if first > last:
        return []
    if not sizes:
        return [(DAY, first, last)]
    size, smaller = sizes[0], sizes[1:]
    low = first // size + (not _begins(first, size))
    high = last // size - (not _ends(last, size))
    if low > high:
        return cut_days(first, last, smaller)
    before, after = cut_days(first, low * size - 1, smaller), cut_days((high + 1) * size, last, smaller)
    return [*before, (size, low, high), *after]


def _begins(day: int, size: int) -> bool:
    return day % size <= (101 if size == YEAR else 1)


def _ends(day: int, size: int) -> bool:
    if size == YEAR:
        return day % YEAR >= 1231
    return day % MONTH >= 31 or day % MONTH == monthrange(day // YEAR, day // MONTH % 100)[1]


def find_sums(days: tuple[int, int], starts: Sequence[dt.date], some: Sequence[int], only: Pairs, joint: Any) -> Any:
    """The rows of some days, by windows. some: countries, one of which is in a pair; only: nothing but these pairs."""
    first, last = days
    rows: list[Select[Any]] = []
    for window, (one, other) in enumerate(_windows(first, last, starts)):
        rows += [_piece(piece, window, some, only) for piece in cut_days(one, other)]
    if (first, last) != (0, LAST_DAY):
        rows += _straddling(days, starts, some, only, joint)
    return union_all(*rows).subquery("rows")


def _windows(first: int, last: int, starts: Sequence[dt.date]) -> Iterator[tuple[int, int]]:
    """The first and the last day of each window; what lies before the first start is in the first one."""
    begins = [first, *(max(to_day(start), first) for start in starts[1:])]
    ends = [*(min(to_day(start - dt.timedelta(days=1)), last) for start in starts[1:]), last]
    yield from zip(begins, ends, strict=True)


def _piece(piece: tuple[int, int, int], window: int, some: Sequence[int], only: Pairs) -> Select[Any]:
    size, low, high = piece
    mark = literal(window).label("window")
    if size == DAY:
        query = select(dyads.c.a, dyads.c.b, mark, dyads.c.type, *_single(dyads, dyads.c.first))
        return query.where(dyads.c.first.between(low, high), *_of(dyads, some, only))
    query = select(dyad_sums.c.a, dyad_sums.c.b, mark, dyad_sums.c.type, *(dyad_sums.c[name] for name in SUMS))
    return query.where(dyad_sums.c.span.between(low, high), *_of(dyad_sums, some, only))


def _single(rows: Any, day: Any, sign: int = 1) -> Iterator[Any]:
    """The sums of one row. sign: -1 to take it away from others."""
    score = rows.c.score
    yield literal(sign).label("found")
    yield (sign * rows.c.out).label("out")
    yield (sign * rows.c.back).label("back")
    yield case((score < 0, sign), else_=0).label("conflict")
    yield case((score > 0, sign), else_=0).label("cooperation")
    yield case((score.is_not(None), sign), else_=0).label("scored")
    yield (sign * case((score.is_not(None), score), else_=0.0)).label("net")
    yield (day if sign > 0 else literal(0)).label("first")
    yield (day if sign > 0 else literal(0)).label("last")


def _of(rows: Any, some: Sequence[int], only: Pairs) -> Iterator[Any]:
    if some:
        yield or_(rows.c.a.in_(some), rows.c.b.in_(some))
    if only:
        yield or_(*(and_(rows.c.a == a, rows.c.b == b) for a, b in only))


def to_sums(act: Any, starts: Sequence[dt.date]) -> Any:
    """Incidents or claims, as in `dyads_live`, as rows of the same kind."""
    return select(act.c.a, act.c.b, _window(act.c.day, starts), act.c.type, *_single(act, act.c.day)).subquery("rows")


def _straddling(
    days: tuple[int, int], starts: Sequence[dt.date], some: Sequence[int], only: Pairs, joint: Any
) -> Iterable[Select[Any]]:
    """What was told on days within and outside of a stretch: as it counts by those within, instead of as it is kept."""
    first, last = days
    outlasts = and_(dyads.c.first.between(first, last), dyads.c.last > last)
    begins = and_(dyads.c.first < first, dyads.c.last >= first)
    is_long = (dyads.c.last > dyads.c.first, *_of(dyads, some, only))
    told = select(dyads.c.a, dyads.c.b, _window(dyads.c.first, starts), dyads.c.type)
    yield told.add_columns(*_single(dyads, dyads.c.first, -1)).where(outlasts, *is_long)
    long = select(dyads.c.incident, dyads.c.a, dyads.c.b).where(or_(outlasts, begins), *is_long).subquery("long")
    yield select(to_sums(sum_up(_acts_of(long, days, joint)), starts))


def _window(day: Any, starts: Sequence[dt.date]) -> Any:
    last = len(starts)
    whens = [(day >= to_day(start), last - number) for number, start in enumerate(reversed(starts), 1)]
    return (case(*whens, else_=0) if whens else literal(0)).label("window")


def _acts_of(long: Any, days: tuple[int, int], joint: Any) -> Any:
    """The acts of some incidents between some countries, within some days."""
    rows = (
        select(pairs)
        .select_from(long)
        .join(members, members.c.incident == long.c.incident)
        .join(pairs, pairs.c.claim == members.c.claim)
        .where(pairs.c.day.between(*days))
        .where(
            or_(
                and_(pairs.c.actor == long.c.a, pairs.c.recipient == long.c.b),
                and_(pairs.c.actor == long.c.b, pairs.c.recipient == long.c.a),
            )
        )
    )
    return direct(rows.subquery("walked"), joint).subquery("told")
