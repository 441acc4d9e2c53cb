"""How sure a score makes an event: a monotone map, measured, for each kind of origin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon.files import read_tables

Knots = tuple[tuple[float, float], ...]
NAMES = ("acts", "model")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """knots: component -> (score, share of such events that are right), both rising; without any, scores stay."""

    knots: Mapping[str, Knots] = field(default_factory=dict)

    def apply(self, component: str, score: float) -> float:
        """The confidence that a score comes to, 0 to 1: on the line between the knots beside it."""
        knots = self.knots.get(component, ())
        if not knots:
            return score
        after = bisect_right(knots, (score, 1.0))
        if after in (0, len(knots)):
            return knots[0][1] if after == 0 else knots[-1][1]
        (low, under), (high, over) = knots[after - 1 : after + 1]
        return under + (over - under) * (score - low) / (high - low)


def load_calibration(layers: tuple[Path, ...] = ()) -> Calibration:
    """Reads `model/calibration.toml`; a later layer's map replaces ours. Raises LexiconError for one that falls."""
    knots: dict[str, Knots] = {}
    for path, table in read_tables(layers, "model/calibration.toml"):
        for name, columns in table.items():
            knots[name] = _read(f"{path}: [{name}]", columns)
    return Calibration(knots=knots)


def _read(place: str, columns: Any) -> Knots:
    score, right = (_numbers(columns, name) for name in ("score", "right"))
    if not score or len(score) != len(right):
        raise LexiconError(f"{place}: score and right must be two lists of the same length, of numbers")
    if any(list(part) != sorted(part) or min(part) < 0 or max(part) > 1 for part in (score, right)):
        raise LexiconError(f"{place}: score and right must rise from 0 to 1: sort them, or make the map anew")
    if len(set(score)) < len(score):
        raise LexiconError(f"{place}: a score stands twice: keep one")
    return tuple(zip(map(float, score), map(float, right), strict=True))


def _numbers(columns: Any, name: str) -> list[float]:
    """A list of numbers; empty for whatever else stands there."""
    listed = columns.get(name) if isinstance(columns, dict) else None
    numbers = listed if isinstance(listed, list) else []
    return numbers if all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers) else []
