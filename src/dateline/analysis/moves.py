"""What moved: pairs whose last days differ from their past, and what has newly become contested."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.analysis.asked import name_country
from dateline.analysis.series import choose_pair_unit
from dateline.analysis.trends import WINDOW, Trend, judge
from dateline.lexicon.joint import joint_types
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim
from dateline.store.queries_contests import find_contests
from dateline.store.queries_dyads import Dyad, DyadsWanted, count_dyads, published_days
from dateline.store.stamps import kept

WINDOWS = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A pair of countries, both ways. a, b: their codes; a_label, b_label: names. count: units in the last window.

    counts, nets: of each window, the oldest first: numbers for a sparkline. trend: the last window against the others.
    """

    a: str
    b: str
    a_label: str
    b_label: str
    count: int
    counts: tuple[int, ...]
    nets: tuple[float, ...]
    trend: Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A claim that somebody disputes. how: denies | contradicts | doubts | corrects | retracts. day: of publication."""

    claim: FoundClaim
    answer: FoundClaim
    how: str
    day: dt.date | None


@kept
def find_moves(
    store: Store,
    *,
    until: dt.date | None = None,
    window: int = WINDOW,
    windows: int = WINDOWS,
    unit: str | None = None,
    limit: int = 20,
) -> tuple[Move, ...]:
    """The pairs of countries that moved most (by the size of z), then those without a verdict with most units.

    until: the last day of the last window; None: the newest day of publication. window: days. windows: at most; those
    that end before the first report are left out, for nothing could have been told in them. Days are those of
    publication. unit: as in `rank_relations`. Raises as it.
    """
    days = published_days(store)
    last = until or (days[1] if days else None)
    if days is None or last is None:
        return ()
    windows = max(1, min(windows, -(-((last - days[0]).days + 1) // window)))
    starts = tuple(last - dt.timedelta(days=window * n - 1) for n in range(windows, 0, -1))
    unit = choose_pair_unit(store, unit)
    wanted = DyadsWanted(
        since=starts[0], until=last, starts=starts, quads=False, unit=unit, joint=joint_types(), bare=True
    )
    cells: dict[tuple[str, str], list[Dyad]] = {}
    for dyad in count_dyads(store, wanted):
        cells.setdefault((dyad.a, dyad.b), []).append(dyad)
    told_now = (pair for pair, some in cells.items() if any(dyad.window == windows - 1 for dyad in some))
    return tuple(sorted((_move(pair, cells[pair], windows) for pair in told_now), key=_rank)[:limit])


def newly_contested(
    store: Store, *, since: dt.date, until: dt.date | None = None, limit: int = 20
) -> tuple[Contest, ...]:
    """What was disputed in reports published in these days, the newest first. Raises StoreError."""
    return tuple(
        Contest(claim=found.claim, answer=found.answer, how=found.how, day=found.answer.published)
        for found in find_contests(store, since=since, until=until, limit=limit)
    )


def _move(pair: tuple[str, str], dyads: Sequence[Dyad], windows: int) -> Move:
    counts, nets = [0] * windows, [0.0] * windows
    for dyad in dyads:
        counts[dyad.window] += dyad.count
        nets[dyad.window] += dyad.net
    a, b = pair
    return Move(
        a=a,
        b=b,
        a_label=name_country(a),
        b_label=name_country(b),
        count=counts[-1],
        counts=tuple(counts),
        nets=tuple(round(net, 6) for net in nets),
        trend=judge(nets, counts),
    )


def _rank(move: Move) -> tuple[float, int, str, str]:
    return (-abs(move.trend.z or 0.0), -move.count, move.a, move.b)
