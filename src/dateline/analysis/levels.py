"""The level of a series: how many to expect in a period, with its uncertainty.

Counts of a period are taken as Poisson's, their rate as Gamma's, and what is past weighs the less the longer ago it is
(docs/reference/formulas.md, "Level").
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

HALF_LIFE = 4.0
PRIOR = 0.5
# Between the 5th and the 95th of 100 equal parts of the Gamma distribution lie 90%.
SIGMAS = 1.645


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How many to expect in a period. low, high: with 90% of the probability between them."""

    mean: float
    low: float
    high: float


def smooth(counts: Sequence[float], *, half_life: float = HALF_LIFE) -> tuple[Level, ...]:
    """The level at the end of each period, from it and those before it. half_life: periods in which a weight halves."""
    weight = 0.5 ** (1 / half_life)
    seen, periods = 0.0, 0.0
    found = []
    for count in counts:
        seen, periods = weight * seen + count, weight * periods + 1
        found.append(_level(seen + PRIOR, periods))
    return tuple(found)


def _level(shape: float, rate: float) -> Level:
    """Mean and quantiles of a Gamma distribution; the latter after Wilson and Hilferty."""
    spread = SIGMAS / (3 * math.sqrt(shape))
    middle = 1 - 1 / (9 * shape)
    low, high = ((max(middle + sign * spread, 0.0)) ** 3 for sign in (-1, 1))
    mean = shape / rate
    return Level(mean=mean, low=mean * low, high=mean * high)
