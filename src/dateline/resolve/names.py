"""The names of the lexicon in a parsed text."""

from __future__ import annotations

import datetime as dt
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


def scan_names(tree: Tree, lexicon: ActorLexicon, text: str, on: dt.date | None) -> Iterator[NameSpan]:
    """The names of the lexicon in a text, longest first, from left to right."""
    words = split_words(text)
    token_at = {t.start: t.i for t in tree.tokens}
    token_to = {t.end: t.i for t in tree.tokens}
    i = 0
    while i < len(words):
        match = lexicon.match(words, i)
        if match is None:
            i += 1
            continue
        first, last = token_at.get(words[match.first].start), token_to.get(words[match.last - 1].end)
        entries = [e for e in match.entries if e.kind != "city" or not any(o.is_role for o in match.entries)]
        choice = choose(entries, on)
        if choice and first is not None and last is not None and first <= last:
            yield NameSpan(first, last, choice)
        i = match.last
