"""When: expressions of time in a text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An expression of time.

    timex: its TIMEX3 value (ISO 8601: 2024-07-01, 2024-W27, P3D, PAST_REF ...), None if it has none.
    first, last: the days that it covers, both inclusive; None where the text does not fix them.
    precision: day | week | month | quarter | season | half | year | decade | century | part | duration | set | vague.
    basis: absolute | relative (to the report's date) | anchored (to another expression) | dateline | none.
    """

    start: int
    end: int
    text: str
    timex: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    precision: str = "vague"
    basis: str = "none"
