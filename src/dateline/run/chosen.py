"""Which claims with an event are wanted, out of readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.coding.standing import standing
from dateline.model import Actor, Claim, Reading
from dateline.run.contested import DISPUTED
from dateline.run.ledger import Choice, Named, is_called, name_speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """What is wanted; None and () want all.

    choice: as for the ledger, but for days. types: types of the event. contested: somebody speaks against it.
    asserted: told as having happened, and not denied by the one who speaks.
    """

    choice: Choice
    types: tuple[str, ...] = ()
    contested: bool = False
    asserted: bool = False


def pick_claims(reading: Reading, pick: Pick) -> Reading:
    """The reading with those of its claims alone that hold an event and are wanted."""
    actors = {actor.id: actor for actor in reading.actors}
    told = tuple(c for c in reading.claims if c.event and _is_told(c, pick) and _is_by(c, actors, pick.choice))
    if told and (pick.choice.standing or pick.contested):
        stands = {name: found.kind for name, found in standing(reading).items()}
        told = tuple(c for c in told if _stands(stands[c.id], pick))
    return replace(reading, claims=told)


def _is_told(claim: Claim, pick: Pick) -> bool:
    event, said = claim.event, claim.attribution
    if event is None or (pick.types and event.type not in pick.types):
        return False
    if pick.asserted and (not event.is_told_as_done or said.stance == "denies"):
        return False
    return pick.choice.proof is None or said.support == pick.choice.proof


def _is_by(claim: Claim, actors: Mapping[str, Actor], choice: Choice) -> bool:
    if choice.speaker and not is_called(name_speaker(claim, actors), choice.speaker):
        return False
    return choice.about is None or any(is_called(named, choice.about) for named in _parties(claim, actors))


def _parties(claim: Claim, actors: Mapping[str, Actor]) -> tuple[Named, ...]:
    event = claim.event
    ids = [p.actor for p in (*event.actors, *event.recipients)] if event else []
    return tuple(Named(name=actors[i].name, country=actors[i].country) for i in ids if i in actors)


def _stands(kind: str, pick: Pick) -> bool:
    if pick.contested and kind not in DISPUTED:
        return False
    return not pick.choice.standing or kind in pick.choice.standing
