"""The noun phrases of a parsed text that may name actors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.grammar import Tree
from dateline.lexicon.phrases import PhraseWords
from dateline.model import Token

_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "case", "predet", "punct", "advmod", "npadvmod"}
)
_INNER = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod", "nummod", "advmod", "det"})
_NOT_ACTORS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "appos", "attr", "poss", "agent", "ROOT"})


class Phrase(NamedTuple):
    """A noun phrase: tokens first to last (included), its head, and the last token that tells whose it is.

    title: head of a phrase of title that stands right before a person's name and that the parser took apart.
    """

    first: int
    last: int
    head: int
    reach: int
    title: int | None = None


def find_phrases(tree: Tree, small: PhraseWords) -> Iterator[Phrase]:
    """The noun phrases that fill a slot of a clause, in the order of their heads."""
    for token in tree.tokens:
        if token.ent in _NOT_ACTORS and token.pos != "PROPN" or token.dep in _INNER:
            continue
        if token.pos in ("NOUN", "PROPN") or (token.pos in ("ADJ", "NUM") and token.dep in _SLOTS):
            yield phrase_of(tree, token, small)


def phrase_of(tree: Tree, head: Token, small: PhraseWords) -> Phrase:
    """The noun phrase of a head."""
    if not tree.children(head):
        return Phrase(first=head.i, last=head.i, head=head.i, reach=head.i)
    first = left_edge(tree, head)
    start, title = _split_title(tree, head, first)
    return Phrase(
        first=start,
        last=right_edge(tree, head, small.genitive),
        head=head.i,
        reach=_reach(tree, head, small),
        title=title,
    )


def left_edge(tree: Tree, head: Token) -> int:
    """The first token of the unbroken modifiers before a head."""
    first = head.i
    for child in reversed([c for c in tree.children(head) if c.i < head.i]):
        edge = tree.subtree(child)
        when = child.ent in ("DATE", "TIME") and child.dep in ("compound", "npadvmod", "nmod")
        if child.dep not in _LEFT or edge[-1].i != first - 1 or when:
            break
        first = edge[0].i
    while first < head.i and not _may_start(tree.tokens[first]):
        first += 1
    return first


def _may_start(token: Token) -> bool:
    return token.text[0].isalnum() and token.pos not in ("PUNCT", "ADP", "CCONJ")


def _split_title(tree: Tree, head: Token, first: int) -> tuple[int, int | None]:
    """Parts `envoy to [Syria Jane Doe]`, which the parser reads as one name after the preposition."""
    before = tree.tokens[first - 1] if first else None
    if head.pos != "PROPN" or before is None or before.pos != "ADP" or head.dep != "pobj" or head.head != before.i:
        return first, None
    i = first
    while i < head.i and tree.tokens[i].ent == "GPE":
        i += 1
    if i in (first, head.i) or head.ent == "GPE" or tree.tokens[i].tag == "POS" or tree.tokens[i].pos != "PROPN":
        return first, None
    return i, tree.head(before).i


def right_edge(tree: Tree, head: Token, genitive: frozenset[str]) -> int:
    """The last token of a head's `of` phrase, without relative clauses and appositions."""
    last = head.i
    for child in tree.children(head):
        if child.i > head.i and child.dep == "prep" and child.lower in genitive and child.i == last + 1:
            objects = tree.children(child, "pobj")
            if objects:
                last = right_edge(tree, objects[-1], genitive)
    return last


def _reach(tree: Tree, head: Token, small: PhraseWords) -> int:
    """The last token of the prepositional phrases right after a head that may name its state or body."""
    last = head.i
    for child in tree.children(head, "prep"):
        if child.i != last + 1 or not (child.lower in small.belonging or child.lower in small.speaking_for):
            break
        objects = tree.children(child, "pobj")
        if not objects:
            break
        last = max(_reach(tree, objects[-1], small), *(c.i for c in tree.children(objects[-1], "conj")), last)
    return last


def dwelling(tree: Tree, head: Token, ties: frozenset[str]) -> tuple[int, int] | None:
    """The tokens of `in X` in `rebels operating in X`, first and last; None if nothing of the kind follows."""
    for participle in tree.children(head, "acl"):
        for prep in tree.children(participle, "prep"):
            objects = tree.children(prep, "pobj")
            if prep.lower in ties and objects and head.i < participle.i < prep.i:
                return prep.i, objects[0].i
    return None


def head_within(tree: Tree, first: int, last: int) -> int:
    """The syntactic head of the tokens first to last: the one governed from outside."""
    outer = [t for t in tree.tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i]
    # in "the UN embargo" both words of "the UN" hang on the noun
    return next((t.i for t in outer if t.pos != "DET"), outer[0].i if outer else last)


def number_of(head: Token) -> str:
    """Whether a head is of one or many."""
    return "many" if head.tag in ("NNS", "NNPS") else "one"
