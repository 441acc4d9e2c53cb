"""Escalation and easing: the last days of a series against its own past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum, sqrt
from statistics import fmean

from dateline.analysis.series import Series

WINDOW = 28
ESCALATING, EASING, STEADY, UNKNOWN = "escalating", "easing", "steady", "unknown"
DAYS = {"day": 1, "week": 7, "month": 30}
# A verdict needs so many windows before the last one, and so much in them and in the last one.
LEAST_WINDOWS, LEAST_BEFORE, LEAST_NOW = 5, 10, 3
# Far from the past: so many standard deviations, and beyond all but so many per cent of its windows.
FAR, EDGE = 1.5, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The last window of a series against those before it.

    verdict: escalating | easing | steady | unknown; why: what it rests on, or what is missing. first, last: the days
    of the last window. net: the sum of its scores; past: those of the windows before it, the oldest first. percentile:
    the share of past windows with a lower sum (0 to 100); z: how many standard deviations it lies above their mean.
    """

    verdict: str
    why: str
    first: dt.date | None = None
    last: dt.date | None = None
    net: float | None = None
    past: tuple[float, ...] = ()
    percentile: float | None = None
    z: float | None = None


def judge_trend(series: Series, *, window: int = WINDOW) -> Trend:
    """Whether it escalates or eases. window: days, rounded to whole periods of the series, at least one.

    The last window ends with the last period of the series; periods at the beginning that fill no window are left out.
    """
    size = max(1, round(window / DAYS[series.asked.by]))
    points = series.points
    windows = [points[end - size : end] for end in range(len(points), size - 1, -size)][::-1]
    if not windows:
        return Trend(verdict=UNKNOWN, why=f"{len(points)} periods: fewer than one window of {size}")
    nets = [sum(p.net for p in some) for some in windows]
    trend = judge(nets, [sum(p.count for p in some) for some in windows])
    return replace(trend, first=windows[-1][0].first, last=windows[-1][-1].last)


def judge(nets: Sequence[float], counts: Sequence[int]) -> Trend:
    """The last of several windows against the others (docs/reference/formulas.md, "Escalation").

    nets: the sum of scores of each window, the oldest first; counts: how many units each holds. There must be one.
    """
    net, past = round(nets[-1], 6), tuple(round(n, 6) for n in nets[:-1])
    if lacking := _lacking(past, counts):
        return Trend(verdict=UNKNOWN, why=lacking, net=net, past=past)
    z = (net - fmean(past)) / _deviation(past)
    percentile = 100 * sum(1.0 if p < net else 0.5 if p == net else 0.0 for p in past) / len(past)
    verdict = STEADY
    if z <= -FAR and percentile <= EDGE:
        verdict = ESCALATING
    elif z >= FAR and percentile >= 100 - EDGE:
        verdict = EASING
    why = f"z {z:+.1f}, percentile {percentile:.0f} of {len(past)} windows before"
    return Trend(verdict=verdict, why=why, net=net, past=past, percentile=percentile, z=z)


def _deviation(past: Sequence[float]) -> float:
    """The standard deviation; `statistics.stdev` reckons with fractions, which takes long for many pairs."""
    mean = fmean(past)
    return sqrt(fsum((one - mean) ** 2 for one in past) / (len(past) - 1))


def _lacking(past: Sequence[float], counts: Sequence[int]) -> str | None:
    """What is missing for a judgement; None if nothing is."""
    before = sum(counts[:-1])
    if len(past) < LEAST_WINDOWS:
        return f"{len(past)} windows before the last: fewer than {LEAST_WINDOWS}"
    if before < LEAST_BEFORE:
        return f"{before} in the windows before the last: fewer than {LEAST_BEFORE}"
    if counts[-1] < LEAST_NOW:
        return f"{counts[-1]} in the last window: fewer than {LEAST_NOW}"
    return None if len(set(past)) > 1 else "all windows before the last are alike"
