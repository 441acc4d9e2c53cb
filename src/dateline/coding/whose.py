"""Whose a deed is that stands as a noun: who denies a part in it, and who has to do with it without having done it."""

from __future__ import annotations

from dateline.grammar.clause import agents
from dateline.grammar.tree import Tree
from dateline.model import Token

MEETING = ("perceiving", "met_by")


def denier(tree: Tree, noun: Token) -> list[Token]:
    """`denied any role in the raid`, `denied accusations of a role in it`: whose part it would be."""
    up = tree.head(tree.head(noun))
    if noun.dep == "pobj" and tree.is_listed(up, "charging"):
        noun = up
    verb = tree.head(noun)
    return agents(tree, verb) if noun.dep == "dobj" and tree.is_listed(verb, "disowning") else []


def only_meets(tree: Tree, judging: frozenset[str], noun: Token, verb: Token) -> bool:
    """`The raid was condemned by Norway`, `was repelled by troops`: who has to do with it did not do it."""
    return noun.dep == "nsubjpass" and has_to_do(tree, judging, noun, verb)


def has_to_do(tree: Tree, judging: frozenset[str], noun: Token, verb: Token) -> bool:
    """Whether a verb tells what others say or do about a deed: condemn, hear, report it, foil one of force."""
    foiled = tree.is_listed(verb, "foiling") and tree.is_listed(noun, "blows")
    return verb.lemma in judging or foiled or any(tree.is_listed(verb, name) for name in MEETING)
