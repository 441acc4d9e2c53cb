"""Lengths of time and what comes again; words that only look like times."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.lexicon.timewords import load_time_words
from dateline.resolve.times import find_times

WORDS = load_time_words()
WEDNESDAY = dt.date(2003, 10, 15)

STRETCHES = [
    ("They held out for twenty years.", "twenty years", "P20Y"),
    ("They held out for twenty-five years.", "twenty-five years", "P25Y"),
    ("They held out for almost a hundred years.", "almost a hundred years", "P100Y"),
    ("They held out for a dozen years.", "a dozen years", "P12Y"),
    ("They held out for 1,200 days.", "1,200 days", "P1200D"),
    ("a two-week siege", "two-week", "P2W"),
    ("a two day rally", "two day", "P2D"),
    ("a 52-week high", "52-week", "P52W"),
    ("after more than four hours", "more than four hours", "PT4H"),
    ("after nearly an hour", "nearly an hour", "PT1H"),
    ("after 90 minutes", "90 minutes", "PT90M"),
    ("after 2 1/2 years", "2 1/2 years", "P2Y6M"),
    ("after two and a half years", "two and a half years", "P2Y6M"),
    ("after two-and-a-half years", "two-and-a-half years", "P2Y6M"),
    ("a half-hour talk", "a half-hour", "PT30M"),
    ("after half a year", "half a year", "P6M"),
    ("within a week", "a week", "P1W"),
    ("a month after the coup", "a month", "P1M"),
    ("for at least 20 more years", "at least 20 more years", "P20Y"),
    ("after a couple of days", "a couple of days", "P2D"),
    ("for several weeks", "several weeks", "PXW"),
    ("for a few days", "a few days", "PXD"),
    ("for many years", "many years", "PXY"),
    ("for the past few weeks", "the past few weeks", "PXW"),
    ("for the past twenty years", "the past twenty years", "P20Y"),
    ("over the last five years", "the last five years", "P5Y"),
    ("within the next two weeks", "the next two weeks", "P2W"),
    ("over the past decade", "the past decade", "P10Y"),
    ("for two decades", "two decades", "P20Y"),
    ("in recent months", "recent months", "PXM"),
    ("in the coming weeks", "the coming weeks", "PXW"),
    ("in the early years", "the early years", "PXY"),
    ("for months", "months", "PXM"),
    ("hours of fighting", "hours", "PTXH"),
    ("weeks or months of it", "weeks or months", "PXW"),
    ("a year-long siege", "year-long", "P1Y"),
    ("a decades-long feud", "decades-long", "PXDE"),
    ("They talked all day.", "all day", "P1D"),
    ("They stayed for a while.", "a while", "PXX"),
    ("They stayed for a long time.", "a long time", "PXX"),
    ("in each of the past three years", "each of the past three years", "P3Y"),
    ("It floods each year.", "each year", "P1Y"),
    ("It floods every two weeks.", "every two weeks", "P2W"),
    ("It floods twice a month.", "twice a month", "P1M"),
    ("It floods three times a year.", "three times a year", "P1Y"),
    ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
    ("They meet on Mondays.", "Mondays", "XXXX-WXX-1"),
    ("They meet on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
]


@pytest.mark.parametrize(("text", "words", "timex"), STRETCHES)
def test_stretches(text: str, words: str, timex: str) -> None:
    assert [(t.text, t.timex) for t in find_times(WORDS, text, WEDNESDAY)] == [(words, timex)]


NO_TIMES = [
    "You may march on.",
    "May I ask? May God help us.",
    "THE ARMY MAY MARCH ON THE TOWN",
    "They march, and the second man may fall.",
    "He sat in the sun, wed to his post.",
    "The Sun said so; the Sunday Telegraph denied it.",
    "A 10-year-old boy and his 37-year-old father were hurt.",
    "The man is 37 years old.",
    "It killed 1988 people and wounded 2000 soldiers.",
    "It cost $2000, £1999 and €1,998.",
    "They took flight 1999, room 1950 and No. 1984.",
    "In 1500 homes the power failed.",
    "They own a quarter of it and three quarters of the rest.",
    "He was second to none.",
    "At the last minute they gave in; a last-minute deal.",
    "He is in his 60s; she is in her late thirties.",
    "He read it in USA Today; in today's world few do.",
    "They live in Now Bagh district.",
    "He carried an AK-47 and 12 grenades.",
    "Two of 15 men fell, 5 percent of all.",
    "The score was 3-2 and 21-15.",
    "Call 555-1234 or room 12.",
    "The first man and the third woman won.",
    "It rose 1.5 points to 2,345.67.",
    "Day care is dear; day-to-day work is not.",
    "",
    " \n\n ",
    "\x00\x01",
    "😀 1️⃣ ２０ ½ ²",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert find_times(WORDS, text, WEDNESDAY) == ()
