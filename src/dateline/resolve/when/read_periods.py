"""Reads months, quarters, years and what is longer."""

from __future__ import annotations

import datetime as dt
import re

from dateline.resolve.when import calendar as cal
from dateline.resolve.when.calendar import Meaning
from dateline.resolve.when.frame import FUTURE, PAST, Frame, just_over, tense
from dateline.resolve.when.hits import Hit
from dateline.resolve.when.numbers import read_ordinal
from dateline.resolve.when.read_days import MONTHS, find_year

OLDEST_BARE, YOUNGEST_BARE = 1800, 2060
OLDEST_PLURAL = 1900
ROUND = 50  # before a plural a round number counts: 2000 soldiers, but 1989 sales
FAR, NEAR = 6, 4


def read_month(hit: Hit, frame: Frame) -> Meaning | None:
    """A month, of a year that is told or that the tense and the report's day suggest."""
    number = int(hit.value("mon", *MONTHS))
    if year := find_year(hit):
        return cal.month(year, number)
    anchor = frame.anchor
    if anchor is None:
        return Meaning(f"XXXX-{number:02}", precision="month")
    if hit.has("yearmod"):
        return cal.month(anchor.year + int(hit.value("yearmod", "shift")), number, frame.basis)
    if hit.has("yearamod"):
        base = frame.last.first if frame.last and frame.last.first else anchor
        return cal.month(base.year + int(hit.value("yearamod", "shift_anchored")), number, "anchored")
    if hit.has("mod"):
        return cal.month(_shifted_year(anchor, number, int(hit.value("mod", "shift"))), number, frame.basis)
    return cal.month(_likely_year(hit, anchor, number), number, frame.basis)


def _shifted_year(anchor: dt.date, number: int, shift: int) -> int:
    """'last May' is the May before this month, 'next May' the one after, 'this May' this year's."""
    if shift < 0:
        return anchor.year - (number >= anchor.month)
    return anchor.year + (shift > 0 and number <= anchor.month)


def _likely_year(hit: Hit, anchor: dt.date, number: int) -> int:
    """The last such month if it is told of as past, the next one if as to come; else the nearer, rather past."""
    ago = (anchor.month - number) % 12
    ahead = (number - anchor.month) % 12
    when = tense(hit)
    past, future = anchor.year - (number > anchor.month), anchor.year + (number < anchor.month)
    if when == FUTURE:
        return future
    if ago > FAR and ahead <= NEAR and not (when == PAST and (past == anchor.year or just_over(hit))):
        return future
    return past


def read_month_range(hit: Hit, frame: Frame) -> Meaning | None:
    """'January-March': from the first month to the last."""
    first = read_month(hit, frame)
    number = int(hit.value("until", *MONTHS))
    if first is None or first.first is None or number <= first.first.month:
        return first
    last = cal.month(first.first.year, number)
    return Meaning(f"{first.timex}/{last.timex}", first.first, last.last, "month", first.basis)


def read_year(hit: Hit, frame: Frame) -> Meaning | None:
    """A year whose wording leaves no doubt."""
    return cal.year(int(year)) if (year := find_year(hit)) else None


def read_year_alone(hit: Hit, frame: Frame) -> Meaning | None:
    """Four figures: a year if what stands around them lets them be one."""
    number, before = int(hit.group("year")[0]), hit.first - 1
    named = before - 1 if before > 0 and hit.tokens.words[before] == "." else before
    if hit.is_a(before, "currency") or hit.is_a(named, "counting") or hit.is_a(before, "hyphen"):
        return None
    led = hit.is_a(before, "year_prep")
    if not OLDEST_BARE <= number <= YOUNGEST_BARE and not (led and 1000 <= number < 2100):
        return None
    # "In 2012 soldiers overthrew the government": what opens a sentence is no count
    if hit.is_a(hit.end, "measure") and not (led and hit.is_a(before, "cap") and number % ROUND):
        return None
    if hit.is_a(hit.end, "plural") and (number < OLDEST_PLURAL or (not led and number % ROUND == 0)):
        return None
    if _in_name(hit, before) or (not led and hit.is_a(before, "int")):
        return None
    return cal.year(number)


def _in_name(hit: Hit, before: int) -> bool:
    """Whether a capitalised word stands before the figures, as in the name of a product or place."""
    return (hit.is_a(before, "cap") or hit.is_a(before, "caps")) and not hit.is_a(before, "word")


def read_year_range(hit: Hit, frame: Frame) -> Meaning | None:
    """'1980-88'."""
    first, second = (w for w in hit.group("year")[:1] + hit.group("until")[:1])
    start = int(first)
    end = int(second) if len(second) == 4 else start // 100 * 100 + int(second)
    if not start < end <= start + 200 or not OLDEST_BARE - 800 <= start <= YOUNGEST_BARE:
        return None
    one, two = cal.year(start), cal.year(end)
    return Meaning(f"{one.timex}/{two.timex}", one.first, two.last, "year", "absolute")


def read_year_fiscal(hit: Hit, frame: Frame) -> Meaning | None:
    """A business year: its days are not known, for every house has its own."""
    year = find_year(hit)
    return Meaning(f"{year:04}", precision="year", basis="absolute") if year else None


def read_decade(hit: Hit, frame: Frame) -> Meaning | None:
    """'the 1970s', 'the nineties'; figures with an apostrophe and no article are the year ("1990's budget")."""
    named = hit.value("decade", "decade_name")
    if named is not None:
        return cal.decade(1900 + int(named))
    figures = re.sub(r"\D", "", hit.group("decade")[0])
    if len(figures) == 4 and len(hit.group("decade")[0]) == len("1990's") and hit.end - hit.first == 1:
        return cal.year(int(figures)) if figures >= "1000" else None
    if len(figures) == 4:
        return cal.decade(int(figures)) if figures >= "1000" else None
    return cal.decade(1900 + int(figures)) if int(figures) >= 20 else None


def read_century(hit: Hit, frame: Frame) -> Meaning | None:
    """'the 20th century'."""
    number = read_ordinal(hit, "number")
    return cal.century(number) if number and 1 <= number <= 30 else None


def read_season(hit: Hit, frame: Frame) -> Meaning | None:
    """A season of a year, told or reckoned from the report."""
    name = str(hit.value("season", "season"))
    if year := find_year(hit):
        return cal.season(year, name)
    anchor = frame.anchor
    if anchor is None:
        return Meaning(f"XXXX-{name}", precision="season")
    if hit.has("yearmod"):
        return cal.season(anchor.year + int(hit.value("yearmod", "shift")), name, frame.basis)
    start, end = cal.SEASONS[name]
    shift = hit.value("mod", "shift")
    year = anchor.year
    if shift == -1 and anchor.month <= max(start, end):
        year -= 1
    elif shift == 1 and anchor.month >= start:
        year += 1
    elif shift is None and tense(hit) != FUTURE and anchor.month < min(start, 12 if start > end else start):
        year -= 1
    return cal.season(year, name, frame.basis)


def read_quarter(hit: Hit, frame: Frame) -> Meaning | None:
    """A quarter of a year; without a year the last that has begun."""
    number = _quarter_number(hit)
    if not number or number > 4:
        return None
    if year := find_year(hit):
        return cal.quarter(year, number)
    if frame.anchor is None:
        return Meaning(f"XXXX-Q{number}", precision="quarter")
    if hit.has("yearmod"):
        return cal.quarter(frame.anchor.year + int(hit.value("yearmod", "shift")), number, frame.basis)
    begun = 3 * number - 2 <= frame.anchor.month
    year = frame.anchor.year - (not begun and tense(hit) != FUTURE)
    return cal.quarter(year, number, frame.basis)


def _quarter_number(hit: Hit) -> int | None:
    final = hit.value("q", "final")
    return int(final) if final and not hit.value("q", "ordinal") else read_ordinal(hit, "q")


def read_quarter_same(hit: Hit, frame: Frame) -> Meaning | None:
    """'the quarter': the one told of before."""
    return frame.quarter


def read_half(hit: Hit, frame: Frame) -> Meaning | None:
    """Half of a year."""
    number = hit.value("h", "ordinal") or 2
    if year := find_year(hit):
        return cal.half(year, int(number))
    if frame.anchor is None:
        return Meaning(f"XXXX-H{number}", precision="half")
    return cal.half(frame.anchor.year + int(hit.value("yearmod", "shift") or 0), int(number), frame.basis)


def read_year_before(hit: Hit, frame: Frame) -> Meaning | None:
    """'the year-ago quarter': the one told of before, a year earlier."""
    if frame.quarter and frame.quarter.first:
        return cal.quarter(frame.quarter.first.year - 1, (frame.quarter.first.month + 2) // 3, "anchored")
    if frame.anchor is None:
        return Meaning(None, precision="year")
    return cal.year(frame.anchor.year - 1, frame.basis)
