"""Finds the names that a misspelt word is one letter away from, by the words with one letter left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

SHORTEST_SWAP, SHORTEST = 5, 6


def near_index(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each name, and each form of it that lacks a letter, -> the names that it comes from."""
    found: dict[str, dict[str, None]] = {}
    for name in names:
        if len(name) >= SHORTEST_SWAP and name.isalpha():
            for form in _shortened(name):
                found.setdefault(form, {})[name] = None
    return {form: tuple(names) for form, names in found.items()}


def near_names(index: Mapping[str, tuple[str, ...]], word: str) -> tuple[str, ...]:
    """The names one letter away from a word, or with two letters swapped; the first letter must be right.

    Words of five letters may only have two letters swapped.
    """
    if len(word) < SHORTEST_SWAP or not word.isalpha():
        return ()
    candidates = dict.fromkeys(name for form in _shortened(word) for name in index.get(form, ()))
    return tuple(name for name in candidates if name[0] == word[0] and _is_near(word, name))


def _shortened(word: str) -> Iterator[str]:
    yield word
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]


def _is_near(word: str, name: str) -> bool:
    if len(word) == len(name):
        different = [i for i in range(len(word)) if word[i] != name[i]]
        swapped = len(different) == 2 and different[1] == different[0] + 1 and sorted(word) == sorted(name)
        return swapped or (len(different) == 1 and len(word) >= SHORTEST)
    short, long = sorted((word, name), key=len)
    return len(word) >= SHORTEST and len(long) - len(short) == 1 and short in _shortened(long)
