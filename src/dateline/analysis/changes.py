"""Change points: where a series went over to another level, with what happened then."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from dateline.analysis.reporting import Mix, mix_sources
from dateline.analysis.series import Series, to_wanted
from dateline.analysis.trends import DAYS
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim
from dateline.store.queries_series import CLAIM
from dateline.store.queries_told import CONFLICT, COOPERATION, Span, find_strongest
from dateline.store.stamps import recall

# A level holds for so many periods at least; PENALTY * ln(periods) is what a cut must save in squares.
LEAST_PERIODS, PENALTY = 3, 2.0
# So many are shown: nobody reads more of one series.
MOST = 40
# What made a change is looked for in so many of its periods; who tells of it, in so many before and after.
TOLD_PERIODS, MIX_PERIODS = 2, 4
# Half the sum of differences of shares from which on the sources count as others, and the reports that this needs.
FAR_SOURCES, LEAST_REPORTS = 0.5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A new level. day: first day of its first period. of: conflict | cooperation.

    before, after: mean count of a period, from the change before to the next one. claims: of that kind, told of the
    first periods after the change, those with the strongest scores first. sources_changed: the jump comes with another
    mix of publishers, and may be theirs (None: not known); new_sources: those that were not there before.
    """

    day: dt.date
    of: str
    before: float
    after: float
    claims: tuple[FoundClaim, ...] = ()
    sources_changed: bool | None = None
    new_sources: tuple[str, ...] = ()


def find_changes(store: Store, series: Series, *, claims: int = 5, most: int | None = MOST) -> tuple[Change, ...]:
    """The changes of a series, in the order of time. claims: at most so many each. Raises StoreError.

    They are looked for in the counts of conflict and of cooperation, each for itself. most: the largest ones alone,
    by how far the roots of the two levels lie apart; None for all.
    """
    counts = tuple((p.first, p.last, p.conflict, p.cooperation) for p in series.points)
    return recall(store, ("changes", series.asked, counts, claims, most), lambda: _find(store, series, claims, most))


def _find(store: Store, series: Series, claims: int, most: int | None) -> tuple[Change, ...]:
    found = sorted(sorted(_find_bare(series), key=_size)[:most], key=lambda change: (change.day, change.of))
    if not found:
        return ()
    spans = [Span(of=change.of, **_first_periods(series, change)) for change in found]
    told = find_strongest(store, to_wanted(series.asked, CLAIM), spans, limit=claims)
    mixes = mix_sources(store, series.asked)
    return tuple(
        _explain(series, change, tuple(one.claim for one in some), mixes)
        for change, some in zip(found, told, strict=True)
    )


def _find_bare(series: Series) -> Iterator[Change]:
    for of in (CONFLICT, COOPERATION):
        counts = [getattr(point, of) for point in series.points]
        edges = [0, *find_breaks(counts), len(counts)]
        for start, here, end in zip(edges, edges[1:], edges[2:], strict=False):
            before, after = fmean(counts[start:here]), fmean(counts[here:end])
            yield Change(day=series.points[here].first, of=of, before=before, after=after)


def _size(change: Change) -> float:
    """The largest come first: roots, as the spread of counts is the same at each level then."""
    return -abs(math.sqrt(change.after) - math.sqrt(change.before))


def find_breaks(counts: Sequence[int]) -> tuple[int, ...]:
    """Where a new level begins: numbers of periods (docs/reference/formulas.md, "Change points").

    The cut that is best of all: the least squares within the parts, and a penalty for each cut. Counts are taken to
    2 * sqrt(n + 3/8) first, as their spread is then the same at each level (Anscombe 1948).
    """
    if len(counts) < 2 * LEAST_PERIODS or len(set(counts)) == 1:
        return ()
    import numpy
    import ruptures

    signal = 2 * numpy.sqrt(numpy.asarray(counts, dtype=float) + 0.375)
    search = ruptures.KernelCPD(kernel="linear", min_size=LEAST_PERIODS).fit(signal)
    ends = search.predict(pen=PENALTY * math.log(len(counts)))
    return tuple(int(end) for end in ends[:-1])


def _first_periods(series: Series, change: Change) -> dict[str, dt.date]:
    """The first and the last day in which what made a change is looked for."""
    here = bisect_left(series.points, change.day, key=lambda point: point.first)
    return {"since": change.day, "until": series.points[here : here + TOLD_PERIODS][-1].last}


def _explain(series: Series, change: Change, claims: tuple[FoundClaim, ...], mixes: Sequence[Mix]) -> Change:
    """The change with what happened in its first periods, and who told of it."""
    changed, new = _compare(mixes, change.day, dt.timedelta(days=DAYS[series.asked.by] * MIX_PERIODS))
    return replace(change, claims=claims, sources_changed=changed, new_sources=new if changed else ())


def _compare(mixes: Sequence[Mix], day: dt.date, span: dt.timedelta) -> tuple[bool | None, tuple[str, ...]]:
    """Whether publishers' shares differ before and after a day, and who is new; None if too few reports tell."""
    before, after = (_pool(mixes, *days) for days in ((day - span, day), (day, day + span)))
    if min(sum(before.values()), sum(after.values())) < LEAST_REPORTS:
        return None, ()
    names = {*before, *after}
    one, other = ({name: pool[name] / sum(pool.values()) for name in names} for pool in (before, after))
    distance = sum(abs(one[name] - other[name]) for name in names) / 2
    new = sorted((name for name in after if not before[name]), key=lambda name: -after[name])
    return distance >= FAR_SOURCES, tuple(new)


def _pool(mixes: Sequence[Mix], since: dt.date, before: dt.date) -> Counter[str]:
    pool: Counter[str] = Counter()
    first, end = (bisect_left(mixes, day, key=lambda mix: mix.first) for day in (since, before))
    for mix in mixes[first:end]:
        pool.update(mix.counts)
    return pool
