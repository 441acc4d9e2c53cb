"""Reads what is counted from the day of the report or from a time told of before."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

from dateline.resolve.when import calendar as cal
from dateline.resolve.when.calendar import Meaning
from dateline.resolve.when.frame import Frame
from dateline.resolve.when.hits import Hit
from dateline.resolve.when.numbers import read_quantity
from dateline.resolve.when.read_periods import read_year_before

UNITS = ("unit", "units")
COARSE = {"day": 1, "part": 1, "week": 7, "month": 30, "quarter": 91, "half": 182, "season": 91, "year": 366}
DAYS = {"D": 1, "W": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366}
LONG_AGO, FAR_OFF = "PAST_REF", "FUTURE_REF"
HOURS = 24
SHORT = ("D", "W")
SMALL = ("TS", "TM", "TH")


def read_unit(hit: Hit, frame: Frame) -> Meaning | None:
    """'last week', 'this year', 'the weekend'."""
    unit = hit.value("unit", *UNITS)
    shifts = hit.words.values["shift"]
    counts = [int(shifts[w]) for w in hit.group("mod") if w in shifts]
    if frame.anchor is None:
        return Meaning(None, precision=cal.NAMES[unit])
    if unit == "WE" and not counts:
        return cal.weekend(_weekend_day(frame.anchor), frame.basis)
    date = cal.step(frame.anchor, unit, counts[-1] if counts else 0)
    if date is None:
        return None
    found = cal.period(unit, date, frame.basis)
    if any(word in hit.words.values["rolling"] for word in hit.group("mod")):
        return replace(found, first=min(date, frame.anchor), last=max(date, frame.anchor))
    return found


def _weekend_day(anchor: dt.date) -> dt.date:
    """'the weekend' is this one on its own days and on Friday, else the last."""
    return anchor if anchor.isoweekday() >= 5 else anchor - 7 * cal.ONE


def read_unit_end(hit: Hit, frame: Frame) -> Meaning | None:
    """'the end of the year', 'year-end'."""
    unit = hit.value("unit", *UNITS)
    base = frame.anchor
    if base is None:
        return Meaning(None, precision=cal.NAMES[unit])
    found = cal.period(unit, base, frame.basis)
    if hit.has("edge") or found.last is None:
        return found
    return Meaning(found.last.isoformat(), found.last.replace(day=1), found.last, "month", frame.basis)


def read_unit_edge(hit: Hit, frame: Frame) -> Meaning | None:
    """'later in the week': the report's own."""
    unit = str(hit.value("unit", *UNITS))
    if frame.anchor is None:
        return Meaning(None, precision=cal.NAMES[unit])
    return cal.period(unit, frame.anchor, frame.basis)


def read_unit_anchored(hit: Hit, frame: Frame) -> Meaning | None:
    """'the following year', 'that day', 'the day before': counted from the period named before."""
    unit = str(hit.value("unit", *UNITS))
    count = hit.value("amod", "shift_anchored", "shift") if hit.has("amod") else hit.value("dir", "apart")
    told = _told(frame, unit)
    basis = "anchored" if told else frame.basis
    if told is None and frame.last is None and unit not in SHORT:
        told = frame.anchor
    if told is None:
        return Meaning(None, precision=cal.NAMES.get(unit, "vague"))
    date = cal.step(told, unit, int(count))
    return cal.period(unit, date, basis) if date else None


def _told(frame: Frame, unit: str) -> dt.date | None:
    """The start of the period named before, if it is fine enough to count units of this kind from."""
    last = frame.last
    if last is None or last.first is None or COARSE.get(last.precision, 10**6) > DAYS.get(unit, 10**5):
        return None
    return last.first


def read_ago(hit: Hit, frame: Frame) -> Meaning | None:
    """'two years ago', 'three days from now': as fine as the unit is."""
    unit, count = str(hit.value("unit", *UNITS)), read_quantity(hit, "n").count
    sign = int(hit.value("dir", "ago") or 1)
    if count is None:
        return Meaning(LONG_AGO if sign < 0 else FAR_OFF)
    if frame.anchor is None:
        return Meaning(LONG_AGO if sign < 0 else FAR_OFF, precision=cal.NAMES.get(unit, "vague"))
    if unit in SMALL:
        return _hours_ago(frame.anchor, count if unit == "TH" else 0, sign, frame.basis)
    if count != int(count):
        return _half_ago(unit, sign * count, frame)
    date = cal.step(frame.anchor, unit, sign * int(count))
    if date is None:
        return Meaning(LONG_AGO if sign < 0 else FAR_OFF)
    return cal.period({"F": "W", "DE": "DE", "CE": "CE"}.get(unit, unit), date, frame.basis)


def _hours_ago(anchor: dt.date, hours: float, sign: int, basis: str) -> Meaning | None:
    """The day or two days that some hours before (or after) the report can lie in."""
    far = cal.step(anchor, "D", sign * math.ceil(hours / HOURS))
    near = cal.step(anchor, "D", sign * int(hours // HOURS))
    if far is None or near is None:
        return None
    return Meaning((near if hours < HOURS else far).isoformat(), min(far, near), max(far, near), "day", basis)


def _half_ago(unit: str, count: float, frame: Frame) -> Meaning | None:
    assert frame.anchor
    finer, many = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "DE": ("Y", 10)}.get(unit, ("D", 1))
    date = cal.step(frame.anchor, finer, int(count * many))
    return cal.period(finer, date, frame.basis) if date else None


def read_apart(hit: Hit, frame: Frame) -> Meaning | None:
    """'a year earlier', 'two days later': counted from the period named before, else a stretch of time."""
    unit, count = str(hit.value("unit", *UNITS)), read_quantity(hit, "n").count
    sign = int(hit.value("dir", "apart"))
    if unit == "Y" and count == 1 and sign < 0 and frame.quarter:
        return read_year_before(hit, frame)
    told = _told(frame, unit)
    if told is not None and count is not None and count == int(count) and unit in cal.NAMES:
        date = cal.step(told, unit, sign * int(count))
        return cal.period(unit, date, "anchored") if date else None
    return Meaning(stretch_value(unit, count), precision="duration")


def read_apart_event(hit: Hit, frame: Frame) -> Meaning | None:
    """'two days after the blast': a stretch of time, and the day that it leads to from the day of the blast."""
    unit, count = str(hit.value("unit", *UNITS)), read_quantity(hit, "n").count
    value = stretch_value(unit, count)
    told = _told(frame, unit)
    if told is None or count is None or count != int(count) or unit not in cal.NAMES:
        return Meaning(value, precision="duration")
    date = cal.step(told, unit, int(hit.value("dir", "apart")) * int(count))
    return replace(cal.period(unit, date, "anchored"), timex=value) if date else None


def stretch_value(unit: str, count: float | None) -> str:
    """A length of time as TIMEX3 writes it: P2D, PT24H, PXY, P2Y6M."""
    time = unit.startswith("T")
    letter = unit[-1] if time else {"F": "W"}.get(unit, unit)
    head = "PT" if time else "P"
    if count is None:
        return f"{head}X{letter}"
    count = count * 2 if unit == "F" else count
    if letter in ("DE", "CE"):
        count, letter = count * (10 if letter == "DE" else 100), "Y"
    whole, rest = int(count), count - int(count)
    if not rest:
        return f"{head}{whole}{letter}"
    finer, many = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "D": ("TH", 24), "H": ("M", 60), "M_": ("S", 60)}.get(
        letter, (letter, 1)
    )
    few = round(rest * many)
    body = f"{whole}{letter}" if whole else ""
    if finer == "TH":
        return f"P{body}T{few}H"
    return f"{head}{body}{few}{finer}" if many > 1 else f"{head}{count:g}{letter}"
