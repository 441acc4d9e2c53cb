"""Periods of the calendar with their TIMEX3 values, and steps between them."""

from __future__ import annotations

import calendar as cal
import datetime as dt
from dataclasses import dataclass

ONE = dt.timedelta(days=1)
SEASONS = {"WI": (12, 2), "SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
NAMES = {"D": "day", "W": "week", "WE": "day", "M": "month", "Q": "quarter", "Y": "year"} | {
    "DE": "decade",
    "CE": "century",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for; fields as in Time."""

    timex: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    precision: str = "vague"
    basis: str = "none"


def day(date: dt.date, basis: str = "absolute") -> Meaning:
    """A day."""
    return Meaning(date.isoformat(), date, date, "day", basis)


def week(date: dt.date, basis: str = "absolute") -> Meaning:
    """The ISO week (Monday to Sunday) of a day."""
    year, number, weekday = date.isocalendar()
    monday = date - dt.timedelta(days=weekday - 1)
    return Meaning(f"{year:04}-W{number:02}", monday, monday + 6 * ONE, "week", basis)


def weekend(date: dt.date, basis: str = "absolute") -> Meaning:
    """Saturday and Sunday of a day's ISO week."""
    of = week(date, basis)
    assert of.last
    return Meaning(f"{of.timex}-WE", of.last - ONE, of.last, "day", basis)


def month(year: int, number: int, basis: str = "absolute") -> Meaning:
    """A month by its number."""
    return _span(f"{year:04}-{number:02}", (year, number), (year, number), "month", basis)


def quarter(year: int, number: int, basis: str = "absolute") -> Meaning:
    """A quarter of a year, 1 to 4."""
    return _span(f"{year:04}-Q{number}", (year, 3 * number - 2), (year, 3 * number), "quarter", basis)


def half(year: int, number: int, basis: str = "absolute") -> Meaning:
    """A half of a year, 1 or 2."""
    return _span(f"{year:04}-H{number}", (year, 6 * number - 5), (year, 6 * number), "half", basis)


def season(year: int, name: str, basis: str = "absolute") -> Meaning:
    """A season by the northern calendar. A winter is either of the two that touch the year."""
    first, last = SEASONS[name]
    if first > last:
        return _span(f"{year:04}-{name}", (year - 1, first), (year + 1, last), "season", basis)
    return _span(f"{year:04}-{name}", (year, first), (year, last), "season", basis)


def year(number: int, basis: str = "absolute") -> Meaning:
    """A year."""
    return _span(f"{number:04}", (number, 1), (number, 12), "year", basis)


def decade(first: int, basis: str = "absolute") -> Meaning:
    """A decade by its first year."""
    return _span(f"{first // 10:03}", (first, 1), (first + 9, 12), "decade", basis)


def century(number: int, basis: str = "absolute") -> Meaning:
    """The 20th century is 19 as TIMEX3 writes it, and the years 1901 to 2000."""
    first = 100 * (number - 1) + 1
    return _span(f"{number - 1:02}", (first, 1), (first + 99, 12), "century", basis)


def _span(timex: str, first: tuple[int, int], last: tuple[int, int], precision: str, basis: str) -> Meaning:
    try:
        start, end = dt.date(*first, 1), dt.date(*last, cal.monthrange(*last)[1])
    except (ValueError, OverflowError, cal.IllegalMonthError):
        return Meaning(timex, None, None, precision, basis)
    return Meaning(timex, start, end, precision, basis)


def period(unit: str, date: dt.date, basis: str = "relative") -> Meaning:
    """The period of a unit (D W WE M Q Y DE CE) that a day lies in."""
    if unit == "D":
        return day(date, basis)
    if unit == "W":
        return week(date, basis)
    if unit == "WE":
        return weekend(date, basis)
    if unit == "M":
        return month(date.year, date.month, basis)
    if unit == "Q":
        return quarter(date.year, (date.month + 2) // 3, basis)
    if unit == "DE":
        return decade(date.year // 10 * 10, basis)
    return century((date.year + 99) // 100, basis) if unit == "CE" else year(date.year, basis)


def step(date: dt.date, unit: str, count: int) -> dt.date | None:
    """The day `count` units later (earlier if negative), a month's end kept inside the month; None if out of range."""
    try:
        if unit in ("D", "W", "WE", "F"):
            return date + dt.timedelta(days=count * {"D": 1, "W": 7, "WE": 7, "F": 14}[unit])
        months = count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
        total = date.year * 12 + date.month - 1 + months
        year_, number = total // 12, total % 12 + 1
        return dt.date(year_, number, min(date.day, cal.monthrange(year_, number)[1]))
    except (ValueError, OverflowError, cal.IllegalMonthError):
        return None


def make_day(year_: int, number: int, day_: int) -> dt.date | None:
    """A day, None if the calendar has none such."""
    try:
        return dt.date(year_, number, day_)
    except ValueError:
        return None
