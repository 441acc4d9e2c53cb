"""Whose people somebody is of, where that is told behind: `a spokesman for the group`, `fighters of the Front`."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import ActorCode, Token
from dateline.resolve.belonging import belonging
from dateline.resolve.candidates import Candidate
from dateline.resolve.kinds import BODIES
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure

OF = frozenset({"of", "for"})


def join_owners(roster: Roster) -> None:
    """Gives those without a state what they have from the body that they are said to be of.

    Once all are known: the body stands behind them.
    """
    for figure in roster.figures:
        if figure.code.country is not None or figure.code.lexicon_id is not None:
            continue
        for candidate in figure.mentions:
            owner = _owner(roster, candidate)
            if owner is not None and owner is not figure:
                figure.code = _joined(roster, candidate._replace(code=figure.code), owner)
                break


def _joined(roster: Roster, candidate: Candidate, owner: Figure) -> ActorCode:
    """The code with what comes from the body; a `leader of the party` is of the sectors of that party, not of any."""
    before = candidate.code
    after = belonging(candidate, owner, roster.tree.words).code
    if before is None or after is None:
        return owner.code
    nouns = {noun.lemma for noun in _behind(roster, candidate)}
    by_body = (before.basis or "").partition(":")[0] in nouns and bool(owner.code.sectors)
    return replace(after, sectors=owner.code.sectors) if by_body else after


def _owner(roster: Roster, candidate: Candidate) -> Figure | None:
    """The body in a phrase behind the head of another."""
    found = (roster.by_head.get(noun.i) for noun in _behind(roster, candidate))
    return next((f for f in found if f is not None and f.code.kind in BODIES and f.names), None)


def _behind(roster: Roster, candidate: Candidate) -> list[Token]:
    """The nouns of the phrases behind a head."""
    tree = roster.tree
    preps = [t for t in tree.children(tree.tokens[candidate.phrase.head], "prep") if t.lower in OF]
    return [noun for prep in preps for noun in tree.children(prep, "pobj")]
