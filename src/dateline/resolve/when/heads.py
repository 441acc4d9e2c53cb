"""Reads the head of an article: its dateline, and the date that a release or headline carries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.lexicon.timewords import TimeWords
from dateline.model import Dateline
from dateline.resolve.when import calendar as cal
from dateline.resolve.when.frame import Frame
from dateline.resolve.when.hits import Hit, make_hit
from dateline.resolve.when.read_days import read_day
from dateline.resolve.when.tokens import Tokens, cut_head

HEAD = 1500

_LINE_START = re.compile(r"(?:^|[\n\r\x0b\f\x85\u2028\u2029]|[ \xa0]{2})[\s\xa0]*(?=[^\s\xa0])")
_LINE_BREAK = re.compile(r"[\n\r\x0b\f\x85\u2028\u2029]")
_SERIAL = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(?=[^\W_])")


def _find_dateline(words: TimeWords, text: str, published: dt.date | None, tokens: Tokens | None) -> Dateline | None:
    if tokens is None:
        return None
    begun = _line_starts(text)
    starts = [n for n, start in enumerate(tokens.starts) if start in begun]
    for rule in words.datelines:
        for first in starts:
            if (match := rule.pattern.match(tokens.codes, first)) is not None:
                return _dateline(make_hit(rule, match, tokens, words), text, published)
    return None


@lru_cache(maxsize=1)  # whoever reads a report asks twice: for its dateline, and for the day that `today` is
def read_head(words: TimeWords, text: str, published: dt.date | None = None) -> tuple[Dateline | None, Dateline | None]:
    """The dateline, and the words that tell on which day a report was issued: a dateline with a date, else a headline.

    A year that a dateline lacks is that nearest to `published`.
    """
    tokens = cut_head(words, text, HEAD)
    dateline = _find_dateline(words, text, published, tokens)
    if dateline and dateline.date:
        return dateline, dateline
    hits = _issue_hits(words, text, tokens) if tokens else ()
    found = (_dateline(hit, text, published) for hit in hits)
    return dateline, next((issue for issue in found if issue.date), None)


@lru_cache(maxsize=1)
def _line_starts(text: str) -> frozenset[int]:
    return frozenset(match.end() for match in _LINE_START.finditer(text[:HEAD]))


def _issue_hits(words: TimeWords, text: str, tokens: Tokens) -> Iterator[Hit]:
    """Dates that end a line, or start one and have a colon after them."""
    starts = _line_starts(text)
    for rule in words.issues:
        for match in rule.pattern.finditer(tokens.codes):
            hit = make_hit(rule, match, tokens, words)
            start, end = tokens.span(hit.first, hit.end)
            rest = text[end : end + 40].lstrip(" \t\xa0")
            ends_line = not rest or _LINE_BREAK.match(rest)
            if ends_line or (start in starts and rest.startswith(":")):
                yield hit


def _dateline(hit: Hit, text: str, published: dt.date | None) -> Dateline:
    start, end = hit.tokens.span(hit.first, hit.end)
    return Dateline(
        start=start,
        end=end,
        text=text[start:end],
        place=_words(hit, "place"),
        agency=_words(hit, "agency"),
        date=_date(hit, text, published) if hit.has("day") or hit.has("slash") or hit.has("iso") else None,
    )


def _words(hit: Hit, name: str) -> str | None:
    if not hit.has(name):
        return None
    start, end = hit.tokens.span(*hit.spans[name])
    return hit.tokens.text[start:end]


def _date(hit: Hit, text: str, published: dt.date | None) -> dt.date | None:
    found = read_day(hit, Frame(anchor=published, basis="dateline"))
    if found is None or found.first:
        return found.first if found else None
    if not found.timex or not (year := _year_hint(text, found.timex[5:7])):
        return None
    return cal.make_day(year, int(found.timex[5:7]), int(found.timex[8:10]))


def _year_hint(text: str, month: str) -> int | None:
    """The year of a release's serial number (2011-06-S-034) if it was given in the date's month or the one before."""
    wanted = int(month)
    turns = [(int(m[1]), (wanted - int(m[2])) % 12) for m in _SERIAL.finditer(text[:HEAD])]
    years = {year + (wanted == 1 and away == 1) for year, away in turns if away <= 1}
    return years.pop() if len(years) == 1 else None
