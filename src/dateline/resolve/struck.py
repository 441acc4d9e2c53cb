"""Whom `they` are who do something for which others turn on them, or in spite of what others do."""

from __future__ import annotations

from dateline.grammar import Tree
from dateline.model import Token


def is_struck(tree: Tree, pronoun: Token, other: Token) -> bool:
    """`Police dispersed the strikers when they threw stones`, `stopped two men but they fled`: not the police.

    other: the head of a mention before the pronoun.
    """
    many = tree.words.get("many_of", ())
    if pronoun.lower not in many:
        return False
    if pronoun.dep == "pobj":
        return _is_one_of(tree, pronoun, other)
    verb = tree.head(pronoun)
    deed = tree.head(verb)
    if pronoun.dep != "nsubj" or verb.tag != "VBD" or _hit_by(tree, other) is not deed:
        return False
    if any(t.lower in many for t in tree.children(verb, "dobj")):
        return False
    if verb.dep == "conj":
        links = (*tree.children(deed, "cc"), *tree.children(verb, "cc"))
        return any(t.lower in tree.words.get("in_contrast", ()) for t in links)
    return verb.dep == "advcl" and deed.lemma in tree.words.get("quelling", ())


def _hit_by(tree: Tree, noun: Token) -> Token | None:
    """The verb that something is done to somebody by: `chased them`, `fired on them`."""
    prep = tree.head(noun)
    if noun.dep == "dobj":
        return prep
    return tree.head(prep) if noun.dep == "pobj" and prep.lower in tree.words.get("struck_at", ()) else None


def _is_one_of(tree: Tree, pronoun: Token, other: Token) -> bool:
    """`Soldiers rounded up nine men. One of them died`: one of those to whom something was done."""
    counted = tree.head(tree.head(pronoun))
    verb = tree.head(counted)
    fate = verb.lemma in tree.words.get("undergone", ()) and (
        verb.lemma in tree.words.get("dying", ()) or _is_passive(tree, verb)
    )
    near = 0 < pronoun.sent - other.sent <= 1
    return near and counted.pos == "NUM" and fate and _hit_by(tree, other) is not None


def _is_passive(tree: Tree, verb: Token) -> bool:
    return bool(tree.children(verb, "nsubjpass", "auxpass"))
