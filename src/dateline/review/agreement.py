"""How far several people agree, beyond what chance would give: Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.review.figures import Figure, bootstrap

Values = Sequence[str]
# How often each value is given of one thing, and its part of the agreement.
Tally = tuple[tuple[tuple[str, int], ...], float]


def estimate_alpha(units: Sequence[Values]) -> Figure:
    """Krippendorff's alpha for names (nominal data), with its bootstrap interval over units.

    units: for each thing judged the values that people gave it, without those who gave none. 1 is full agreement,
    0 what chance gives, less is worse than chance. n: things that two or more judged. None if there are none, or if
    everybody always gave one and the same value: then there is nothing to tell apart.
    """
    paired = [tuple(unit) for unit in units if len(unit) > 1]
    kinds = list(dict.fromkeys(paired))
    tallies = [_tally(kind) for kind in kinds]
    numbers = {kind: number for number, kind in enumerate(kinds)}
    # Many are alike: each kind is looked at once, and goes by its number.
    return bootstrap([numbers[unit] for unit in paired], lambda drawn: _measure(tallies, Counter(drawn)))


def find_alpha(units: Iterable[Values]) -> float | None:
    """The value alone (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C)."""
    kinds = Counter(tuple(unit) for unit in units if len(unit) > 1)
    return _measure([_tally(kind) for kind in kinds], dict(enumerate(kinds.values())))


def _measure(tallies: Sequence[Tally], times: Mapping[int, int]) -> float | None:
    """Alpha of units by their kind. times: how often each kind comes, by its number."""
    total: dict[str, int] = {}
    same = 0.0
    for number, often in times.items():
        counts, agreeing = tallies[number]
        for value, count in counts:
            total[value] = total.get(value, 0) + count * often
        same += agreeing * often
    n = sum(total.values())
    by_chance = sum(count * (count - 1) for count in total.values())
    if n == 0 or n * (n - 1) == by_chance:
        return None
    return ((n - 1) * same - by_chance) / (n * (n - 1) - by_chance)


def _tally(unit: tuple[str, ...]) -> Tally:
    """How often each value is given of one thing, and its part of the agreement."""
    counts = Counter(unit)
    agreeing = sum(count * (count - 1) for count in counts.values()) / (len(unit) - 1)
    return tuple(counts.items()), agreeing
