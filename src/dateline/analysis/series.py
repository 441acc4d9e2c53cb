"""Series: how much happened between two sides in each period, and how hostile it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.analysis.asked import Asked
from dateline.analysis.levels import Level
from dateline.store.opening import Store


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


def make_series(store: Store, asked: Asked) -> Series:
    """The series asked for.

    Raises UsageError for an unknown `by` or `unit`, or a name that says too little, and StoreError.
    """
    raise NotImplementedError
