"""What is told between countries, from the sums that are kept: as a subquery of rows a, b, window, type and sums.

A stretch of days is put together of whole years, whole months, and single days. What is told on days within and
outside of it counts by those within, and is looked up claim by claim: there is little of it.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import Select, case, func, literal, null, or_, select, union_all

from dateline.store.derive import to_day
from dateline.store.dyad_rows import count_rows, select_country_pairs
from dateline.store.dyads_live import direct, sum_up
from dateline.store.schema import pairs
from dateline.store.schema_dyads import dyad_sums, dyads
from dateline.store.schema_incidents import members
from dateline.store.wanted import LAST_DAY

YEAR, MONTH, DAY = 10_000, 100, 1
ADDED = ("found", "net", "out", "back", "conflict", "cooperation", "scored")
Pieces = list[tuple[int, int, int]]
# Windows of so many days at most.
SHORT = 31
# One number for two keys of handles.
TWO = 1 << 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What is summed up. days: the first and the last one, as numbers. starts: as in DyadsWanted.

    some: countries, one of which is in a pair; only: nothing but these pairs; () for all. is_typed: types are told
    apart. is_bare: no more than how many, and net.
    """

    days: tuple[int, int]
    starts: tuple[dt.date, ...] = ()
    some: tuple[int, ...] = ()
    only: tuple[tuple[int, int], ...] = ()
    is_typed: bool = True
    is_bare: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The sums that are wanted."""
        return ADDED[:2] if self.is_bare else ADDED


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


def find_sums(asked: Stretch, joint: Sequence[str]) -> Any:
    """The rows of a stretch of days, by windows."""
    if _are_short(asked.starts):
        rows = [_sum_days(*asked.days, _window(dyads.c.first, asked.starts), asked)]
    else:
        rows = [
            _piece(piece, window, asked)
            for window, (first, last) in enumerate(_windows(asked))
            for piece in cut_days(first, last)
        ]
    if asked.days != (0, LAST_DAY):
        rows += _straddling(asked, joint)
    return union_all(*rows).subquery("rows")


def _are_short(starts: Sequence[dt.date]) -> bool:
    """Whether windows are too short for sums of months: single days are then looked at in one go."""
    gaps = [(later - sooner).days for sooner, later in pairwise(starts)]
    return bool(gaps) and max(gaps) <= SHORT


def to_sums(act: Any, asked: Stretch) -> Select[Any]:
    """Incidents or claims, as in `dyads_live`, as rows of the same kind."""
    return select(*_pair(act, _window(act.c.day, asked.starts), asked), *_single(act, asked, act.c.day))


def _windows(asked: Stretch) -> Iterator[tuple[int, int]]:
    """The first and the last day of each window; what lies before the first start is in the first one."""
    first, last = asked.days
    later = asked.starts[1:]
    begins = [first, *(max(to_day(start), first) for start in later)]
    ends = [*(min(to_day(start - dt.timedelta(days=1)), last) for start in later), last]
    yield from zip(begins, ends, strict=True)


def _piece(piece: tuple[int, int, int], window: int, asked: Stretch) -> Select[Any]:
    size, low, high = piece
    if size == DAY:
        return _sum_days(low, high, literal(window), asked)
    days = () if asked.is_bare else (dyad_sums.c.first, dyad_sums.c.last)
    columns = (*(dyad_sums.c[name] for name in asked.names), *days)
    query = select(*_pair(dyad_sums, literal(window), asked), *columns)
    return query.where(dyad_sums.c.span.between(low, high), *_of(dyad_sums, asked))


def _sum_days(low: int, high: int, window: Any, asked: Stretch) -> Select[Any]:
    """Sums of single days: the table is in their order, so that no database has to sort for them."""
    sums = count_rows(dyads)
    kept = [column for column in sums if column.name in asked.names or not asked.is_bare]
    kept = sorted(kept, key=lambda column: (*ADDED, "first", "last").index(column.name))
    query = select(*_pair(dyads, window, asked), *kept)
    group = (dyads.c.first, dyads.c.a, dyads.c.b, *([dyads.c.type] if asked.is_typed else []))
    return query.where(dyads.c.first.between(low, high), *_of(dyads, asked)).group_by(*group)


def _pair(rows: Any, window: Any, asked: Stretch) -> tuple[Any, ...]:
    kind = rows.c.type if asked.is_typed else null()
    return rows.c.a, rows.c.b, window.label("window"), kind.label("type")


def _single(rows: Any, asked: Stretch, day: Any, sign: int = 1) -> Iterator[Any]:
    """The sums of one row. sign: -1 to take it away from others."""
    score = rows.c.score
    told = {
        "found": literal(sign),
        "net": sign * func.coalesce(score, 0.0),
        "out": sign * rows.c.out,
        "back": sign * rows.c.back,
        "conflict": case((score < 0, sign), else_=0),
        "cooperation": case((score > 0, sign), else_=0),
        "scored": case((score.is_not(None), sign), else_=0),
    }
    yield from (told[name].label(name) for name in asked.names)
    if not asked.is_bare:
        yield from ((day if sign > 0 else literal(0)).label(name) for name in ("first", "last"))


def _of(rows: Any, asked: Stretch) -> Iterator[Any]:
    if asked.some:
        yield or_(rows.c.a.in_(asked.some), rows.c.b.in_(asked.some))
    if asked.only:
        yield (rows.c.a * TWO + rows.c.b).in_([a * TWO + b for a, b in asked.only])


def _straddling(asked: Stretch, joint: Sequence[str]) -> Iterator[Select[Any]]:
    """What is told on days within and outside of a stretch: as it counts by those within, instead of as it is kept."""
    long = union_all(*_find_long(asked.days)).cte("long")
    one = select(long.c.incident)
    kept = select(*_pair(dyads, _window(dyads.c.first, asked.starts), asked), *_single(dyads, asked, dyads.c.first, -1))
    yield kept.where(dyads.c.incident.in_(one), _same(dyads.c.first).between(*asked.days), *_of(dyads, asked))
    acts = select_country_pairs(pairs).where(members.c.incident.in_(one), _same(pairs.c.day).between(*asked.days))
    act = sum_up(direct(acts.subquery("walked"), joint).subquery("told"))
    yield to_sums(act, asked).where(*_of(act, asked))


def _find_long(days: tuple[int, int]) -> Iterator[Select[Any]]:
    """The incidents told on more than one day, not all of which are among these."""
    first, last = days
    is_long = dyads.c.last > dyads.c.first
    if last < LAST_DAY:
        yield select(dyads.c.incident).where(is_long, dyads.c.last > last, _same(dyads.c.first) <= last)
    yield select(dyads.c.incident).where(is_long, dyads.c.last >= first, _same(dyads.c.first) < first)


def _same(day: Any) -> Any:
    """A column that no index is walked by: that of `last`, or of incidents, leads to fewer rows."""
    return day + 0


def _window(day: Any, starts: Sequence[dt.date]) -> Any:
    last = len(starts)
    whens = [(day >= to_day(start), last - number) for number, start in enumerate(reversed(starts), 1)]
    return case(*whens, else_=0) if whens else literal(0)
