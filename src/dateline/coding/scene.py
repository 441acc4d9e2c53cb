"""Who is named only where a deed was done: `An attack in Somalia killed three`."""

from __future__ import annotations

from dateline.coding.cast import Cast
from dateline.grammar.tree import Tree
from dateline.model import Token


def scene_of(tree: Tree, cast: Cast, deed: Token) -> frozenset[str]:
    """The actors at whose place a deed of force was done, none of whom has done it."""
    if deed.lemma not in tree.words.get("blows", ()):
        return frozenset()
    where = [p for p in tree.subtree(deed) if p.dep == "prep" and p.lower in tree.words.get("locative", ())]
    named = (t for p in where for noun in tree.children(p, "pobj") for t in _without_doers(tree, noun))
    return frozenset(m.actor for t in named for m in cast.at(t))


def _without_doers(tree: Tree, noun: Token) -> list[Token]:
    """The words of a phrase before those that a `by` or `between` in it brings in."""
    words = tree.subtree(noun)
    doers = tree.words.get("doers_behind", ())
    end = next((n for n, t in enumerate(words) if t.lower in doers), len(words))
    return words[:end]
