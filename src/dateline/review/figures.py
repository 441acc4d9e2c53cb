"""How sure a figure is: intervals for proportions, and for what is counted over units drawn again and again."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

# Of the normal distribution: 95 of 100 intervals hold the true value.
Z = 1.959963984540054
ROUNDS = 1000
SEED = 20240304
TAIL = 0.025
Unit = TypeVar("Unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value with its 95% interval, each 0 to 1 (alpha: -1 to 1); None where nothing was measured.

    n: of how many things it is.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


NOTHING = Figure(value=None, low=None, high=None, n=0)


def estimate_share(right: int, n: int) -> Figure:
    """A proportion with its interval as Wilson (1927) has it: it holds for few and for extreme counts, too."""
    if n == 0:
        return NOTHING
    share, z2 = right / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Figure(value=share, low=max(0.0, middle - half), high=min(1.0, middle + half), n=n)


def bootstrap(
    units: Sequence[Unit], measure: Callable[[Sequence[Unit]], float | None], *, rounds: int = ROUNDS, seed: int = SEED
) -> Figure:
    """A measure with its percentile interval over units drawn again with replacement (Efron 1979).

    The seed is fixed: the same units give the same interval. Draws that measure nothing are left out.
    """
    value = measure(units)
    if value is None or not units:
        return Figure(value=value, low=None, high=None, n=len(units))
    # No secret depends on it.
    draw = random.Random(seed)  # noqa: S311
    drawn = (measure(draw.choices(units, k=len(units))) for _ in range(rounds))
    found = sorted(x for x in drawn if x is not None)
    return Figure(value=value, low=_quantile(found, TAIL), high=_quantile(found, 1 - TAIL), n=len(units))


def show_figure(figure: Figure) -> str:
    """A value with its interval, as 0.812 [0.74, 0.87]; "-" if nothing was measured."""
    if figure.value is None:
        return "-"
    between = f" [{figure.low:.2f}, {figure.high:.2f}]" if figure.low is not None and figure.high is not None else ""
    return f"{figure.value:.3f}{between}"


def _quantile(found: Sequence[float], share: float) -> float | None:
    """Between the two nearest of sorted values."""
    if not found:
        return None
    at = share * (len(found) - 1)
    below = math.floor(at)
    above = min(below + 1, len(found) - 1)
    return found[below] + (found[above] - found[below]) * (at - below)
