"""When: the expressions of time in a text, and the dateline at its head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from dateline.lexicon.timewords import TimeWords
from dateline.model import Time
from dateline.resolve.when.calendar import Meaning
from dateline.resolve.when.frame import Frame
from dateline.resolve.when.heads import read_head
from dateline.resolve.when.hits import Hit, clusters
from dateline.resolve.when.readers import READERS
from dateline.resolve.when.tokens import cut

__all__ = ["find_times", "read_head"]

NOTHING = "nothing"
TELLING = frozenset({"day", "part", "week", "month", "quarter", "half", "season", "year"})


def find_times(words: TimeWords, text: str, published: dt.date | None) -> tuple[Time, ...]:
    """The expressions of time in a text, in its order, with TIMEX3 values and the days they cover.

    published: the day that "today" is; without it the dateline's date takes its place (basis "dateline"),
    and without either relative expressions have no days.
    """
    issue = None if published else read_head(words, text)[1]
    frame = Frame(anchor=issue.date if issue else published, basis="dateline" if issue else "relative")
    found: list[Time] = []
    for tokens in cut(words, text):
        for group in clusters(words, tokens):
            for hit, meaning in _choose(group, frame):
                found.append(_time(hit, meaning))
                frame = _follow(frame, meaning)
    return tuple(found)


def _choose(group: list[Hit], frame: Frame) -> Iterator[tuple[Hit, Meaning]]:
    """The best readings of overlapping matches that do not overlap, in the order of the text."""
    taken: list[tuple[Hit, Meaning | None]] = []
    for hit in group:
        if any(hit.first < other.end and other.first < hit.end for other, _ in taken):
            continue
        if hit.rule.reads == NOTHING:
            taken.append((hit, None))
        elif meaning := _read(hit, frame):
            taken.append((hit, meaning))
    for hit, meaning in sorted(taken, key=lambda pair: pair[0].first):
        if meaning is not None:
            yield hit, meaning


def _read(hit: Hit, frame: Frame) -> Meaning | None:
    try:
        return READERS[hit.rule.reads](hit, frame)
    except OverflowError:  # a day beyond the calendar's last or before its first
        return None


def _follow(frame: Frame, meaning: Meaning) -> Frame:
    """The frame after an expression was read."""
    if meaning.first is None or meaning.precision not in TELLING:
        return frame
    if meaning.precision == "quarter":
        return replace(frame, last=meaning, quarter=meaning)
    return replace(frame, last=meaning)


def _time(hit: Hit, meaning: Meaning) -> Time:
    start, end = hit.tokens.span(hit.first, hit.end)
    return Time(
        start=start,
        end=end,
        text=hit.tokens.text[start:end],
        timex=meaning.timex,
        first=meaning.first,
        last=meaning.last,
        precision=meaning.precision,
        basis=meaning.basis,
    )
