"""Leaves out what tells of no happening: general truths, definitions, instructions."""

from __future__ import annotations

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.grammar.clause import is_verb
from dateline.grammar.tree import SUBJECTS
from dateline.model import Mention, Token

PRESENT = frozenset({"VBZ", "VBP"})
STOPS = frozenset(".!?")


def is_general(cast: Cast, act: Acted) -> bool:
    """Whether an act is told of nobody in particular, in the plain present or as an instruction.

    `Armies march on their stomachs.`, `Kill the weeds with vinegar.`; headlines, which end without a stop, are not.
    """
    tree = cast.tree
    carrier = tree.tokens[act.carrier]
    if not is_verb(carrier) or any(_is_known(cast, m) for m in act.actors + act.recipients):
        return False
    if tree.sentence(carrier)[-1].text not in STOPS:
        return False
    return _is_present(cast, carrier) or _is_instruction(cast, carrier)


def _is_known(cast: Cast, mention: Mention) -> bool:
    """Whether a party is somebody: of a country, of the lexicon, or with a name of its own."""
    actor = cast.actor(mention)
    return bool(actor.country or actor.lexicon_id) or cast.tree.tokens[mention.head].pos in ("PROPN", "PRON")


def _is_present(cast: Cast, verb: Token) -> bool:
    """`win`, `are won`; not `have won`, `are winning`."""
    auxiliaries = cast.tree.children(verb, "aux", "auxpass")
    if verb.tag in PRESENT:
        return not auxiliaries
    return verb.tag == "VBN" and bool(auxiliaries) and all(t.dep == "auxpass" and t.tag in PRESENT for t in auxiliaries)


def _is_instruction(cast: Cast, verb: Token) -> bool:
    plain = verb.tag == "VB" and verb.dep == "ROOT"
    return plain and not cast.tree.child(verb, "aux", *SUBJECTS)
