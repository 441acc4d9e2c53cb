"""Which armed group `the guerrillas` are: the only one that the text names, or none."""

from __future__ import annotations

from dateline.model import Note
from dateline.resolve.candidates import Candidate
from dateline.resolve.kinds import BODIES
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure
from dateline.resolve.verbs import verbs_of


def join_bands(roster: Roster) -> list[Note]:
    """Gives the mentions of `rebels` and the like to the one named group that they fit; notes where several do.

    Not where both stand at one verb (`the Front accused rebels of ...`), nor where the phrase says more.
    """
    named = [f for f in roster.figures if f.names and f.code.kind in ("group", "organization") and f.code.sectors]
    notes: list[Note] = []
    for figure in [f for f in roster.figures if _is_band(roster, f)]:
        fitting = [f for f in named if _fits(roster, figure, f)]
        if len(fitting) == 1 and verbs_of(roster, figure).isdisjoint(verbs_of(roster, fitting[0])):
            roster.sightings.absorb(fitting[0], figure)
        elif len(fitting) > 1 and _is_definite(roster, figure):
            notes.append(_undecided(roster, figure, fitting))
    return notes


def _is_band(roster: Roster, figure: Figure) -> bool:
    """Whether all that the text calls a figure is a word for fighters."""
    if figure.names or not _sectors(roster, figure):
        return False
    coded = [c for c in figure.mentions if c.code]
    plain = all(c.number == "many" and not c.given and c.marks <= {c.word} for c in coded)
    return plain and not any(_tells_whose(roster, c) for c in coded)


def _tells_whose(roster: Roster, candidate: Candidate) -> bool:
    """`rebels of the Red Front`: whether the phrase names a body."""
    phrase = candidate.phrase
    inside = (roster.by_head.get(i) for i in range(phrase.first, phrase.reach + 1) if i != phrase.head)
    return any(figure is not None and figure.code.kind in BODIES for figure in inside)


def _sectors(roster: Roster, figure: Figure) -> frozenset[str]:
    bands = roster.lexicon.reference.bands
    return next((bands[w] for w in sorted(figure.words) if w in bands), frozenset())


def _fits(roster: Roster, band: Figure, group: Figure) -> bool:
    states = {band.code.country, group.code.country} - {None, "IMG"}
    if group.code.country == "IMG" and (band.code.lexicon_id or "").startswith("region:"):
        return False  # `Tuareg rebels` are of a people, not of a group of many lands
    return group.code.sectors[0] in _sectors(roster, band) and len(states) < 2


def _is_definite(roster: Roster, figure: Figure) -> bool:
    first = figure.mentions[0].phrase.first
    return roster.tree.tokens[first].lower in roster.lexicon.reference.definite


def _undecided(roster: Roster, figure: Figure, groups: list[Figure]) -> Note:
    phrase = figure.mentions[0].phrase
    evidence = roster.tree.evidence(roster.tree.tokens[phrase.first], roster.tree.tokens[phrase.last])
    names = ", ".join(f.code.name for f in groups)
    return Note(code="actor.undecided", text=f"{evidence.text!r}: may be any of {names}", evidence=evidence)
