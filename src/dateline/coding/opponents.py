"""Whom a denial turns down that names only what was said: whoever is quoted with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.model import Claim, Evidence, Party

DENIES = "denies"


def with_opponents(claims: Sequence[Claim], rebuffing: frozenset[str]) -> tuple[Claim, ...]:
    """The claims; events of these types that are the cue of a denial get whom it answers.

    Unless their own sentence names a recipient: who but stands in the sentence before need not be who made the charge.
    """
    known = {claim.id: claim for claim in claims}
    denials = {
        (claim.attribution.cue.start, claim.attribution.cue.end): claim
        for claim in claims
        if claim.attribution.cue is not None and claim.attribution.stance == DENIES and claim.answers
    }
    return tuple(_turned(claim, denials, known) if _is_bare(claim, rebuffing) else claim for claim in claims)


def _is_bare(claim: Claim, rebuffing: frozenset[str]) -> bool:
    """Whether nobody in the sentence of a rebuff is told to be its recipient."""
    event = claim.event
    if event is None or event.type not in rebuffing:
        return False
    return all(party.evidence.end <= claim.evidence.start for party in event.recipients)


def _turned(claim: Claim, denials: Mapping[tuple[int, int], Claim], known: Mapping[str, Claim]) -> Claim:
    event = claim.event
    denial = denials.get((event.trigger.start, event.trigger.end)) if event else None
    if event is None or denial is None:
        return claim
    own = {party.actor for party in event.actors}
    told = [known[i].attribution for i in denial.answers if i in known]
    found: dict[str, Evidence] = {}
    for said in told:
        if said.speaker is not None and said.source is not None and said.speaker not in own:
            found.setdefault(said.speaker, said.source)
    if not found:
        return claim
    parties = tuple(Party(actor=actor, evidence=words) for actor, words in found.items())
    return replace(claim, event=replace(event, recipients=parties))
