"""The noun phrases of a parsed text that may name actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.grammar import Tree
from dateline.model import Token

_LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "case", "predet", "punct", "advmod", "npadvmod"})
_INNER = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
_NOT_ACTORS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase: tokens first to last (included), its head, whether it is inside a larger one."""

    first: int
    last: int
    head: int
    nested: bool = False


def find_phrases(tree: Tree) -> Iterator[Phrase]:
    """Every noun phrase, outer ones and those inside them, in the order of their heads."""
    for token in tree.tokens:
        if token.ent in _NOT_ACTORS or token.pos not in ("NOUN", "PROPN", "PRON", "ADJ"):
            continue
        if token.dep in _INNER:
            if token.dep == "poss" or token.ent in ("GPE", "NORP", "ORG", "PERSON") or token.pos == "PROPN":
                yield _phrase(tree, token, nested=True)
        elif token.pos != "ADJ":
            yield _phrase(tree, token, nested=_is_inside(tree, token))


def _phrase(tree: Tree, head: Token, *, nested: bool) -> Phrase:
    first = head.i
    for child in reversed([c for c in tree.children(head) if c.i < head.i]):
        edge = tree.subtree(child)
        if child.dep not in _LEFT or edge[-1].i != first - 1:
            break
        first = edge[0].i
    while first < head.i and tree.tokens[first].pos == "PUNCT":
        first += 1
    return Phrase(first=first, last=_right_edge(tree, head), head=head.i, nested=nested)


def _right_edge(tree: Tree, head: Token) -> int:
    last = head.i
    for child in tree.children(head):
        if child.i < head.i:
            continue
        if child.dep == "prep" and child.lower == "of":
            last = tree.subtree(child)[-1].i
        elif child.dep not in ("case",):
            break
    return last


def _is_inside(tree: Tree, token: Token) -> bool:
    return token.dep == "pobj" and tree.head(token).lower == "of" and tree.head(tree.head(token)).pos in ("NOUN", "PROPN")
