"""Days and parts of days: own sentences with the TIMEX3 value that is wanted."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.lexicon.timewords import load_time_words
from dateline.resolve.times import find_times

WORDS = load_time_words()
WEDNESDAY = dt.date(2003, 10, 15)


def found(text: str, published: dt.date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(t.text, t.timex) for t in find_times(WORDS, text, published)]


ABSOLUTE = [
    ("The envoy was born on the 3rd of March, 1990.", "the 3rd of March, 1990", "1990-03-03"),
    ("They signed on July 4th, 2001, in Oslo.", "July 4th, 2001", "2001-07-04"),
    ("The siege of Nov. 20, 2011, is over.", "Nov. 20, 2011", "2011-11-20"),
    ("LA PAZ, 3 JAN 90", "3 JAN 90", "1990-01-03"),
    ("The text is dated 14 February 1946.", "14 February 1946", "1946-02-14"),
    ("A form of 2/14/91 was filed.", "2/14/91", "1991-02-14"),
    ("A form of 31/12/1999 was filed.", "31/12/1999", "1999-12-31"),
    ("A form of 06.05.2003 was filed.", "06.05.2003", "2003-05-06"),
    ("The log says 2003-05-06 for it.", "2003-05-06", "2003-05-06"),
    ("On September 1 1939 the war began.", "September 1 1939", "1939-09-01"),
    ("On Monday, 4 March 2002, it rained.", "Monday, 4 March 2002", "2002-03-04"),
    ("It met on March the fifth, 1999.", "March the fifth, 1999", "1999-03-05"),
    ("It met on March twenty-first, 1999.", "March twenty-first, 1999", "1999-03-21"),
    ("ON THE 5TH OF MAY 1988 THEY LEFT", "THE 5TH OF MAY 1988", "1988-05-05"),
    ("FIRED UPON 141200Z JAN 91", "141200Z JAN 91", "1991-01-14T12:00"),
    ("The pact of Sept. 9, 1993, holds.", "Sept. 9, 1993", "1993-09-09"),
    ("Sun, 1 Feb 2004 was quiet.", "Sun, 1 Feb 2004", "2004-02-01"),
    ("the talks of March 3-5, 1998, failed", "March 3-5, 1998", "1998-03-03/1998-03-05"),
    ("FROM 14 TO 16 NOVEMBER 1989 THEY FOUGHT", "FROM 14 TO 16 NOVEMBER 1989", "1989-11-14/1989-11-16"),
    ("Since 9/11 they are watched.", "9/11", "2001-09-11"),
    ("after the Sept. 11 attacks", "Sept. 11", "2001-09-11"),
    ("They met on Christmas Day 1999.", "Christmas Day 1999", "1999-12-25"),
]

RELATIVE = [
    ("The minister resigned today.", "today", "2003-10-15"),
    ("The minister resigned yesterday.", "yesterday", "2003-10-14"),
    ("The minister resigns tomorrow.", "tomorrow", "2003-10-16"),
    ("It rained the day before yesterday.", "the day before yesterday", "2003-10-13"),
    ("It opens the day after tomorrow.", "the day after tomorrow", "2003-10-17"),
    ("Police said Monday that two fled.", "Monday", "2003-10-13"),
    ("Police said Wednesday that two fled.", "Wednesday", "2003-10-15"),
    ("Police said on Thursday that two fled.", "Thursday", "2003-10-09"),
    ("The two sides will meet on Friday.", "Friday", "2003-10-17"),
    ("A rally is scheduled for Saturday.", "Saturday", "2003-10-18"),
    ("The court is expected to rule Monday.", "Monday", "2003-10-20"),
    ("They agreed to meet Sunday.", "Sunday", "2003-10-19"),
    ("He said Tuesday he would resign.", "Tuesday", "2003-10-14"),
    ("They fled last Tuesday.", "last Tuesday", "2003-10-14"),
    ("They fled last Wednesday.", "last Wednesday", "2003-10-08"),
    ("They return next Wednesday.", "next Wednesday", "2003-10-22"),
    ("They return this coming Friday.", "this coming Friday", "2003-10-17"),
    ("It began Tuesday of last week.", "Tuesday of last week", "2003-10-07"),
    ("He was shot late Monday night.", "late Monday night", "2003-10-13TNI"),
    ("He was shot early Monday.", "early Monday", "2003-10-13"),
    ("He was shot on Monday afternoon.", "Monday afternoon", "2003-10-13TAF"),
    ("It was taken at dawn on Friday.", "dawn on Friday", "2003-10-10TMO"),
    ("He spoke yesterday morning.", "yesterday morning", "2003-10-14TMO"),
    ("He spoke this morning.", "this morning", "2003-10-15TMO"),
    ("The raid took place last night.", "last night", "2003-10-14TNI"),
    ("He speaks tonight.", "tonight", "2003-10-15TNI"),
    ("They were held overnight.", "overnight", "2003-10-14TNI"),
    ("It broke off at noon Monday.", "noon Monday", "2003-10-13T12:00"),
    ("It broke off at 10 p.m. Monday.", "10 p.m. Monday", "2003-10-13T22:00"),
    ("It began at 3:30 a.m. on Monday.", "3:30 a.m. on Monday", "2003-10-13T03:30"),
    ("It began Monday at 7 p.m. EST.", "Monday at 7 p.m. EST", "2003-10-13T19:00"),
    ("It began around 7:15 p.m. there.", "around 7:15 p.m.", "2003-10-15T19:15"),
    ("It began at 12:05 am there.", "12:05 am", "2003-10-15T00:05"),
    ("AT 0945 THIS MORNING A BOMB WENT OFF", "0945 THIS MORNING", "2003-10-15T09:45"),
    ("The blast came at 2100 GMT on Monday.", "2100 GMT on Monday", "2003-10-13T21:00"),
    ("The blast came at five o'clock.", "five o'clock", "2003-10-15T05:00"),
    ("By mid-afternoon it was over.", "mid-afternoon", "2003-10-15TAF"),
    ("The talks of 20 November failed.", "20 November", "2003-11-20"),
    ("He left on Aug. 2.", "Aug. 2", "2003-08-02"),
    ("It is payable Jan. 2 to holders.", "Jan. 2", "2004-01-02"),
    ("He was jailed on March 3 for theft.", "March 3", "2003-03-03"),
    ("The polls will open on March 3.", "March 3", "2004-03-03"),
    ("ON 5 OCTOBER THEY FIRED", "5 OCTOBER", "2003-10-05"),
    ("in the early morning hours of 5 October", "the early morning hours of 5 October", "2003-10-05TMO"),
    ("on the night of Oct. 5", "the night of Oct. 5", "2003-10-05TNI"),
    ("Nov. 14-15 will be busy", "Nov. 14-15", "2003-11-14/2003-11-15"),
    ("They met on Christmas Eve.", "Christmas Eve", "2003-12-24"),
    ("They met last Christmas.", "last Christmas", "2002-12-25"),
    ("We march on June 16th of last year", "June 16th of last year", "2002-06-16"),
    ("TODAY THE GUERRILLAS WITHDREW", "TODAY", "2003-10-15"),
    ("EARLY THIS MORNING THE BRIDGE FELL", "EARLY THIS MORNING", "2003-10-15TMO"),
    ("Three days from now it ends.", "Three days from now", "2003-10-18"),
    ("He left three days ago.", "three days ago", "2003-10-12"),
    ("He left an hour ago.", "an hour ago", "2003-10-15"),
    ("It rained earlier in the day.", "earlier in the day", "2003-10-15"),
]


@pytest.mark.parametrize(("text", "words", "timex"), ABSOLUTE)
def test_days_that_the_text_gives_in_full(text: str, words: str, timex: str) -> None:
    assert found(text) == [(words, timex)]
    assert found(text, None) == [(words, timex)]


@pytest.mark.parametrize(("text", "words", "timex"), RELATIVE)
def test_days_counted_from_the_report(text: str, words: str, timex: str) -> None:
    assert found(text) == [(words, timex)]


ANCHORED = [
    ("On May 3, 1995 it began; the next day it was over.", "1995-05-04"),
    ("On May 3, 1995 it began; the following day it was over.", "1995-05-04"),
    ("On May 3, 1995 it began; two days later it was over.", "1995-05-05"),
    ("On May 3, 1995 it began; he had left a day earlier.", "1995-05-02"),
    ("On May 3, 1995 it began; he had left the day before.", "1995-05-02"),
    ("On May 3, 1995 it began; he fled the same day.", "1995-05-03"),
    ("On May 3, 1995 it began; he fled that morning.", "1995-05-03TMO"),
    ("On May 3, 1995 it began; he fled the following Monday.", "1995-05-08"),
    ("On May 3, 1995 it began; he fled at 6 p.m.", "1995-05-03T18:00"),
]


@pytest.mark.parametrize(("text", "timex"), ANCHORED)
def test_days_counted_from_a_day_told_of_before(text: str, timex: str) -> None:
    times = find_times(WORDS, text, None)
    assert times[-1].timex == timex
    assert times[-1].basis == "anchored"


UNANCHORED = [
    ("He left today.", None),
    ("He left yesterday.", None),
    ("He left on Monday.", "XXXX-WXX-1"),
    ("He left on Monday night.", "XXXX-WXX-1TNI"),
    ("He left on 20 November.", "XXXX-11-20"),
    ("He left at 6 p.m.", "XXXX-XX-XXT18:00"),
    ("He left last night.", None),
    ("He left three days ago.", "PAST_REF"),
]


@pytest.mark.parametrize(("text", "timex"), UNANCHORED)
def test_without_a_day_to_count_from_there_are_no_days(text: str, timex: str | None) -> None:
    (time,) = find_times(WORDS, text, None)
    assert time.timex == timex
    assert time.first is None
    assert time.last is None


def test_overnight_lies_on_two_days() -> None:
    (time,) = find_times(WORDS, "They were held overnight.", WEDNESDAY)
    assert (time.first, time.last) == (dt.date(2003, 10, 14), WEDNESDAY)


def test_a_range_of_days_has_both_ends() -> None:
    (time,) = find_times(WORDS, "ON 14 AND 15 NOVEMBER THEY FOUGHT", WEDNESDAY)
    assert (time.first, time.last) == (dt.date(2003, 11, 14), dt.date(2003, 11, 15))


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert not [t for t in find_times(WORDS, "It met on February 30, 2001.", None) if t.precision == "day"]


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_no_error(published: dt.date) -> None:
    text = "yesterday tomorrow overnight last week next year two centuries ago 3000 years from now last night Monday"
    assert find_times(WORDS, text, published)
