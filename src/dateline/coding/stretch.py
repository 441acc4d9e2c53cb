"""How long an event went on: `since March`, `until March`, `from March to May`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from dateline.grammar.tree import Tree
from dateline.model import EventTime, Time, Token

APART = 4  # tokens that may stand between the two ends of a stretch


def opener(tree: Tree, time: Time) -> Token | None:
    """The word before an expression on which it hangs: `since` of `since early March`."""
    token = tree.from_character(time.start)
    while token is not None and token.head != token.i and time.start <= tree.head(token).start < time.end:
        token = tree.head(token)
    return tree.head(token) if token is not None else None


def opens_with(tree: Tree, time: Time, name: str) -> bool:
    """Whether an expression stands behind one of the words of a list."""
    before = opener(tree, time)
    return before is not None and before.lower in tree.words.get(name, ())


def stretched(tree: Tree, time: Time, found: EventTime, ends: Iterable[Time]) -> EventTime:
    """The days of an event that its own expression says to have begun then. ends: those behind `to` and `until`."""
    if opens_with(tree, time, "ranking"):
        return replace(found, end=None)
    if not opens_with(tree, time, "starting"):
        return found
    last = next((end for end in ends if _goes_on(tree, time, end)), None)
    if last is None or last.last is None or found.start is None:
        return found
    first = found.start
    if first > last.last:  # `from March to May 2023`: the year stands at the end
        first = _in_year(first, last.last.year)
    return replace(found, start=first, end=last.last) if first <= last.last else found


def _goes_on(tree: Tree, time: Time, end: Time) -> bool:
    """Whether a stretch that one expression opens is closed by another right behind it."""
    one, other = tree.from_character(time.start), tree.from_character(end.start)
    closed = opens_with(tree, end, "ending") or opens_with(tree, end, "going_on_to")
    return one is not None and other is not None and closed and time.end <= end.start and other.i - one.i <= APART


def _in_year(day: dt.date, year: int) -> dt.date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)
