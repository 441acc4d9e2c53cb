"""How far the words for a party reach: with its origin, and with the name that stands right behind a title."""

from __future__ import annotations

from collections.abc import Collection

from dateline.grammar.tree import Tree
from dateline.model import Mention, Token

NOMINAL_PARTS = ("det", "amod", "compound", "nmod", "nummod", "poss", "case")


def words_end(tree: Tree, mention: Mention, origin: Collection[str]) -> int:
    """Where the words for a party end: `refugees from Chad`, `its leader Jane Doe`, `his colleague, Jane Doe`."""
    head: Token | None = tree.tokens[mention.head]
    end, at = mention.end, mention.last + 1
    if (name := _name_behind(tree, tree.tokens[mention.head], mention.last)) is not None:
        return name.end
    while head is not None:
        prep = next((t for t in tree.children(head, "prep") if t.i == at and t.lower in origin), None)
        head = tree.child(prep, "pobj") if prep is not None else None
        if head is not None:
            inside = [t for t in tree.subtree(head) if t.dep in NOMINAL_PARTS or t is head]
            last = max((t for t in inside if t.i <= head.i), key=lambda t: t.i, default=head)
            end, at = last.end, last.i + 1
    return end


def _name_behind(tree: Tree, title: Token, last: int) -> Token | None:
    """The name right behind a title (`the daily La Prensa`); that of a person also behind a comma."""
    if title.pos != "NOUN" or title.tag != "NN":
        return None
    for name in tree.children(title, "appos"):
        first = next(t for t in tree.subtree(name) if t.dep in NOMINAL_PARTS or t is name)
        gap = tree.tokens[last + 1 : first.i]
        near = not gap or (name.ent == "PERSON" and all(t.text == "," for t in gap))
        if name.pos == "PROPN" and near:
            return name
    return None
