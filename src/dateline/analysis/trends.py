"""Escalation and easing: the last days of a series against its own past."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.analysis.series import Series

WINDOW = 28
ESCALATING, EASING, STEADY, UNKNOWN = "escalating", "easing", "steady", "unknown"


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
    """Whether it escalates or eases. window: days, rounded to whole periods of the series, at least one."""
    raise NotImplementedError
