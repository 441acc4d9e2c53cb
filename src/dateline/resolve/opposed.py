"""Whom somebody without a country deals with, or turns on: that tells of which state it is, or is not."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dateline.grammar import Tree
from dateline.grammar.tree import SUBJECTS
from dateline.model import Actor, Mention, Token

VERBS = ("VERB", "AUX")
OBJECTS = ("dobj", "dative")


def verb_of(tree: Tree, token: Token) -> int | None:
    """The verb whose party a word is, also as part of a deed (`condemned the raid on X`); None if it tells where."""
    while token.head != token.i:
        if token.pos == "ADP" and token.lower in tree.words.get("locative", frozenset()):
            return None
        token = tree.head(token)
        if token.pos in VERBS:
            return token.i
    return None


def facing(tree: Tree, mention: Mention, armed: Sequence[tuple[Mention, Actor]]) -> tuple[str, str] | None:
    """`Rebels signed a truce with Sudan's army in Jeddah`: of the state with whose rulers or forces they confer."""
    verb = verb_of(tree, tree.tokens[mention.head])
    if verb is None or not armed:
        return None
    near = [a for m, a in armed if m.head != mention.head and verb_of(tree, tree.tokens[m.head]) == verb]
    lands = {a.country for a in near}
    return (lands.pop() or "", f"deals with “{near[0].name}”") if len(lands) == 1 else None


def targets(tree: Tree, states: Sequence[Mention]) -> frozenset[int]:
    """The verbs whose object a state is."""
    heads = (tree.tokens[m.head] for m in states)
    return frozenset(t.head for t in heads if t.dep in OBJECTS)


def turns_on(tree: Tree, mention: Mention, verbs: Set[int]) -> bool:
    """`The army dismissed the paper and accuses Kenya`: whether somebody does one of these, alone or with another."""
    head = tree.tokens[mention.head]
    verb = tree.head(head)
    if head.dep != "nsubj" or verb.pos not in VERBS:
        return False
    beside = [t for t in tree.children(verb, "conj") if tree.child(t, *SUBJECTS) is None]
    return any(t.i in verbs for t in (verb, *beside))
