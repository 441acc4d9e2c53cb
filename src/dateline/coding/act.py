"""An act as the engine works on it, before it is written out as an event."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.grammar.tree import Tree
from dateline.model import Evidence, Mention

# How a noun hangs on the verb that holds it, and how many words may lie between them.
HELD = {"dobj": 5, "nsubjpass": 5, "nsubj": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """A coded act at a trigger.

    trigger, last: token indices of the trigger's words. carrier: the token whose clause carries tense and negation.
    chain: ids of the rules, outermost operator first. absorbs: triggers of acts that went into this one;
    scope: these and the words that carry them. told_by: triggers of clauses that tell the same
    (`a raid that killed two`).
    core: the innermost act of those that operators took in. turned: a refusal above its word is already counted.
    charge: the trigger of the act that charges its doers with it.
    weight: how sure the reading is, 0 to 1. component: what read it, the rules for acts or another.
    """

    type: str
    trigger: int
    carrier: int
    chain: tuple[str, ...]
    mode: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    aux: frozenset[str] = frozenset()
    absorbs: frozenset[int] = frozenset()
    scope: frozenset[int] = frozenset()
    told_by: frozenset[int] = frozenset()
    reciprocal: bool = False
    solo: bool = False
    noun: bool = False
    standing: bool = True
    weight: float = 0.5
    component: str = "acts"
    core: Acted | None = None
    turned: bool = False
    charge: int | None = None


def words_of(tree: Tree, act: Acted) -> Evidence:
    """The word that tells an act, or `launched an offensive`: a noun with the verb that holds it."""
    word, verb = tree.tokens[act.trigger], tree.tokens[act.carrier]
    if not act.noun or word.head != verb.i or abs(word.i - verb.i) > HELD.get(word.dep, 0):
        return tree.evidence(word)
    return tree.evidence(*sorted((word, verb), key=lambda t: t.i))


def done_by(act: Acted, doers: tuple[Mention, ...], by: str, charge: int) -> Acted:
    """An act as that of those whom somebody names for it: a charge of its own, though the deed was told before."""
    named = {m.actor for m in doers}
    rest = tuple(m for m in act.recipients if m.actor not in named)
    return replace(act, actors=doers, recipients=rest, chain=(by, *act.chain), standing=True, charge=charge)
