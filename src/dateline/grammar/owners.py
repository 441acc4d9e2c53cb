"""Whose plan, right or paper it is that a clause goes on from."""

from __future__ import annotations

from dateline.grammar.tree import Tree
from dateline.model import Token

OWNERS = frozenset({"ORG", "NORP", "GPE", "PERSON"})


def willed_by(tree: Tree, verb: Token) -> Token | None:
    """`condemned the decision of Chad to fire`: whose will it is, though the parser hangs the infinitive higher."""
    if verb.dep not in ("advcl", "xcomp") or verb.tag != "VB":
        return None
    noun = tree.child(tree.head(verb), "dobj")
    if noun is None or noun.i > verb.i or noun.lemma not in tree.words.get("willed", frozenset()):
        return None
    return tree.child(noun, "poss") or named_owner(tree, noun)


def named_owner(tree: Tree, noun: Token) -> Token | None:
    """`an ETA plot to kill`, `a plot by ETA to kill`, `the right of Chad to reply`: whose plan it is by name."""
    owning = ("by", "of") if noun.lemma in tree.words.get("willed", frozenset()) else ("by",)
    by = next((p for p in tree.children(noun, "agent", "prep") if p.lower in owning), None)
    made = tree.child(by, "pobj") if by is not None else None
    return made or next((t for t in tree.children(noun, "amod", "compound") if t.ent in OWNERS), None)


def is_issued(tree: Tree, noun: Token, verb: Token) -> bool:
    """`signed a letter urging Iran to stop`: who signs it urges."""
    issued = noun.dep in ("dobj", "nsubjpass") and verb.lemma in tree.words.get("issuing", frozenset())
    return issued and noun.lemma in tree.words.get("papers", frozenset())
