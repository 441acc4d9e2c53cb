"""Who stands in the complements of a word and is no party of it."""

from __future__ import annotations

from dateline.coding.cast import Cast
from dateline.grammar.holding import first_of_row
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Token


def stands_by(tree: Tree, cast: Cast, token: Token) -> bool:
    """Whether somebody only names, brokers, looks on, is moved or held, or tells who others are."""
    aside = _names(tree, token) or _brokers(tree, token) or is_held(tree, token) or tells_which(tree, token)
    return aside or tree.is_listed(token, "onlookers") or _is_moved(tree, cast, token)


def tells_which(tree: Tree, token: Token) -> bool:
    """Whether somebody stands there only to tell who others are, or where something is."""
    first = first_of_row(tree, token)
    return first.dep == "pobj" and (_describes(tree, first) or _locates(tree, first))


def is_held(tree: Tree, token: Token) -> bool:
    """`demanded the nurse's release`, which is not `Iran's release of the nurse`."""
    noun = tree.head(token)
    whose = token.dep == "poss" and tree.is_listed(noun, "freeing")
    return whose and not any(t.lower == "of" for t in tree.children(noun, "prep"))


def _names(tree: Tree, token: Token) -> bool:
    """`struck what Oman called bases`: who but says what was struck."""
    verb = tree.head(token)
    named = (t for t in tree.children(verb, "dobj", *SUBJECTS) if t.tag == "WP" and t.i < token.i)
    return token.dep == "nsubj" and verb.dep == "ccomp" and any(True for _ in named)


def _brokers(tree: Tree, token: Token) -> bool:
    """`agreed to talks hosted by Oman`: who only brings others together."""
    by = tree.head(token)
    return token.dep == "pobj" and by.dep == "agent" and tree.is_listed(tree.head(by), "brokered")


def _describes(tree: Tree, token: Token) -> bool:
    """`carried out by men linked to Hamas`, `by gunmen with ties to it`: on whose side those are who do it."""
    prep = tree.head(token)
    tie = tree.head(prep)
    having = tie.dep == "pobj" and tree.head(tie).lower in tree.words.get("tied_by", ())
    below = tie.dep in ("acl", "relcl", "amod") or having
    return prep.dep == "prep" and below and tree.is_listed(tie, "tying")


def _locates(tree: Tree, token: Token) -> bool:
    """`off the coast of Libya`, `70 km south of Goma`, `a bus heading from Goma to Beni`, `fighting spread to Goma`."""
    prep = tree.head(token)
    over = tree.head(prep)
    if prep.dep != "prep" or token.pos != "PROPN":
        return False
    if over.dep == "acl" and tree.is_listed(over, "under_way") or tree.is_listed(over, "spreading"):
        return True
    faced = tree.is_listed(tree.head(over), "facing")  # `massed tanks opposite the coast of Chile`
    return over.dep in ("pobj", "advmod", "npadvmod") and tree.is_listed(over, "bearings") and not faced


def _is_moved(tree: Tree, cast: Cast, token: Token) -> bool:
    """`agreed to withdraw troops`: forces that are moved, by whoever they belong to."""
    moved = token.dep == "dobj" and tree.is_listed(tree.head(token), "moving_forces")
    return moved and not tree.children(token, "poss") and cast.of_forces(cast.at(token))
