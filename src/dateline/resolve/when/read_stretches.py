"""Reads lengths of time and what comes again and again."""

from __future__ import annotations

from dateline.resolve.when import calendar as cal
from dateline.resolve.when.calendar import Meaning
from dateline.resolve.when.frame import FUTURE, Frame, tense
from dateline.resolve.when.hits import Hit
from dateline.resolve.when.numbers import read_quantity
from dateline.resolve.when.read_relative import UNITS, stretch_value

HOURS_OF_DAY = 24


def read_stretch(hit: Hit, frame: Frame) -> Meaning | None:
    """'two weeks', 'the past three years': a length, with its days if it reaches to the report."""
    unit = str(hit.value("unit", *UNITS))
    count = read_quantity(hit, "n").count if hit.has("n") else 1
    value = stretch_value(unit, count)
    shift = hit.value("mod", "shift")
    if not shift or count is None or frame.anchor is None:
        return Meaning(value, precision="duration")
    length = {"TH": ("D", max(1, round(count / HOURS_OF_DAY))), "TM": ("D", 1), "TS": ("D", 1)}
    step_unit, steps = length.get(unit, (unit, int(count)))
    far = cal.step(frame.anchor, step_unit, int(shift) * steps)
    if far is None:
        return Meaning(value, precision="duration")
    return Meaning(value, min(far, frame.anchor), max(far, frame.anchor), "duration", frame.basis)


def read_stretch_vague(hit: Hit, frame: Frame) -> Meaning | None:
    """'recent years', 'months'."""
    return Meaning(stretch_value(str(hit.value("unit", *UNITS)), None), precision="duration")


def read_stretch_whole(hit: Hit, frame: Frame) -> Meaning | None:
    """'all day'."""
    unit = hit.value("unit", *UNITS) or "D"
    return Meaning(stretch_value(str(unit), 1), precision="duration")


def read_stretch_long(hit: Hit, frame: Frame) -> Meaning | None:
    """'year-long', 'decades-long'."""
    count: float | None = read_quantity(hit, "n").count if hit.has("n") else 1
    if not hit.has("n") and hit.value("unit", "units"):
        count = None
    return Meaning(stretch_value(str(hit.value("unit", *UNITS)), count), precision="duration")


def read_stretch_half(hit: Hit, frame: Frame) -> Meaning | None:
    """'half an hour'."""
    return Meaning(stretch_value(str(hit.value("unit", *UNITS)), 0.5), precision="duration")


def read_someday(hit: Hit, frame: Frame) -> Meaning | None:
    """'one day': some day if it is to come, else a stretch of one day."""
    if tense(hit) == FUTURE:
        return Meaning(hit.rule.value)
    return Meaning(stretch_value("D", 1), precision="duration")


def read_set(hit: Hit, frame: Frame) -> Meaning | None:
    """'each year', 'every two weeks', 'twice a month'."""
    count = read_quantity(hit, "n").count if hit.has("n") else 1
    return Meaning(stretch_value(str(hit.value("unit", *UNITS)), count or 1), precision="set")


def read_set_weekday(hit: Hit, frame: Frame) -> Meaning | None:
    """'each Thursday', 'Tuesday nights'."""
    part = hit.value("part", "part", "parts")
    weekday = hit.value("wd", "weekday", "weekdays")
    return Meaning(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), precision="set")
