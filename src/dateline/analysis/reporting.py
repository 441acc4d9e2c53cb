"""How reporting itself goes: on which days, in which months, and by whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dateline.analysis.asked import Asked
from dateline.analysis.series import list_periods, to_wanted
from dateline.store.days import DAY, first_day
from dateline.store.opening import Store
from dateline.store.queries_series import CLAIM
from dateline.store.queries_told import count_reports
from dateline.store.stamps import kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A day of the week (1 is Monday) or a month. index: its reports by what they were if all
    days were alike: 1 is as many as that, None if no such day lies between the first report and the last one.
    """

    number: int
    reports: int
    index: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """When it is reported, by the day of publication. undated: reports without one."""

    weekdays: tuple[Slot, ...]
    months: tuple[Slot, ...]
    reports: int
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Who publishes in one period. counts: its reports by publisher ("" if not known), the most first."""

    first: dt.date
    last: dt.date
    reports: int
    counts: Mapping[str, int]

    @property
    def shares(self) -> dict[str, float]:
        """The share of each publisher."""
        return {name: count / self.reports for name, count in self.counts.items()}


@kept
def profile_reporting(store: Store, asked: Asked) -> Reporting:
    """On which weekdays and in which months it is reported. Raises as `make_series`."""
    wanted = replace(to_wanted(asked, CLAIM), by=DAY)
    rows = count_reports(store, wanted, by_publisher=False)
    by_day = {first_day(row.period, DAY): row.count for row in rows if row.period is not None}
    undated = sum(row.count for row in rows if row.period is None)
    if not by_day:
        return Reporting(weekdays=(), months=(), reports=0, undated=undated)
    first, last = min(by_day), max(by_day)
    span = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    return Reporting(
        weekdays=_slots(by_day, Counter(day.isoweekday() for day in span), dt.date.isoweekday, 7),
        months=_slots(by_day, Counter(day.month for day in span), lambda day: day.month, 12),
        reports=sum(by_day.values()),
        undated=undated,
    )


@kept
def mix_sources(store: Store, asked: Asked) -> tuple[Mix, ...]:
    """Who published how much of it, by period of publication; periods without reports are left out."""
    held: dict[int, Counter[str]] = {}
    for row in count_reports(store, to_wanted(asked, CLAIM)):
        if row.period is not None:
            held.setdefault(row.period, Counter())[row.publisher] += row.count
    return tuple(_mix(first_day(period, asked.by), held[period], asked.by) for period in sorted(held))


def _mix(first: dt.date, counts: Counter[str], by: str) -> Mix:
    _, last = next(list_periods(first, first, by))
    return Mix(first=first, last=last, reports=sum(counts.values()), counts=dict(counts.most_common()))


def _slots(
    by_day: Mapping[dt.date, int], days: Mapping[int, int], slot: Callable[[dt.date], int], last: int
) -> tuple[Slot, ...]:
    """days: how many days of the span from the first to the last report fall to each slot."""
    counts: Counter[int] = Counter()
    for day, count in by_day.items():
        counts[slot(day)] += count
    everything, span = sum(counts.values()), sum(days.values())
    return tuple(
        Slot(
            number=n,
            reports=counts[n],
            index=counts[n] / (everything * days[n] / span) if days[n] else None,
        )
        for n in range(1, last + 1)
    )
