"""Lends ordinary case to text in capitals, so that a parser trained on ordinary text can read it."""

from __future__ import annotations

import re
from collections.abc import Mapping

CAPITALS_SHARE = 0.7

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?\]]\s+|--\s*|\n\s*\n\s*)[\"'“(\[]*([^\W\d_])")


def in_capitals(text: str) -> bool:
    """Whether a text of some length is written in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > CAPITALS_SHARE * len(letters)


def lend_case(text: str, known: Mapping[str, str]) -> str:
    """The text in ordinary case, character for character as long as it was.

    known: lower-cased word -> the way it is written (names, acronyms). A word that it does
    not hold becomes lower case, and a sentence starts with a capital.
    """
    lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    cased = _WORD.sub(lambda m: _spell(m.group(), known), lowered)
    return _SENTENCE_START.sub(lambda m: m.group()[:-1] + m.group()[-1].upper(), cased)


def _spell(word: str, known: Mapping[str, str]) -> str:
    spelled = known.get(word)
    if spelled is None and word.endswith(("'s", "’s")) and word[:-2] in known:
        spelled = known[word[:-2]] + word[-2:]
    return spelled if spelled and len(spelled) == len(word) else word
