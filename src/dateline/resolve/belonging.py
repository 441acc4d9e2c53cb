"""Whose somebody is: the state and the sectors that `its army`, `his deputy`, `her Omani colleague` have from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.model import ActorCode
from dateline.resolve.candidates import Candidate
from dateline.resolve.kinds import BODIES
from dateline.resolve.sightings import Figure

RIVALS = frozenset({"AGR", "CVL", "EDU", "LAB", "MED", "OPP", "PTY", "REL", "SOC"})
REBELS, OFFICIAL = frozenset({"REB", "PRM", "UAF", "CRM"}), frozenset({"GOV", "MIL", "COP"})
# Sectors of bodies between states: whoever deals with one of them may serve a state.
BETWEEN = frozenset({"IGO", "NGO"})
UNSAID = frozenset({"UNK"})
ARMED = frozenset({"MIL", "COP"})

Words = Mapping[str, frozenset[str]]


def belonging(candidate: Candidate, owner: Figure | None, words: Words) -> Candidate:
    """The candidate with what it has from its owner. words: lists of words of the language."""
    code = candidate.code
    if owner is None or code is None or not candidate.word:
        return candidate
    code = _ranked(code, owner, candidate.word, words)
    return candidate._replace(code=code if candidate.word in words.get("apart", ()) else _placed(code, owner))


def _ranked(code: ActorCode, owner: Figure, word: str, words: Words) -> ActorCode:
    """`his Omani counterpart`, `his deputy`, an officer's `men`: of the same sector as the one whose they are."""
    peer = word in words.get("peers", ()) and BETWEEN.isdisjoint(owner.code.sectors)
    led = word in words.get("led", ()) and not ARMED.isdisjoint(owner.code.sectors) and ARMED.isdisjoint(code.sectors)
    fits = owner.code.sectors and (peer or led or word in words.get("seconds", ()) and UNSAID.issuperset(code.sectors))
    if not fits or UNSAID.issuperset(owner.code.sectors):
        return code
    basis = "; ".join(b for b in (code.basis, f"as {owner.code.name}") if b)
    return replace(code, sectors=owner.code.sectors, basis=basis)


def _placed(code: ActorCode, owner: Figure) -> ActorCode:
    """The code with the state of the owner, and with the sectors of those whose leaders and forces are no state's."""
    if code.country is not None:
        return code
    serves = owner.code.kind in BODIES and owner.code.sectors and code.sectors == ("GOV",) and code.kind == "person"
    # the forces and the envoys of those who rebel are rebels
    armed = not REBELS.isdisjoint(owner.code.sectors) and OFFICIAL.issuperset(code.sectors)
    serves = serves or (not RIVALS.isdisjoint(owner.code.sectors) and code.sectors == ("GOV",))
    basis = "; ".join(b for b in (code.basis, f"of {owner.code.name}") if b)
    sectors = owner.code.sectors if serves or armed else code.sectors
    return replace(code, country=owner.code.country, sectors=sectors, basis=basis)
