"""Reciprocity: who answers whom, within how many days, and whether more than by chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set
from dataclasses import dataclass, replace
from statistics import median

from dateline.analysis.asked import Asked
from dateline.analysis.series import to_wanted
from dateline.errors import UsageError
from dateline.store.days import DAY, first_day
from dateline.store.opening import Store
from dateline.store.queries_series import CLAIM, count_cells
from dateline.store.queries_told import CONFLICT, COOPERATION
from dateline.store.stamps import kept

WITHIN = 7
LEAST_DAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """How one side answers acts of a kind of the other one.

    asker, answerer: labels of the sides. of: conflict | cooperation, both of the act and of its answer. days: days with
    such an act; answered: those of them after which the answerer did likewise within `within` days. median: days until
    then, None without any. share: answered of days. expected: that share if the answerer acted on as many days, but at
    random. ratio: share by expected. Both are None where fewer than LEAST_DAYS such days give too little to measure by.
    """

    asker: str
    answerer: str
    of: str
    within: int
    days: int
    answered: int
    median: float | None
    share: float | None
    expected: float | None
    ratio: float | None


@kept
def measure_replies(store: Store, asked: Asked, *, within: int = WITHIN) -> tuple[Replies, ...]:
    """Both sides' answers, to conflict and to cooperation. Raises UsageError if one side is anybody; StoreError.

    An answer comes on a later day than the act. Acts of the last `within` days are left out: there was no time for one.
    """
    if asked.b is None:
        raise UsageError(f"{asked.a.label}: nobody is named who could answer: name two sides")
    cells = count_cells(store, replace(to_wanted(asked, CLAIM), by=DAY))
    placed = {first_day(c.period, DAY) for c in cells if c.period is not None}
    found = []
    for of, sign in ((CONFLICT, -1), (COOPERATION, 1)):
        acts = [c for c in cells if c.period is not None and c.net * sign > 0]
        out = frozenset(first_day(c.period or 0, DAY) for c in acts if c.out)
        back = frozenset(first_day(c.period or 0, DAY) for c in acts if c.back)
        days = Days(acts=out, answers=back, span=placed)
        found.append(_measure(asked.a.label, asked.b.label, of, days, within))
        days = Days(acts=back, answers=out, span=placed)
        found.append(_measure(asked.b.label, asked.a.label, of, days, within))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days on which one side acted, on which the other one did, and on which anything happened between them."""

    acts: Set[dt.date]
    answers: Set[dt.date]
    span: Set[dt.date]


def _measure(asker: str, answerer: str, of: str, days: Days, within: int) -> Replies:
    first, last = min(days.span, default=None), max(days.span, default=None)
    acts = sorted(d for d in days.acts if last and d + dt.timedelta(days=within) <= last)
    delays = [delay for day in acts if (delay := _delay(day, days.answers, within))]
    share = expected = None
    if first and last and len(acts) >= LEAST_DAYS:
        share = len(delays) / len(acts)
        daily = len(days.answers) / ((last - first).days + 1)
        expected = 1 - (1 - daily) ** within
    return Replies(
        asker=asker,
        answerer=answerer,
        of=of,
        within=within,
        days=len(acts),
        answered=len(delays),
        median=float(median(delays)) if delays else None,
        share=share,
        expected=expected,
        ratio=share / expected if share is not None and expected else None,
    )


def _delay(day: dt.date, answers: Set[dt.date], within: int) -> int | None:
    """Days until the first answer; None if there is none in time."""
    return next((n for n in range(1, within + 1) if day + dt.timedelta(days=n) in answers), None)
