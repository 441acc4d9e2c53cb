"""The tokens of one sentence while its clauses are mended."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dateline.lexicon.files import read_tables
from dateline.model import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
DEEPEST = 12


@cache
def list_words(name: str) -> frozenset[str]:
    """The words of one list of `lang/en/clauses.toml`."""
    return frozenset(w for _, table in read_tables((), "lang/en/clauses.toml") for w in table[name])


class Clause:
    """The tokens of one sentence, to be mended in place; all indices are those of the parse."""

    def __init__(self, tokens: list[Token], first: int, last: int) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self.changes = 0
        self._forget()

    def _forget(self) -> None:
        self._below: dict[int, list[int]] = {}
        self._root: Token | None = None
        self._signs: set[str] = set()

    def root(self) -> Token | None:
        """The word that governs the sentence."""
        if self._root is None:
            self._root = next((t for t in self.words() if t.dep == "ROOT"), None)
        return self._root

    def words(self) -> list[Token]:
        """The tokens in the order of the text."""
        return self.tokens[self.first : self.last]

    def signs(self) -> set[str]:
        """The labels, tags and texts that stand somewhere in the sentence."""
        if not self._signs:
            for t in self.words():
                self._signs.update((t.dep, t.tag, t.text))
        return self._signs

    def children(self, head: Token, *deps: str) -> list[Token]:
        """What a token governs; only with one of the labels, if any are given."""
        if not self._below:
            for t in self.words():
                self._below.setdefault(t.head, []).append(t.i)
        below = (self.tokens[i] for i in self._below.get(head.i, ()) if i != head.i)
        return [t for t in below if not deps or t.dep in deps]

    def is_tree(self) -> bool:
        """Whether every word comes to a root on its way up: mends together may have made a ring."""
        safe: set[int] = set()
        for token in self.words():
            path: set[int] = set()
            while token.head != token.i and token.i not in safe:
                if token.i in path:
                    return False
                path.add(token.i)
                token = self.tokens[token.head]
            safe |= path
        return True

    def leftmost(self, head: Token) -> int:
        """The first token of the phrase that a token heads."""
        at = head.i
        while at > self.first and self._under(self.tokens[at - 1], head):
            at -= 1
        return at

    def rightmost(self, head: Token) -> int:
        """The last token of the phrase that a token heads."""
        at = head.i
        while at + 1 < self.last and self._under(self.tokens[at + 1], head):
            at += 1
        return at

    def _under(self, token: Token, head: Token) -> bool:
        for _ in range(DEEPEST):
            if token.head in (head.i, token.i):
                return token.head == head.i
            token = self.tokens[token.head]
        return False

    def hang(self, token: Token, head: int, dep: str, tag: str = "") -> None:
        """Gives a token another governor."""
        self.put(replace(self.tokens[token.i], head=head, dep=dep, tag=tag or self.tokens[token.i].tag))

    def put(self, token: Token) -> None:
        """Puts a token in the place of the one that was there."""
        self._forget()
        self.changes += 1
        self.tokens[token.i] = token
