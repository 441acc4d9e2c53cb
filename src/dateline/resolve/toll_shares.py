"""How many of those whom a sentence counts fell to one of the deeds that it tells of."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.grammar.tree import Tree
from dateline.lexicon.tollwords import TollWords
from dateline.model import Token, Toll
from dateline.resolve.toll_counts import count_alone

BESIDE = ("appos", "conj", "dep", "npadvmod")


def share_of(tree: Tree, token: Token, told: Iterable[tuple[str, Token]], words: TollWords) -> Toll | None:
    """`Six died, four in stabbings and two in police firing`: so many, if the deed stands behind a number of its own.

    told: the kinds of casualties in the sentence, each with the word that tells of them.
    """
    number = _number_over(tree, token)
    if number is None:
        return None
    before = [(at.i, kind) for kind, at in told if at.i < number.i]
    if not before:
        return None
    count = count_alone(tree, number, words)
    kind = max(before)[1]
    return None if count.number is None else Toll(**{kind: count.number}, least=(kind,) if count.least else ())


def _number_over(tree: Tree, token: Token) -> Token | None:
    """The number before the preposition of a deed: `two in police firing`, `four of them in police firing`."""
    prep = tree.head(token)
    if token.dep not in ("pobj", "pcomp") or prep.dep != "prep":
        return None
    over = tree.head(prep)
    if over.pos == "PRON" and over.dep == "pobj":
        over = tree.head(tree.head(over))
    return over if over.pos == "NUM" and over.dep in BESIDE and over.i < prep.i else None
