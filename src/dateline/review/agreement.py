"""How far several people agree, beyond what chance would give: Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dateline.review.figures import Figure, bootstrap

Values = Sequence[str]
KEPT = 10_000


def estimate_alpha(units: Sequence[Values]) -> Figure:
    """Krippendorff's alpha for names (nominal data), with its bootstrap interval over units.

    units: for each thing judged the values that people gave it, without those who gave none. 1 is full agreement,
    0 what chance gives, less is worse than chance. n: things that two or more judged. None if there are none, or if
    everybody always gave one and the same value: then there is nothing to tell apart.
    """
    paired = [tuple(unit) for unit in units if len(unit) > 1]
    return bootstrap(paired, find_alpha)


def find_alpha(units: Iterable[Values]) -> float | None:
    """The value alone (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C)."""
    total: Counter[str] = Counter()
    same = 0.0
    # Many are alike: each kind is looked at once.
    for unit, times in Counter(tuple(unit) for unit in units if len(unit) > 1).items():
        counts, agreeing = _tally(unit)
        for value, count in counts:
            total[value] += count * times
        same += agreeing * times
    n = sum(total.values())
    by_chance = sum(count * (count - 1) for count in total.values())
    if n == 0 or n * (n - 1) == by_chance:
        return None
    return ((n - 1) * same - by_chance) / (n * (n - 1) - by_chance)


@lru_cache(maxsize=KEPT)
def _tally(unit: tuple[str, ...]) -> tuple[tuple[tuple[str, int], ...], float]:
    """How often each value is given of one thing, and its part of the agreement."""
    counts = Counter(unit)
    agreeing = sum(count * (count - 1) for count in counts.values()) / (len(unit) - 1)
    return tuple(counts.items()), agreeing
