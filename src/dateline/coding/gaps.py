"""Recipients that the codebook asks for and a clause leaves out: those named just before, or a note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.grammar.tree import Tree
from dateline.model import Mention, Note

# Kinds of actors that may be the unnamed recipient, and sectors of those who only tell of it.
RECEIVING = frozenset({"state", "organization", "group", "people"})
TELLING = frozenset({"JRN"})
INCOMPLETE = "event.incomplete"


def fill_recipients(
    tree: Tree, cast: Cast, acts: Sequence[Acted], needing: frozenset[str]
) -> tuple[list[Acted], tuple[Note, ...]]:
    """The acts, those that need a recipient with the only one in view; a note for each that stays without.

    needing: types that are not whole without one.
    """
    found: list[Acted] = []
    notes: list[Note] = []
    for act in acts:
        if act.type in needing and act.standing and act.actors and not act.recipients and not _is_mutual(act):
            given = _in_view(tree, cast, act)
            if not given:
                notes.append(_note(tree, act))
            act = replace(act, recipients=given)
        found.append(act)
    return found, tuple(notes)


def _is_mutual(act: Acted) -> bool:
    return len({m.actor for m in act.actors}) > 1


def _in_view(tree: Tree, cast: Cast, act: Acted) -> tuple[Mention, ...]:
    """The only party named before in the sentence, else the only one in the sentence before."""
    token = tree.tokens[act.trigger]
    first, _ = tree.parse.sents[token.sent]
    spans = [(first, act.trigger - 1)]
    if token.sent > 0:
        spans.append((tree.parse.sents[token.sent - 1][0], first - 1))
    taken = {m.actor for m in act.actors}
    for start, end in spans:
        others = _others(cast, cast.within(start, end), taken)
        if len(others) == 1:
            return tuple(others.values())
        if others:
            return ()
    return ()


def _others(cast: Cast, mentions: Iterable[Mention], taken: set[str]) -> dict[str, Mention]:
    """The actors that may receive something, each with its last mention; a state counts once."""
    states = {cast.actors[i].country for i in taken} - {None}
    found: dict[str, Mention] = {}
    for mention in mentions:
        actor = cast.actor(mention)
        own = actor.country in states and actor.country is not None
        if mention.actor in taken or own or actor.kind not in RECEIVING or TELLING & set(actor.sectors):
            continue
        found[actor.country or actor.id] = mention
    return found


def _note(tree: Tree, act: Acted) -> Note:
    evidence = tree.evidence(tree.tokens[act.trigger])
    text = f"{evidence.text!r}: {act.type} asks for a recipient, and nobody stands out as the one"
    return Note(code=INCOMPLETE, text=text, evidence=evidence)
