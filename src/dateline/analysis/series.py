"""Series: how much happened between two sides in each period, and how hostile it was."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.analysis.asked import ASSERTED, UNITS, Asked
from dateline.analysis.levels import Level, smooth
from dateline.errors import UsageError
from dateline.lexicon.joint import joint_types
from dateline.store.days import MONTH, WEEK, first_day
from dateline.store.opening import Store
from dateline.store.queries_series import (
    BY_EVENT,
    BY_PUBLICATION,
    CLAIM,
    INCIDENT,
    UNPLACED,
    Cell,
    SeriesWanted,
    count_cells,
    has_incidents,
)
from dateline.store.stamps import kept

# Units that have one type: their counts add up.
ADDING = (INCIDENT, CLAIM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """By which day the units were put into their periods.

    event: by the day of the event. published: by the day of publication, as the event's day is unknown. unplaced: in
    no period: neither day is known, or the event's is only known to lie in a longer stretch of time before the report.
    """

    event: int = 0
    published: int = 0
    unplaced: int = 0

    @property
    def share_published(self) -> float | None:
        """The share of the day of publication among what stands in periods; None if nothing does."""
        placed = self.event + self.published
        return self.published / placed if placed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period. first, last: its days, both inclusive.

    count: units in it; out: those in which a acts upon b; back: b upon a (one may be both). conflict, cooperation:
    those with a score below and above 0. net: sum of their scores; score: their mean (-10 conflict to 10 cooperation),
    None without any. quads, types: counts. published: how many stand here by the day of publication.
    level: smoothed count.
    """

    first: dt.date
    last: dt.date
    count: int = 0
    out: int = 0
    back: int = 0
    conflict: int = 0
    cooperation: int = 0
    net: float = 0.0
    score: float | None = None
    quads: Mapping[str, int] = field(default_factory=dict)
    types: Mapping[str, int] = field(default_factory=dict)
    published: int = 0
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What happened between two sides, by period, from the first to the last without gaps.

    unit: what is counted: incident | claim | report | source. total: units in all.
    """

    asked: Asked
    unit: str
    points: tuple[Point, ...]
    dates: Dates
    total: int


@kept
def make_series(store: Store, asked: Asked) -> Series:
    """The series asked for.

    Raises UsageError for an unknown `by` or `unit`, or a name that says too little, and StoreError.
    """
    unit = choose_unit(store, asked.unit)
    wanted = to_wanted(asked, unit)
    cells = count_cells(store, wanted)
    if unit in ADDING:
        totals = quads = cells
    else:
        totals, quads = count_cells(store, wanted, ()), count_cells(store, wanted, ("quad",))
    points = _points(asked.by, totals, quads, cells)
    dates = _dates(totals)
    return Series(asked=asked, unit=unit, points=points, dates=dates, total=dates.event + dates.published)


def choose_unit(store: Store, unit: str | None) -> str:
    """What is counted if that is asked for: incidents where they are made. Raises UsageError for an unknown unit."""
    if unit is None:
        return INCIDENT if has_incidents(store) else CLAIM
    if unit not in UNITS:
        raise UsageError(f"unit {unit!r}: there is none: count by {', '.join(UNITS)}")
    return unit


def choose_pair_unit(store: Store, unit: str | None) -> str:
    """What is counted of many pairs at once: incidents where they are made, or claims. Raises UsageError for others."""
    if unit not in (None, *ADDING):
        raise UsageError(f"unit {unit!r}: not for all pairs at once: count by {' or '.join(ADDING)}")
    return choose_unit(store, unit)


def to_wanted(asked: Asked, unit: str) -> SeriesWanted:
    """What the store is to count."""
    return SeriesWanted(
        a=asked.a.members,
        b=asked.b.members if asked.b else (),
        since=asked.since,
        until=asked.until,
        by=asked.by,
        unit=unit,
        asserted=asked.told == ASSERTED,
        joint=joint_types(),
    )


def list_periods(first: dt.date, last: dt.date, by: str) -> Iterator[tuple[dt.date, dt.date]]:
    """The periods (first and last day) from the one that begins on a day to the one that another day is in."""
    while first <= last:
        following = _following(first, by)
        yield first, following - dt.timedelta(days=1)
        first = following


def start_of(day: dt.date, by: str) -> dt.date:
    """The first day of the period that a day is in."""
    if by == MONTH:
        return day.replace(day=1)
    return day - dt.timedelta(days=day.weekday()) if by == WEEK else day


def _following(first: dt.date, by: str) -> dt.date:
    if by == MONTH:
        return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return first + dt.timedelta(days=7 if by == WEEK else 1)


def _points(by: str, totals: Sequence[Cell], quads: Sequence[Cell], types: Sequence[Cell]) -> tuple[Point, ...]:
    held = _gather(by, totals)
    if not held:
        return ()
    by_quad, by_type = _gather(by, quads), _gather(by, types)
    plain = [
        _point(days, held.get(days[0], []), by_quad.get(days[0], []), by_type.get(days[0], []))
        for days in list_periods(min(held), max(held), by)
    ]
    levels = smooth([point.count for point in plain])
    return tuple(replace(point, level=level) for point, level in zip(plain, levels, strict=True))


def _gather(by: str, cells: Sequence[Cell]) -> dict[dt.date, list[Cell]]:
    """The cells that have a period, by its first day."""
    found: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.period is not None:
            found.setdefault(cell.period, []).append(cell)
    return {first_day(period, by): some for period, some in found.items()}


def _point(
    days: tuple[dt.date, dt.date], totals: Sequence[Cell], quads: Sequence[Cell], types: Sequence[Cell]
) -> Point:
    net, scored = sum(c.net for c in totals), sum(c.scored for c in totals)
    return Point(
        first=days[0],
        last=days[1],
        count=sum(c.count for c in totals),
        out=sum(c.out for c in totals),
        back=sum(c.back for c in totals),
        conflict=sum(c.conflict for c in totals),
        cooperation=sum(c.cooperation for c in totals),
        net=round(net, 6),
        score=net / scored if scored else None,
        quads=_sum((c.quad, c.count) for c in quads),
        types=_sum((c.type, c.count) for c in types),
        published=sum(c.count for c in totals if c.basis == BY_PUBLICATION),
    )


def _sum(counts: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for name, count in counts:
        found[name or ""] += count
    return dict(sorted(found.items()))


def _dates(totals: Sequence[Cell]) -> Dates:
    by_basis: Counter[int] = Counter()
    for cell in totals:
        by_basis[cell.basis] += cell.count
    return Dates(event=by_basis[BY_EVENT], published=by_basis[BY_PUBLICATION], unplaced=by_basis[UNPLACED])
