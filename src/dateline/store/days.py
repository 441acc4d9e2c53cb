"""Days and periods in SQL: as whole numbers, alike in every database.

A day is 20240304, a month 202403, a week the number of weeks since Monday 0001-01-01.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnClause, Date, Integer, Text, cast, extract, func, literal_column

from dateline.errors import UsageError

DAY, WEEK, MONTH = "day", "week", "month"
# The days from March of the year 0 to 0001-01-01.
_JANUARY = 306


def number_of(column: Any, dialect: str) -> Any:
    """A date column as the number of its day."""
    if dialect == "sqlite":
        return cast(func.replace(column, "-", ""), Integer)
    year, month, day = (cast(extract(part, column), Integer) for part in ("year", "month", "day"))
    return year * 10_000 + month * 100 + day


def period_of(number: Any, by: str, dialect: str) -> Any:
    """The number of the day, week or month of a column with the number of a day. Raises UsageError for another `by`."""
    if by == DAY:
        return number
    if by == MONTH:
        return number // 100
    if by != WEEK:
        raise UsageError(f"by {by!r}: no such period: day, week or month")
    if dialect == "sqlite":
        return _count_days(number) // 7
    minus = cast(cast(number, Text), Date).op("-", return_type=Integer())
    return minus(literal_column("DATE '0001-01-01'")) // 7


def _count_days(number: ColumnClause[int]) -> Any:
    """The days since 0001-01-01, in SQLite, by whole numbers alone: databases take longer to read texts as dates.

    Years begin in March, so that a leap day is the last one (after Howard Hinnant, "chrono-Compatible Low-Level Date
    Algorithms").
    """
    name = str(number)
    month = f"({name} / 100 % 100)"
    year = f"({name} / 10000 - ({month} < 3))"
    days = f"(153 * ({month} + CASE WHEN {month} > 2 THEN -3 ELSE 9 END) + 2) / 5 + {name} % 100 - 1"
    leaps = f"{year} / 4 - {year} / 100 + {year} / 400"
    return literal_column(f"(365 * {year} + {leaps} + {days} - {_JANUARY})", Integer)


def first_day(period: int, by: str) -> dt.date:
    """The first day of a period."""
    if by == DAY:
        return dt.date(period // 10_000, period // 100 % 100, period % 100)
    if by == MONTH:
        return dt.date(period // 100, period % 100, 1)
    return dt.date.fromordinal(period * 7 + 1)


def to_date(number: int) -> dt.date | None:
    """The date of the number of a day; None for 0."""
    return first_day(number, DAY) if number else None
