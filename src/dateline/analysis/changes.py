"""Change points: where a series went over to another level, with what happened then."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.analysis.series import Series
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim


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


def find_changes(store: Store, series: Series, *, claims: int = 5) -> tuple[Change, ...]:
    """The changes of a series, in the order of time. claims: at most so many each. Raises StoreError."""
    raise NotImplementedError
