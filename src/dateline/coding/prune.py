"""One event for one happening: leaves out acts that only repeat, describe or motivate another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.act import Acted
from dateline.grammar.tree import Tree
from dateline.model import Mention

VERBAL = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT"})
TOPIC_OF_PROTEST = frozenset({"REQUEST", "ACCUSE", "REJECT"})


def prune(tree: Tree, acts: Sequence[Acted], proviso: frozenset[str]) -> list[Acted]:
    """The acts without those that another act of the sentence already tells; a protest is aimed at whom it denounces."""
    gone: set[int] = set()
    aimed: dict[int, tuple[Mention, ...]] = {}
    for inner in acts:
        if _in_view(tree, inner, acts, proviso):
            gone.add(inner.trigger)
            continue
        above = {up.i for up in tree.ancestors(tree.tokens[inner.trigger])}
        for outer in acts:
            if outer.trigger in gone or outer is inner or not _over(tree, outer, above):
                continue
            if _repeats(inner, outer) or _is_topic(inner, outer) or _is_prospect(inner):
                gone.add(inner.trigger)
                if _is_topic(inner, outer) and not outer.recipients:
                    aimed.setdefault(outer.trigger, inner.recipients)
    return [replace(a, recipients=aimed.get(a.trigger) or a.recipients) for a in acts if a.trigger not in gone]


def _over(tree: Tree, outer: Acted, above: set[int]) -> bool:
    return outer.trigger in above or (outer.carrier in above and outer.noun)


def _in_view(tree: Tree, inner: Acted, acts: Sequence[Acted], proviso: frozenset[str]) -> bool:
    """The purpose or condition of what is itself only in view: `threatened to strike unless they left`."""
    at = tree.tokens[inner.carrier]
    while at.head != at.i:
        purpose = any(t.tag == "TO" for t in tree.children(at, "aux"))
        if at.dep in ("advcl", "xcomp", "acl", "ccomp") and (
            purpose or any(t.lower in proviso for t in tree.children(at, "mark", "prep", "advmod"))
        ):
            up = tree.head(at).i
            if any(
                up in outer.absorbs or (up == outer.trigger and outer.type in VERBAL)
                for outer in acts
                if outer is not inner
            ):
                return True
        at = tree.head(at)
    return False


def _repeats(inner: Acted, outer: Acted) -> bool:
    """`met for talks`, `gave aid`: the same type below, with no party of its own."""
    if inner.type != outer.type:
        return False
    own = {m.actor for m in inner.actors + inner.recipients}
    return own <= {m.actor for m in outer.actors + outer.recipients}


def _is_prospect(inner: Acted) -> bool:
    """`mobilized for a possible war`: what another act only has in view."""
    return inner.noun and bool(inner.aux & {"future", "hypothetical"})


def _is_topic(inner: Acted, outer: Acted) -> bool:
    """What a protest demands or denounces is its topic, not an event of its own (manual, PROTEST)."""
    if outer.type != "PROTEST" or inner.type not in TOPIC_OF_PROTEST:
        return False
    return not inner.actors or {m.actor for m in inner.actors} <= {m.actor for m in outer.actors}
