"""Weeks, months, quarters, years and longer: own sentences with the value and the days that are wanted."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.lexicon.timewords import load_time_words
from dateline.resolve.times import find_times

WORDS = load_time_words()
WEDNESDAY = dt.date(2003, 10, 15)

PERIODS = [
    ("The two met this week.", "this week", "2003-W42"),
    ("The two met last week.", "last week", "2003-W41"),
    ("The two meet next week.", "next week", "2003-W43"),
    ("The two meet early next week.", "early next week", "2003-W43"),
    ("The two met over the weekend.", "the weekend", "2003-W41-WE"),
    ("The two met last weekend.", "last weekend", "2003-W41-WE"),
    ("It began late last month.", "late last month", "2003-09"),
    ("It began this month.", "this month", "2003-10"),
    ("It ends at the end of the month.", "the end of the month", "2003-10"),
    ("It grew last year.", "last year", "2002"),
    ("It grew earlier this year.", "Earlier this year".lower(), "2003"),
    ("It will grow next year.", "next year", "2004"),
    ("It ends by the end of next year.", "the end of next year", "2004"),
    ("It closes by year-end.", "year-end", "2003-12-31"),
    ("It closes by year's end.", "year's end", "2003-12-31"),
    ("It left two weeks ago.", "two weeks ago", "2003-W40"),
    ("It left five months ago.", "five months ago", "2003-05"),
    ("It left two years ago.", "two years ago", "2001"),
    ("It left Twenty-two years ago.", "Twenty-two years ago", "1981"),
    ("It left a year ago.", "a year ago", "2002"),
    ("It left a decade ago.", "a decade ago", "199"),
    ("It left several years ago.", "several years ago", "PAST_REF"),
    ("It left decades ago.", "decades ago", "PAST_REF"),
    ("They fled in March 1996.", "March 1996", "1996-03"),
    ("They fled in early March 1996.", "early March 1996", "1996-03"),
    ("They fled in the middle of October 1996.", "the middle of October 1996", "1996-10"),
    ("THEY FLED IN MAY 1989", "MAY 1989", "1989-05"),
    ("The March 1996 vote was free.", "March 1996", "1996-03"),
    ("They fled last May.", "last May", "2003-05"),
    ("They fled last November.", "last November", "2002-11"),
    ("They vote next May.", "next May", "2004-05"),
    ("They vote this December.", "this December", "2003-12"),
    ("They fled in June last year.", "June last year", "2002-06"),
    ("They fled in August of this year.", "August of this year", "2003-08"),
    ("He resigned in March.", "March", "2003-03"),
    ("He resigned in December.", "December", "2002-12"),
    ("The deal is expected in December.", "December", "2003-12"),
    ("It will be sold by August.", "August", "2004-08"),
    ("They fled in mid-August.", "mid-August", "2003-08"),
    ("They fled the first week of May.", "the first week of May", "2003-05"),
    ("Rain fell January-March 1999.", "January-March 1999", "1999-01/1999-03"),
    ("It lost money in the third quarter.", "the third quarter", "2003-Q3"),
    ("Its fourth-quarter loss was small.", "fourth-quarter", "2003-Q4"),
    ("It lost in the second quarter of 2001.", "the second quarter of 2001", "2001-Q2"),
    ("It lost in Q3 2010.", "Q3 2010", "2010-Q3"),
    ("It lost in last year's third quarter.", "last year's third quarter", "2002-Q3"),
    ("It lost in fiscal 1990's first quarter.", "fiscal 1990's first quarter", "1990-Q1"),
    ("It lost in the first half of 1990.", "the first half of 1990", "1990-H1"),
    ("It lost in fiscal 1989.", "fiscal 1989", "1989"),
    ("They fled last summer.", "last summer", "2003-SU"),
    ("They vote next spring.", "next spring", "2004-SP"),
    ("They fled in the winter of 1994.", "the winter of 1994", "1994-WI"),
    ("They fled in late 2002.", "late 2002", "2002"),
    ("They fled in mid-1996.", "mid-1996", "1996"),
    ("They fled in 1988.", "1988", "1988"),
    ("It is the oldest of the 1971 treaties.", "1971", "1971"),
    ("By the year 2000 it was gone.", "the year 2000", "2000"),
    ("By the year two thousand it was gone.", "the year two thousand", "2000"),
    ("He fled in nineteen ninety-one.", "nineteen ninety-one", "1991"),
    ("The war of 1980-1988 cost much.", "1980-1988", "1980/1988"),
    ("the pre-1967 borders", "pre-1967", "1967"),
    ("the storm of '87.", "'87", "1987"),
    ("in the late 1970s", "the late 1970s", "197"),
    ("in the 1980's there was war", "the 1980's", "198"),
    ("in the nineties", "the nineties", "199"),
    ("in the '60s", "the '60s", "196"),
    ("a 20th century war", "20th century", "19"),
    ("in the late nineteenth century", "the late nineteenth century", "18"),
    ("It is now over.", "now", "PRESENT_REF"),
    ("It is currently shut.", "currently", "PRESENT_REF"),
    ("Its current chief left.", "current", "PRESENT_REF"),
    ("He recently left.", "recently", "PAST_REF"),
    ("They did so in the past.", "the past", "PAST_REF"),
    ("They fear the future.", "the future", "FUTURE_REF"),
    ("It will one day be free.", "one day", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "timex"), PERIODS)
def test_periods(text: str, words: str, timex: str) -> None:
    assert [(t.text, t.timex) for t in find_times(WORDS, text, WEDNESDAY)] == [(words, timex)]


ANCHORED = [
    ("In 1995 he rose; the following year he fell.", "1996"),
    ("In 1995 he rose; he had lost the previous year.", "1994"),
    ("In 1995 he rose, and fell that year.", "1995"),
    ("In 1995 he rose; two years later he fell.", "1997"),
    ("In March 1995 he rose; the following month he fell.", "1995-04"),
    ("Profit rose in the third quarter of 1998 from a year earlier.", "1997-Q3"),
    ("It lost in the third quarter of 1998 but earned in the year-ago quarter.", "1997-Q3"),
]


@pytest.mark.parametrize(("text", "timex"), ANCHORED)
def test_periods_counted_from_one_told_of_before(text: str, timex: str) -> None:
    assert find_times(WORDS, text, None)[-1].timex == timex


DAYS = [
    ("in 2021", "2021-01-01", "2021-12-31", "year"),
    ("last week", "2003-10-06", "2003-10-12", "week"),
    ("this month", "2003-10-01", "2003-10-31", "month"),
    ("the third quarter", "2003-07-01", "2003-09-30", "quarter"),
    ("the first half of 1990", "1990-01-01", "1990-06-30", "half"),
    ("the 1990s", "1990-01-01", "1999-12-31", "decade"),
    ("the 20th century", "1901-01-01", "2000-12-31", "century"),
    ("last summer", "2003-06-01", "2003-08-31", "season"),
    ("the weekend", "2003-10-11", "2003-10-12", "day"),
    ("the past three years", "2000-10-15", "2003-10-15", "duration"),
    ("the next two weeks", "2003-10-15", "2003-10-29", "duration"),
    ("the past 24 hours", "2003-10-14", "2003-10-15", "duration"),
    ("the past week", "2003-10-08", "2003-10-15", "week"),
    ("36 hours ago", "2003-10-13", "2003-10-14", "day"),
    ("yesterday morning", "2003-10-14", "2003-10-14", "part"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), DAYS)
def test_the_days_of_a_period(text: str, first: str, last: str, precision: str) -> None:
    (time,) = find_times(WORDS, text, WEDNESDAY)
    assert (str(time.first), str(time.last), time.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["last week", "this year", "next month", "the weekend", "the end of the year"])
def test_without_a_day_to_count_from_a_period_is_unknown(text: str) -> None:
    (time,) = find_times(WORDS, text, None)
    assert (time.timex, time.first, time.last) == (None, None, None)
