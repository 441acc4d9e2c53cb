"""Relations: the pairs that most is told of, or the partners of one actor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.analysis.asked import Side
from dateline.store.opening import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two countries. a, b: codes; out: claims in which a acts upon b, back: b upon a. count: claims in all.

    conflict, cooperation: claims with a score below and above 0; net: sum of scores, score: mean. quads: counts.
    first, last: days of publication. counts: claims of each month, the oldest first: numbers for a sparkline.
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


def rank_relations(
    store: Store,
    side: Side | None = None,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int = 30,
) -> tuple[Relation, ...]:
    """The pairs with most claims told as having happened; side: only those of this one, which then is `a`.

    since, until: days of publication, inclusive. Raises StoreError.
    """
    raise NotImplementedError
