"""Which of several rules for a word comes first: the one that asks for more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any, NamedTuple

Entry = tuple[Any, tuple[str, ...]]
Key = tuple[str, str]


class Row(NamedTuple):
    """The rules that begin with a word. alone: the places of those of that word only; by_last: of others by the last.

    Nearly all rules of several words fall out by their last, so that one looks where the words around stand.
    """

    entries: tuple[Entry, ...]
    alone: tuple[int, ...]
    by_last: Mapping[str, tuple[int, ...]]

    def near(self, around: frozenset[str]) -> list[Entry]:
        """The rules whose last word is the one that they begin with, or is among some words."""
        at = [*self.alone]
        for word in self.by_last.keys() & around:
            at += self.by_last[word]
        return [self.entries[n] for n in sorted(at)]


class Rows:
    """The rows of an index by one or several of its keys, each put together once."""

    def __init__(self, index: Mapping[Key, tuple[Entry, ...]]) -> None:
        self.index = index
        self._known: dict[tuple[Key, ...], Row] = {}

    def of(self, *keys: Key) -> Row | None:
        """The rules of some keys as one row; None if there are none."""
        listed = tuple(key for key in keys if key in self.index)
        found = self._known.get(listed)
        if found is None and listed:
            found = self._known[listed] = _row(reduce(merge, map(self.index.__getitem__, listed)))
        return found


def _row(entries: tuple[Entry, ...]) -> Row:
    by_last: dict[str, tuple[int, ...]] = {}
    for n, (_, words) in enumerate(entries):
        if len(words) > 1:
            by_last[words[-1]] = (*by_last.get(words[-1], ()), n)
    return Row(entries, tuple(n for n, (_, words) in enumerate(entries) if len(words) == 1), by_last)


def most_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Rules with their words, those that ask for most first; as they stand where they ask for as much."""
    return tuple(sorted(entries, key=lambda entry: -rank(*entry)))


def merge(entries: tuple[Entry, ...], others: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Two such rows as one."""
    return most_first(entries + others) if entries and others else entries or others


def rank(rule: Any, words: tuple[str, ...]) -> int:
    """How much a rule asks of its own words and, if it is an act, of its surroundings."""
    if not hasattr(rule, "object"):
        return 0
    return (
        4 * len(words)
        + 3 * bool(rule.object)
        + 5 * bool(rule.subject)
        + 7 * bool(rule.that or rule.clause)
        + 3 * len(rule.with_)
        + len(rule.without)
        + bool(rule.not_object)
    )
