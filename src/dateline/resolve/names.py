"""The names of the lexicon in a parsed text."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.words import split_words
from dateline.resolve.choice import Choice, choose


class NameSpan(NamedTuple):
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
    changed = [t for t in tree.tokens if t.text != text[t.start : t.end]]
    if not changed:
        return text
    letters = list(text)
    for t in changed:
        letters[t.start : t.end] = t.text
    words = split_words(text)
    i, titled = 0, False
    while i < len(words):
        match = lexicon.match(words, i) if words[i].norm in lexicon.lengths else None
        span = words[i : match.last] if match else words[i : i + 1]
        named = match and (len(span) > 1 or "." in span[0].text) and not any(e.is_role for e in match.entries)
        if named or (titled and span[0].norm in lexicon.surnames):
            letters[span[0].start : span[-1].end] = text[span[0].start : span[-1].end]
        titled = bool(match and any(e.kind == "title" for e in match.entries))
        i += len(span)
    return "".join(letters)


class Beginnings:
    """The words of a text, and the names and role words of the lexicon that begin with one of them."""

    def __init__(self, lexicon: ActorLexicon, text: str) -> None:
        self.words = words = split_words(text)
        likely = [i for i, word in enumerate(words) if word.norm in lexicon.lengths]
        self.matches = [match for i in likely if (match := lexicon.match(words, i)) is not None]
        self._starts = [word.start for word in words]
        self._at = [words[match.first].start for match in self.matches]

    def any_within(self, start: int, end: int) -> bool:
        """Whether some characters may hold a name or role word; what begins or ends inside a word always may.

        So may a single word with a capital: it may be misspelt.
        """
        words = self.words
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if (first and words[first - 1].end > start) or (last and words[last - 1].end > end):
            return True
        if last - first == 1 and words[first].capital:
            return True
        return bisect_left(self._at, start) < bisect_left(self._at, end)


def scan_names(tree: Tree, text: Beginnings, on: dt.date | None) -> Iterator[NameSpan]:
    """The names of the lexicon in a text, longest first, from left to right."""
    words = text.words
    token_at = {t.start: t.i for t in tree.tokens}
    token_to = {t.end: t.i for t in tree.tokens}
    beyond = 0
    for match in text.matches:
        if match.first < beyond:
            continue
        first, last = token_at.get(words[match.first].start), token_to.get(words[match.last - 1].end)
        entries = [e for e in match.entries if e.kind != "city" or not any(o.is_role for o in match.entries)]
        choice = choose(entries, on)
        if choice and first is not None and last is not None and first <= last:
            yield NameSpan(first, last, choice)
        beyond = match.last
