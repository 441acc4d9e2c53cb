"""The verbs that an actor stands at: two that share one are two parties."""

from __future__ import annotations

from dateline.model import Token
from dateline.resolve.checks import is_where
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure


def verbs_of(roster: Roster, figure: Figure) -> set[int]:
    """The verbs in whose slots a figure is mentioned."""
    found = (_governor(roster, roster.tree.tokens[c.phrase.head]) for c in figure.mentions)
    return {verb.i for verb in found if verb is not None}


def _governor(roster: Roster, token: Token) -> Token | None:
    """The verb whose subject, object or prepositional object a token is, if it does not only tell where."""
    tree = roster.tree
    while token.dep == "conj":
        token = tree.head(token)
    if token.dep == "pobj":
        if is_where(tree, roster.lexicon, token):
            return None
        token = tree.head(token)
    governor = tree.head(token)
    return governor if governor.pos in ("VERB", "AUX") and governor.i != token.i else None
