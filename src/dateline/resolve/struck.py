"""Whom `they` are who do something for which others turn on them, or in spite of what others do."""

from __future__ import annotations

from dateline.grammar import Tree
from dateline.model import Token


def is_struck(tree: Tree, pronoun: Token, other: Token) -> bool:
    """`Police dispersed the strikers when they threw stones`, `stopped two men but they fled`: not the police.

    other: the head of a mention before the pronoun.
    """
    verb = tree.head(pronoun)
    deed = tree.head(verb)
    if pronoun.lower != "they" or pronoun.dep != "nsubj" or verb.tag != "VBD" or _hit_by(tree, other) is not deed:
        return False
    if any(t.lower == "them" for t in tree.children(verb, "dobj")):
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
    return tree.head(prep) if noun.dep == "pobj" and prep.lower in ("on", "at", "upon") else None
