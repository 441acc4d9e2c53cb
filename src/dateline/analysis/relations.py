"""Relations: the pairs that most is told of, or the partners of one actor."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.analysis.asked import Side, name_country
from dateline.analysis.series import choose_pair_unit
from dateline.lexicon.joint import joint_types
from dateline.store.opening import Store
from dateline.store.queries_dyads import Dyad, DyadsWanted, count_dyads, published_days
from dateline.store.stamps import kept

PARTS = 12
# Days from which on stretches begin with a month.
MANY = 3 * 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two countries. a, b: codes; out: units in which a acts upon b, back: b upon a. count: units in all.

    conflict, cooperation: units with a score below and above 0; net: sum of scores, score: mean. quads: counts.
    first, last: days of publication. counts: of each twelfth of the time, in whole months if it is more than three
    years, for a sparkline.
    """

    a: str
    b: str
    a_label: str
    b_label: str
    count: int
    out: int
    back: int
    conflict: int
    cooperation: int
    net: float
    score: float | None
    quads: Mapping[str, int]
    first: dt.date | None
    last: dt.date | None
    counts: tuple[int, ...]


@kept
def rank_relations(
    store: Store,
    side: Side | None = None,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    unit: str | None = None,
    limit: int = 30,
) -> tuple[Relation, ...]:
    """The pairs between which most is told as having happened; side: only those of this one, which then is `a`.

    since, until: days of publication, inclusive. unit: incident | claim; None: incidents where the store has them. An
    incident counts once for a pair, on the first of those days on which it was told. Raises UsageError for another
    unit, and StoreError.
    """
    days = published_days(store)
    if days is None:
        return ()
    wanted = DyadsWanted(
        who=side.members if side else (),
        since=since,
        until=until,
        starts=_starts(max(since or days[0], days[0]), min(until or days[1], days[1])),
        unit=choose_pair_unit(store, unit),
        joint=joint_types(),
        most=None if side else limit,
    )
    cells: dict[tuple[str, str], list[Dyad]] = {}
    for dyad in count_dyads(store, wanted):
        cells.setdefault((dyad.a, dyad.b), []).append(dyad)
    own = set(side.members) if side else set()
    found = [_relation(pair, some, own) for pair, some in cells.items()]
    return tuple(sorted(found, key=lambda r: (-r.count, r.a, r.b))[:limit])


def _starts(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """The first days of PARTS stretches of time of the same length; of many years, in whole months."""
    span = max((last - first).days + 1, 1)
    starts = (first + dt.timedelta(days=span * n // PARTS) for n in range(PARTS))
    return tuple(start.replace(day=1) if span > MANY and start > first else start for start in starts)


def _relation(pair: tuple[str, str], dyads: Sequence[Dyad], own: Set[str]) -> Relation:
    (a, b), turned = pair, pair[1] in own and pair[0] not in own
    out, back = sum(d.out for d in dyads), sum(d.back for d in dyads)
    if turned:
        a, b, out, back = b, a, back, out
    counts, quads = [0] * PARTS, Counter[str]()
    for dyad in dyads:
        counts[dyad.window] += dyad.count
        quads[dyad.quad or ""] += dyad.count
    net, scored = sum(d.net for d in dyads), sum(d.scored for d in dyads)
    return Relation(
        a=a,
        b=b,
        a_label=name_country(a),
        b_label=name_country(b),
        count=sum(counts),
        out=out,
        back=back,
        conflict=sum(d.conflict for d in dyads),
        cooperation=sum(d.cooperation for d in dyads),
        net=round(net, 6),
        score=net / scored if scored else None,
        quads=dict(sorted(quads.items())),
        first=min((d.first for d in dyads if d.first), default=None),
        last=max((d.last for d in dyads if d.last), default=None),
        counts=tuple(counts),
    )
