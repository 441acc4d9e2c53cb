"""Numbers in words and figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.resolve.when.hits import Hit

LARGEST = 10**9

_ORDINAL_END = re.compile(r"(\d+)(?:st|nd|rd|th)\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: count is None if the text leaves it open ('several')."""

    count: float | None


def read_ordinal(hit: Hit, name: str) -> int | None:
    """The ordinal ('third', '3rd', 'twenty-first') or bare figure in a group."""
    total = 0
    values = hit.words.values
    for word in hit.group(name):
        if match := _ORDINAL_END.match(word):
            return int(match[1])
        if word.isdecimal():
            return int(word)
        if word in values["ordinal"]:
            return total + int(values["ordinal"][word])
        total += int(values["tens"].get(word, 0))
    return None


def read_quantity(hit: Hit, name: str) -> Quantity:
    """The number in a group; the first one of 'two or three'."""
    group = hit.group(name)
    values = hit.words.values
    if any(word in values["vague_number"] or word in values["vague_multiple"] for word in group):
        return Quantity(None)
    return Quantity(read_number(group, values))


def read_number(group: Sequence[str], values: Mapping[str, Mapping[str, Any]]) -> float | None:
    """The first number of some words in lower case: '2 1/2', 'twenty-five', 'a dozen', 'two and a half', '1,200'."""
    total, part, seen = 0.0, 0.0, False
    for place, word in enumerate(group):
        known = _known(word, values)
        if word in values["half"]:
            total, seen = total + 0.5, True
        elif word in values["multiplier"]:
            part, seen = (part or 1.0) * values["multiplier"][word], True
        elif known is not None:
            if seen and not _continues(part, known, word):
                break
            part, seen = part + known, True
        elif word in values["pair"]:
            return 2.0
        elif seen and word in values["stop_number"]:
            break
        elif word in values["article"] and not seen and _article_counts(group[place + 1 :], values):
            part, seen = 1.0, True
    return min(total + part, float(LARGEST)) if seen else None


def _known(word: str, values: Mapping[str, Mapping[str, Any]]) -> float | None:
    if word in values["number"]:
        return float(values["number"][word])
    if word[0].isdigit():
        if "/" in word:
            over, under = word.split("/", 1)
            return int(over) / int(under)
        try:
            return float(word.replace(",", "")[:15])
        except ValueError:
            return None
    return None


def _continues(part: float, known: float, word: str) -> bool:
    """Whether a number goes on the one before it: 'twenty' 'five', 'two' '1/2', 'hundred' 'five'."""
    if "/" in word:
        return part == int(part)
    return (part >= 20 and part % 10 == 0 and 0 < known < 10) or (part >= 100 and part % 100 == 0 and known < 100)


def _article_counts(rest: Sequence[str], values: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether an article is the number: 'a year', but not 'a dozen' nor 'half a'."""
    return not any(word in values["multiplier"] or word in values["half"] or word[0].isdigit() for word in rest)
