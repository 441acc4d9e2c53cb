"""A gate before the parser: passes over sentences that can hold no event, by one look at their words.

It passes over a sentence in which no word stands that a rule begins with, and one that is a row of figures. The head
of a text is left alone, for the day, place and country of all the rest hang on it; and so is what holds a quotation
mark, which may open what goes on behind it. A paragraph or an article of which nothing is left is not parsed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.nlp.segments import split_paragraphs

if TYPE_CHECKING:
    from spacy.language import Language

# Letters of a text that are always read, the share of figures that makes a sentence a row of them, and how few words
# are no sentence but a piece of one.
HEAD, FIGURES, FEWEST = 150, 0.16, 3
NO_ACT, ROW = "no word that tells of an act", "a row of figures"

_WORD = re.compile(r"\d[\d.,/-]*|[^\W\d_]+")
# A sentence ends behind a small word of some length: what is shorter, or has a capital, may be short for something.
_END = re.compile(r"(?:(?<=[a-z]{4})|(?<=\d\d))[.!?]+\s+(?=[A-Z])")
_KEPT = re.compile("[\"“”„«»]|''|``|[-:–—_]$")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that was passed over: characters of the text, and why."""

    start: int
    end: int
    why: str


class Gate:
    """Sorts the sentences of texts. words: in small letters, those of which one stands in all that tells of an act."""

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words

    def sort(self, text: str) -> tuple[list[Span], list[Passed]]:
        """The spans that are to be parsed, as `split_paragraphs` gives them, and what is passed over, in order."""
        kept: list[Span] = []
        passed: list[Passed] = []
        for start, end in split_paragraphs(text):
            open_at = start
            for first, last in _split(text, start, end):
                why = self._judge(text[first:last]) if first >= HEAD else None
                if why is None:
                    continue
                kept += _trim(text, open_at, first)
                passed.append(Passed(first, last, why))
                open_at = last
            kept += _trim(text, open_at, end)
        return kept, passed

    def _judge(self, sentence: str) -> str | None:
        """Why a sentence can be passed over, None if it cannot."""
        if _KEPT.search(sentence):
            return None
        words = _WORD.findall(sentence.lower())
        if len(words) < FEWEST:
            return None
        if sum(word[0].isdigit() for word in words) > FIGURES * len(words):
            return ROW
        return NO_ACT if self.words.isdisjoint(words) else None


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a paragraph; where it is in doubt, two go for one."""
    at = start
    for match in _END.finditer(text, start, end):
        yield at, match.start() + len(match.group().rstrip())
        at = match.end()
    yield at, end


def _trim(text: str, start: int, end: int) -> list[Span]:
    """The span without white space at its ends, if there is anything else in it."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    return [(start, end)] if start < end else []


def make_gate(nlp: Language, lemmas: frozenset[str]) -> Gate:
    """The gate for the lemmas that rules begin with. nlp: its lemmatizer tells how they are spelled."""
    tables = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    exceptions: Mapping[str, Mapping[str, list[str]]] = tables.get_table("lemma_exc", {}) if tables else {}
    rules: Mapping[str, list[tuple[str, str]]] = tables.get_table("lemma_rules", {}) if tables else {}
    found = set(lemmas)
    for table in exceptions.values():
        found.update(form for form, bases in table.items() if not lemmas.isdisjoint(bases))
    for endings in rules.values():
        for ending, base in endings:
            found.update(word.removesuffix(base) + ending for word in lemmas if word.endswith(base))
    found.update(word + word[-1] + ending for word in lemmas for ending in ("ed", "ing"))
    # Words are looked at one by one, and what is written with a hyphen as its parts.
    return Gate(frozenset(part for word in found for part in _WORD.findall(word.lower())))
