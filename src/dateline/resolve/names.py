"""The names of the lexicon in a parsed text."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.words import split_words
from dateline.resolve.choice import Choice, choose


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name of the lexicon in the text: tokens first to last (included) and its meaning."""

    first: int
    last: int
    choice: Choice


def surface(tree: Tree, lexicon: ActorLexicon) -> str:
    """The text with the capitals that it was parsed with, character for character as long.

    Text that came in capitals keeps them in names of several words and in dotted acronyms, which
    case cannot be lent to word by word.
    """
    text = tree.parse.text
    if all(t.text == text[t.start : t.end] for t in tree.tokens):
        return text
    letters = list(text)
    for t in tree.tokens:
        letters[t.start : t.end] = t.text
    words = split_words(text)
    i, titled = 0, False
    while i < len(words):
        match = lexicon.match(words, i)
        span = words[i : match.last] if match else words[i : i + 1]
        named = match and (len(span) > 1 or "." in span[0].text) and not any(e.is_role for e in match.entries)
        if named or (titled and span[0].norm in lexicon.surnames):
            letters[span[0].start : span[-1].end] = text[span[0].start : span[-1].end]
        titled = bool(match and any(e.kind == "title" for e in match.entries))
        i += len(span)
    return "".join(letters)


class Beginnings:
    """The words of a text, and those that a name or role word of the lexicon begins with."""

    def __init__(self, lexicon: ActorLexicon, text: str) -> None:
        self.words = split_words(text)
        self.found = [i for i, word in enumerate(self.words) if word.norm in lexicon.lengths]
        self._starts = [word.start for word in self.words]
        self._ends = [word.end for word in self.words]
        self._at = [self._starts[i] for i in self.found]

    def any_within(self, start: int, end: int) -> bool:
        """Whether some characters may hold a name or role word; what begins or ends inside a word always may.

        So may a single word: it may be misspelt.
        """
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        inside = (n for n, edge in ((first - 1, start), (last - 1, end)) if n >= 0 and self._ends[n] > edge)
        if last - first < 2 or next(inside, None) is not None:
            return True
        return bisect_left(self._at, start) < bisect_left(self._at, end)


def scan_names(tree: Tree, lexicon: ActorLexicon, text: Beginnings, on: dt.date | None) -> Iterator[NameSpan]:
    """The names of the lexicon in a text, longest first, from left to right."""
    words = text.words
    token_at = {t.start: t.i for t in tree.tokens}
    token_to = {t.end: t.i for t in tree.tokens}
    beyond = 0
    for i in text.found:
        match = lexicon.match(words, i) if i >= beyond else None
        if match is None:
            continue
        first, last = token_at.get(words[match.first].start), token_to.get(words[match.last - 1].end)
        entries = [e for e in match.entries if e.kind != "city" or not any(o.is_role for o in match.entries)]
        choice = choose(entries, on)
        if choice and first is not None and last is not None and first <= last:
            yield NameSpan(first, last, choice)
        beyond = match.last
