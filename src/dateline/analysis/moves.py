"""What moved: pairs whose last days differ from their past, and what has newly become contested."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.analysis.trends import WINDOW, Trend
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim

WINDOWS = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A pair of countries, both ways. a, b: their codes; a_label, b_label: names. count: claims in the last window.

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


def find_moves(
    store: Store, *, until: dt.date | None = None, window: int = WINDOW, windows: int = WINDOWS, limit: int = 20
) -> tuple[Move, ...]:
    """The pairs of countries that moved most (by the size of z), then those without a verdict with most claims.

    until: the last day of the last window; None: the newest day of publication. window: days. Days are those of
    publication. Raises StoreError.
    """
    raise NotImplementedError


def newly_contested(
    store: Store, *, since: dt.date, until: dt.date | None = None, limit: int = 20
) -> tuple[Contest, ...]:
    """What was disputed in reports published in these days, the newest first. Raises StoreError."""
    raise NotImplementedError
