"""Places that are but a part of an armed group's name: `the Islamic State in the Greater Sahara`."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Actor, Mention, Place

GROUP, FIGHTING = "group", frozenset({"REB", "PRM", "UAF"})


def outside_names(places: Sequence[Place], actors: Sequence[Actor], mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """The places, without those that stand in the name of a group that the lexicon knows."""
    groups = {a.id for a in actors if a.kind == GROUP and a.lexicon_id and FIGHTING & set(a.sectors)}
    spans = [(m.start, m.end) for m in mentions if m.actor in groups]
    return tuple(p for p in places if not any(start <= p.start and p.end <= end for start, end in spans))
