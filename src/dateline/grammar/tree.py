"""A dependency tree that is quick to walk."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter

from dateline.model import Evidence, Parse, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_index, _start, _end = attrgetter("i"), attrgetter("start"), attrgetter("end")


class Tree:
    """A parse with its children lists. words: lists of words that the grammar of the language needs, by name."""

    def __init__(self, parse: Parse, words: Mapping[str, frozenset[str]] | None = None) -> None:
        self.parse = parse
        self.words = words or {}
        self.tokens = parse.tokens
        self._children: list[list[Token]] = [[] for _ in parse.tokens]
        for token in parse.tokens:
            if token.head != token.i:
                self._children[token.head].append(token)

    def __len__(self) -> int:
        return len(self.tokens)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The dependents of a token in text order; only those with one of the labels, if any are given."""
        found = self._children[token.i]
        if not deps or not found:
            return found[:]  # never the list itself: a caller may add to what it gets
        kept = []
        for below in found:
            if below.dep in deps:
                kept.append(below)
        return kept

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent with one of the labels."""
        for below in self._children[token.i]:
            if below.dep in deps:
                return below
        return None

    def head(self, token: Token) -> Token:
        """The governor of a token (the token itself for a root)."""
        return self.tokens[token.head]

    def is_listed(self, token: Token, name: str) -> bool:
        """Whether a word, as it stands or in its plain form, is in a list."""
        words = self.words.get(name, ())
        return token.lower in words or token.lemma in words

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of a token, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """A token and all below it, in text order."""
        if not self._children[token.i]:
            return [token]
        found, stack = [], [token]
        while stack:
            top = stack.pop()
            found.append(top)
            stack.extend(self._children[top.i])
        return sorted(found, key=_index)

    def opening(self, token: Token) -> Token:
        """The first of a token and all below it."""
        first, stack = token.i, self._children[token.i][:]
        while stack:
            top = stack.pop()
            first = min(first, top.i)
            stack.extend(self._children[top.i])
        return self.tokens[first]

    def sentence(self, token: Token) -> tuple[Token, ...]:
        """The tokens of the sentence that a token stands in."""
        first, last = self.parse.sents[token.sent]
        return self.tokens[first:last]

    def covering(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with a stretch of the text."""
        first = bisect_right(self.tokens, start, key=_end)
        return self.tokens[first : bisect_left(self.tokens, end, lo=first, key=_start)]

    def from_character(self, at: int) -> Token | None:
        """The first token that starts at a character or behind it."""
        found = bisect_left(self.tokens, at, key=_start)
        return self.tokens[found] if found < len(self.tokens) else None

    def evidence(self, first: Token, last: Token | None = None) -> Evidence:
        """The words from one token to another, both included."""
        end = (last or first).end
        return Evidence(start=first.start, end=end, text=self.parse.text[first.start : end])
