"""Reads days and parts of days."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dateline.resolve.when import calendar as cal
from dateline.resolve.when.calendar import ONE, Meaning
from dateline.resolve.when.frame import FUTURE, PAST, Frame, summoned, tense
from dateline.resolve.when.hits import Hit
from dateline.resolve.when.numbers import read_number, read_ordinal

MONTHS = ("month", "month_guarded", "month_short")
WEEKDAYS = ("weekday", "weekday_short", "weekdays")
PIVOT = 50
CLEAR_DAYS = 75
SOON = 4 * ONE  # a strike that was called for a day is told of shortly before it

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")
_YEAR = re.compile(r"(\d{4}|\d\d)(?!\d)")


def read_day(hit: Hit, frame: Frame) -> Meaning | None:
    """A day, with the part of it or the hour if they are told."""
    base = _base(hit, frame)
    if base is None:
        return None
    suffix = _clock(hit) or _part(hit)
    if not suffix:
        return base
    if base.timex is None:
        return base
    return replace(base, timex=base.timex + suffix, precision="part")


def read_day_of_week(hit: Hit, frame: Frame) -> Meaning | None:
    """'Tuesday of last week'."""
    weekday = int(hit.value("wd", *WEEKDAYS))
    if frame.anchor is None:
        return Meaning(f"XXXX-WXX-{weekday}", precision="day")
    week = cal.step(frame.anchor, "W", int(hit.value("mod", "shift")))
    return cal.day(week + (weekday - week.isoweekday()) * ONE, frame.basis) if week else None


def _base(hit: Hit, frame: Frame) -> Meaning | None:
    if hit.has("iso") or hit.has("slash"):
        date = _figures(hit.group("iso") or hit.group("slash"))
        return cal.day(date) if date else None
    if hit.has("mon"):
        return _calendar_day(hit, frame)
    if hit.has("rel"):
        return _deictic(hit, frame)
    if hit.has("wd"):
        return _weekday(hit, frame)
    return _bare(hit, frame)


def _figures(group: list[str]) -> dt.date | None:
    """ISO, US (month first) or, where that is no date, day first; dots are day first."""
    parts = [int(n) for n in re.split(r"[-/.]", group[0])]
    if len(group[0].split("-")) == 3:
        return cal.make_day(*parts)
    one, two, year = parts
    year = full_year(year) if year < 100 else year
    orders = ((one, two), (two, one)) if "/" in group[0] else ((two, one), (one, two))
    return next((d for month, day in orders if (d := cal.make_day(year, month, day))), None)


def full_year(two_figures: int) -> int:
    """90 is 1990 and 11 is 2011."""
    return two_figures + (1900 if two_figures >= PIVOT else 2000)


def find_year(hit: Hit, name: str = "year") -> int | None:
    """The year written in a group, in four figures, in two, or in words."""
    figures = [m[1] for word in hit.group(name) if (m := _YEAR.match(word))]
    if not figures:
        return _spelled(hit, name)
    return full_year(int(figures[-1])) if len(figures[-1]) == 2 else int(figures[-1])


def _spelled(hit: Hit, name: str) -> int | None:
    """'nineteen ninety-one', 'two thousand and three'."""
    values = hit.words.values
    group = [word for word in hit.group(name) if word[0].isalpha()]
    if not group:
        return None
    century = values["century_number"].get(group[0]) or values["century_twenty"].get(group[0])
    if century:
        return 100 * int(century) + sum(int(values["number"].get(word, 0)) for word in group[1:])
    figures = [word for word in group if word in values["number"] or word in values["multiplier"]]
    return int(read_number(figures, values) or 0) or None


def read_day_range(hit: Hit, frame: Frame) -> Meaning | None:
    """'March 3-5': the first day to the last."""
    first = _calendar_day(hit, frame)
    month, day = int(hit.value("mon", *MONTHS)), read_ordinal(hit, "until")
    if first is None or day is None:
        return None
    last = cal.make_day(first.first.year if first.first else 2000, month, day)
    if last is None or (first.first and last <= first.first):
        return None
    if first.first is None:
        return Meaning(f"{first.timex}/XXXX-{month:02}-{day:02}", precision="day")
    return Meaning(f"{first.timex}/{last.isoformat()}", first.first, last, "day", first.basis)


def read_feast(hit: Hit, frame: Frame) -> Meaning | None:
    """A feast on a fixed day; without a year the nearest to the report."""
    month, day = (int(n) for n in hit.rule.value.split("-"))
    if year := find_year(hit):
        date = cal.make_day(year, month, day)
        return cal.day(date) if date else None
    anchor = frame.anchor
    if anchor is None:
        return Meaning(f"XXXX-{hit.rule.value}", precision="day")
    shift = hit.value("mod", "shift")
    date = _shifted(anchor, month, day, shift) if shift else _nearest(anchor, month, day, hit)
    return cal.day(date, frame.basis) if date else None


def _shifted(anchor: dt.date, month: int, day: int, shift: int) -> dt.date | None:
    near = (cal.make_day(anchor.year + years, month, day) for years in (-1, 0, 1))
    told = [d for d in near if d and (d > anchor) == (shift > 0)]
    return min(told, key=lambda d: abs((d - anchor).days), default=None)


def read_military(hit: Hit, frame: Frame) -> Meaning | None:
    """A date-time group: day, hour and minute in six figures, zone, month, year."""
    stamp, year = hit.group("stamp")[0], find_year(hit)
    if len(stamp) != 6 or year is None:
        return None
    date = cal.make_day(year, int(hit.value("mon", *MONTHS)), int(stamp[:2]))
    if date is None or stamp[2:4] > "24" or stamp[4:] > "59":
        return None
    return Meaning(f"{date.isoformat()}T{stamp[2:4]}:{stamp[4:]}", date, date, "part", "absolute")


def read_overnight(hit: Hit, frame: Frame) -> Meaning | None:
    """The night to the report's day: it began the day before."""
    if frame.anchor is None or frame.anchor == dt.date.min:
        return Meaning(None, precision="part")
    before_ = frame.anchor - ONE
    return Meaning(f"{before_.isoformat()}TNI", before_, frame.anchor, "part", frame.basis)


def _calendar_day(hit: Hit, frame: Frame) -> Meaning | None:
    month, day = int(hit.value("mon", *MONTHS)), read_ordinal(hit, "day")
    year = find_year(hit)
    if day is None or cal.make_day(year or 2000, month, day) is None:
        return None
    if year is not None:
        date = cal.make_day(year, month, day)
        return cal.day(date) if date else None
    if frame.anchor is None:
        return Meaning(f"XXXX-{month:02}-{day:02}", precision="day")
    if hit.has("yearmod"):
        date = cal.make_day(frame.anchor.year + int(hit.value("yearmod", "shift")), month, day)
        return cal.day(date, frame.basis) if date else None
    date = _nearest(frame.anchor, month, day, hit)
    return cal.day(date, frame.basis) if date else None


def _nearest(anchor: dt.date, month: int, day: int, hit: Hit) -> dt.date | None:
    """The day nearest to the report's; with a weekday beside it, the nearest that fell on that weekday.

    Far from the report the tense decides.
    """
    near = [d for y in (anchor.year, anchor.year - 1, anchor.year + 1) if (d := cal.make_day(y, month, day))]
    weekday = hit.value("wd", *WEEKDAYS)
    fitting = [d for d in near if weekday is None or d.isoweekday() == weekday] or near
    nearest = min(fitting, key=lambda d: abs((d - anchor).days), default=None)
    if nearest is None or weekday is not None or abs((nearest - anchor).days) <= CLEAR_DAYS:
        return nearest
    when = tense(hit)
    told = [d for d in near if (d > anchor) == (when == FUTURE)] if when else []
    return min(told, key=lambda d: abs((d - anchor).days), default=nearest)


def _deictic(hit: Hit, frame: Frame) -> Meaning:
    if frame.anchor is None:
        return Meaning(None, precision="day")
    count = int(hit.value("rel", "deictic"))
    if hit.has("dir"):
        count += int(hit.value("dir", "apart"))
    date = cal.step(frame.anchor, "D", count)
    return cal.day(date, frame.basis) if date else Meaning(None)


def _weekday(hit: Hit, frame: Frame) -> Meaning | None:
    weekday = int(hit.value("wd", *WEEKDAYS))
    if hit.has("amod"):
        last = frame.last
        if last is None or last.first is None or last.last is None:
            return Meaning(f"XXXX-WXX-{weekday}", precision="day")
        forward = int(hit.value("amod", "shift_anchored")) >= 0
        date = after(last.last, weekday) if forward else before(last.first, weekday)
        return cal.day(date, "anchored")
    if frame.anchor is None:
        return Meaning(f"XXXX-WXX-{weekday}", precision="day")
    return cal.day(_pick_weekday(hit, frame.anchor, weekday), frame.basis)


def _pick_weekday(hit: Hit, anchor: dt.date, weekday: int) -> dt.date:
    """In a report a weekday is the most recent one, today among them, unless the words speak of what is to come."""
    mods = [hit.words.values["shift"][w] for w in hit.group("mod") if w in hit.words.values["shift"]]
    if mods and mods[-1] < 0:
        return before(anchor, weekday)
    if mods and mods[-1] > 0:
        return after(anchor, weekday)
    when = tense(hit)
    ahead = after(anchor - ONE, weekday)
    if when == FUTURE or (mods and when != PAST) or (ahead - anchor <= SOON and summoned(hit)):
        return ahead
    return before(anchor + ONE, weekday)


def before(date: dt.date, weekday: int) -> dt.date:
    """The last such weekday before a day."""
    return date - ((date.isoweekday() - weekday - 1) % 7 + 1) * ONE


def after(date: dt.date, weekday: int) -> dt.date:
    """The first such weekday after a day."""
    return date + ((weekday - date.isoweekday() - 1) % 7 + 1) * ONE


def _bare(hit: Hit, frame: Frame) -> Meaning:
    """A part of the day or an hour without a day: 'last night', '3 a.m.', 'that morning'."""
    if hit.value("mod", "shift") == -1:
        date = frame.anchor and cal.step(frame.anchor, "D", -1)
        return cal.day(date, frame.basis) if date else Meaning(None, precision="part")
    told = frame.last if frame.last and frame.last.precision in ("day", "part") else None
    if not hit.has("mod") and told and told.first:
        return cal.day(told.first, "anchored")
    if frame.anchor is None:
        return Meaning("XXXX-XX-XX", precision="part")
    return cal.day(frame.anchor, frame.basis)


def _part(hit: Hit) -> str:
    part = hit.value("part", "part", "parts", "day_part_word")
    return f"T{part}" if part else ""


def _clock(hit: Hit) -> str:
    """The hour as TIMEX3 writes it: T22:00."""
    group = hit.group("time")
    if not group:
        return ""
    if point := hit.value("time", "point"):
        return f"T{point}"
    if match := next((m for w in group if (m := _CLOCK.match(w))), None):
        hour, minute = int(match[1]), match[2]
    elif len(group[0]) == 4 and group[0].isdecimal():
        hour, minute = int(group[0][:2]), group[0][2:]
    else:
        hour, minute = int(read_number(group[:1], hit.words.values) or 0), "00"
    return f"T{_by_half(hour, hit.value('time', 'ampm') or _half_of_part(hit)):02}:{minute}"


def _half_of_part(hit: Hit) -> str | None:
    part = hit.value("part", "part", "day_part_word")
    return {"AF": "pm", "EV": "pm", "MO": "am"}.get(part) if part else None


def _by_half(hour: int, half: str | None) -> int:
    if half == "pm" and hour < 12:
        return hour + 12
    return 0 if half == "am" and hour == 12 else hour
