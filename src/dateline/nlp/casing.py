"""Lends ordinary case to text in capitals, so that a parser trained on ordinary text can read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

CAPITALS_SHARE = 0.7
LONGEST_NAME = 8
# Letters that are counted first: with so many of them in small, what is left cannot be mostly capitals.
FREQUENT, ENOUGH_SMALL = "etaoinsr", 1 / (1 - CAPITALS_SHARE)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_SENTENCE_START = re.compile(r"(?:^|(?<!\b[A-Z])[.!?\]]\s+|--\s*|\n\s*\n\s*)[\"'“(\[]*([^\W\d_])")
# What a monitor of the press puts in square brackets in the middle of a sentence, to explain the word before it.
_GLOSS = re.compile(r"(?<=[\w\"'”’,]) {1,2}\[[^\[\]]{2,70}\](?= ?[\w.,;?!\"'])")


def without_glosses(text: str) -> str:
    """The text with blanks for glosses ("the RSF [Red Star Front] fighters"), which take its phrases apart."""
    return _GLOSS.sub(lambda m: " " * len(m.group()), text)


def in_capitals(text: str) -> bool:
    """Whether a text of some length is written in capitals."""
    if sum(map(text.count, FREQUENT)) * ENOUGH_SMALL >= len(text):
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > CAPITALS_SHARE * len(letters)


# The first two words of names in lower case -> the names, each as its words.
Names = Mapping[tuple[str, ...], list[tuple[str, ...]]]


class KnownCase(Mapping[str, str]):
    """How words and names are written; loaded when the first text in capitals asks.

    load: gives lower-cased word -> the way it is written, and names of several words as they are written.
    """

    def __init__(self, load: Callable[[], tuple[Mapping[str, str], Iterable[str]]]) -> None:
        self._load = load

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return self._load()[0]

    @cached_property
    def names(self) -> Names:
        """The names of several words by the first two in lower case, the longest first."""
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for name in self._load()[1]:
            words = tuple(_WORD.findall(name))
            if len(words) > 1:
                found.setdefault((words[0].lower(), words[1].lower()), []).append(words)
        return {first: sorted(set(names), key=lambda n: (-len(n), n)) for first, names in found.items()}

    def __getitem__(self, word: str) -> str:
        return self._words[word]

    def get(self, word: str, default: Any = None) -> Any:
        """The way a word is written, or the default: without the detour over an error."""
        return self._words.get(word, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def lend_case(text: str, known: Mapping[str, str]) -> str:
    """The text in ordinary case, character for character as long as it was.

    known: lower-cased word -> the way it is written (names, acronyms). A word that it does
    not hold becomes lower case, and a sentence starts with a capital.
    """
    lowered = text.lower() if text.isascii() else "".join(low if len(low := c.lower()) == 1 else c for c in text)
    cased = _WORD.sub(lambda m: _spell(m.group(), known), lowered)
    cased = _DOTTED.sub(lambda m: known.get(m.group().lower(), m.group()), cased)
    cased = _SENTENCE_START.sub(lambda m: m.group()[:-1] + m.group()[-1].upper(), cased)
    return _spell_names(cased, known.names) if isinstance(known, KnownCase) else cased


def _spell(word: str, known: Mapping[str, str]) -> str:
    spelled = known.get(word)
    if spelled is None and word.endswith(("'s", "’s")) and word[:-2] in known:
        spelled = known[word[:-2]] + word[-2:]
    return spelled if spelled and len(spelled) == len(word) else word


def _spell_names(text: str, names: Names) -> str:
    """The text with names of several words spelled as they are written."""
    letters, found, at = list(text), list(_WORD.finditer(text)), 0
    words = [m.group().lower() for m in found]
    while at < len(found):
        here = words[at : at + LONGEST_NAME]
        starting = names.get(tuple(here[:2]), ())
        name = next((n for n in starting if [w.lower() for w in n] == here[: len(n)]), None)
        for match, word in zip(found[at:], name or (), strict=False):
            letters[match.start() : match.start() + len(word)] = word
        at += len(name) if name else 1
    return "".join(letters)
