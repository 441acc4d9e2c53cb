"""Which of several rules for a word comes first: the one that asks for more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Entry = tuple[Any, tuple[str, ...]]


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
