"""What a clause that names no known place tells of where it happened: here, or somewhere that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.grammar import Tree
from dateline.lexicon.place_words import PlaceWords
from dateline.model import Place, Token

VERBAL = frozenset({"VERB", "AUX"})
CLAUSES = frozenset({"ccomp", "relcl", "advcl", "conj", "parataxis"})
NO_PLACE = frozenset({"DATE", "TIME", "ORG", "NORP", "MONEY", "EVENT", "LAW"})
SMALL_LEVELS = frozenset({"city", "village"})


def is_here(tree: Tree, trigger: Token, words: PlaceWords) -> bool:
    """`clashed in this port`, `clashed here`: whether an event is put at the place that heads the report."""
    for token in _clause(tree, trigger):
        if token.dep == "advmod" and token.lower in words.here:
            return True
        held = token.dep == "pobj" and tree.head(token).lower in words.event
        town = held and words.levels.get(token.lemma) in SMALL_LEVELS
        if town and any(t.lower in words.pointing for t in tree.children(token, "det")):
            return True
    return False


def names_elsewhere(tree: Tree, places: Sequence[Place], trigger: Token, words: PlaceWords) -> bool:
    """`bombed a church in Navali`: whether a clause names a place that is in no gazetteer."""
    known = {place.start for place in places}
    for token in _clause(tree, trigger):
        named = token.dep == "pobj" and token.pos == "PROPN" and token.ent not in NO_PLACE
        prep = tree.head(token).lower
        if named and (prep in words.inhabited | words.standing) and token.start not in known:
            return True
    return False


def _clause(tree: Tree, trigger: Token) -> Iterator[Token]:
    """The words of the clause in which an event is told, without the clauses inside it."""
    up = (t for t in (trigger, *tree.ancestors(trigger)) if t.pos in VERBAL)
    stack = [next(up, trigger)]
    while stack:
        token = stack.pop()
        yield token
        stack += [t for t in tree.children(token) if t.dep not in CLAUSES]
