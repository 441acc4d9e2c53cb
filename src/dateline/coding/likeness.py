"""What two acts of one report have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.act import Acted
from dateline.coding.status import FUTURE, HYPOTHETICAL
from dateline.grammar.clause import governors
from dateline.grammar.tree import Tree
from dateline.model import Mention


def others(mentions: tuple[Mention, ...], taken: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of other actors than those taken."""
    actors = {m.actor for m in taken}
    return tuple(m for m in mentions if m.actor not in actors)


def parties(act: Acted) -> tuple[set[str], set[str]]:
    """The actors and the recipients of an act."""
    return {m.actor for m in act.actors}, {m.actor for m in act.recipients}


def is_alike(first: Acted, deed: Acted) -> bool:
    """Whether two acts are of one type, by the same, and stand the same way."""
    same = (first.type, first.aux) == (deed.type, deed.aux) and not (first.reciprocal or deed.reciprocal)
    return same and {m.actor for m in first.actors} == {m.actor for m in deed.actors}


def repeats(inner: Acted, outer: Acted) -> bool:
    """`met for talks`, `gave aid`: the same type below, with no party of its own."""
    if inner.type != outer.type:
        return False
    own = {m.actor for m in inner.actors + inner.recipients}
    doers, hit = {m.actor for m in inner.actors}, {m.actor for m in outer.recipients} - {m.actor for m in outer.actors}
    if doers and not inner.noun and not outer.reciprocal and doers <= hit:
        return False  # `pelted stones, whereupon the police opened fire`: they strike back
    return own <= {m.actor for m in outer.actors + outer.recipients}


def is_prospect(inner: Acted) -> bool:
    """`mobilized for a possible war`: what another act only has in view."""
    return inner.noun and bool(inner.aux & {FUTURE, HYPOTHETICAL})


def joined(act: Acted, others: Sequence[Mention]) -> Acted:
    """An act with the parties of another that is the same happening."""
    known = {m.actor for m in act.actors + act.recipients}
    new = tuple({m.actor: m for m in others if m.actor not in known}.values())
    return replace(act, actors=act.actors + new) if act.reciprocal else replace(act, recipients=act.recipients + new)


def above(tree: Tree, inner: Acted, acts: Sequence[Acted]) -> list[Acted]:
    """The acts whose words govern those of this one."""
    governing = {up.i for up in governors(tree, tree.tokens[inner.trigger])}
    over = (a for a in acts if a is not inner)
    return [a for a in over if a.trigger in governing or governing & a.absorbs or (a.carrier in governing and a.noun)]
