"""Who stands in the complements of a word and is no party of it."""

from __future__ import annotations

from dateline.coding.cast import Cast
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Token


def stands_by(tree: Tree, cast: Cast, token: Token) -> bool:
    """Whether somebody only names, brokers, looks on, is moved or is held, where others deal with each other."""
    aside = _names(tree, token) or _brokers(tree, token) or _is_word(tree, token, "onlookers")
    return aside or _is_moved(tree, cast, token) or is_held(tree, token)


def is_held(tree: Tree, token: Token) -> bool:
    """`demanded the nurse's release`, which is not `Iran's release of the nurse`."""
    noun = tree.head(token)
    whose = token.dep == "poss" and _is_word(tree, noun, "freeing")
    return whose and not any(t.lower == "of" for t in tree.children(noun, "prep"))


def _names(tree: Tree, token: Token) -> bool:
    """`struck what Oman called bases`: who but says what was struck."""
    verb = tree.head(token)
    named = (t for t in tree.children(verb, "dobj", *SUBJECTS) if t.tag == "WP" and t.i < token.i)
    return token.dep == "nsubj" and verb.dep == "ccomp" and any(True for _ in named)


def _brokers(tree: Tree, token: Token) -> bool:
    """`agreed to talks hosted by Oman`: who only brings others together."""
    by = tree.head(token)
    return token.dep == "pobj" and by.dep == "agent" and _is_word(tree, tree.head(by), "brokered")


def _is_moved(tree: Tree, cast: Cast, token: Token) -> bool:
    """`agreed to withdraw troops`: forces that are moved, by whoever they belong to."""
    moved = token.dep == "dobj" and _is_word(tree, tree.head(token), "moving_forces")
    return moved and not tree.children(token, "poss") and cast.of_forces(cast.at(token))


def _is_word(tree: Tree, token: Token, name: str) -> bool:
    words = tree.words.get(name, ())
    return token.lower in words or token.lemma in words
