"""Puts fields that people gave into a claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dateline.lexicon.ontology import Ontology
from dateline.model import Actor, Attribution, Claim, Event, EventPlace, EventTime, Evidence, Party, Reading, Toll
from dateline.review.fields import LISTS, PLACE, SIDES, TOLLS, Fields, read_fields, stands_at
from dateline.review.verdicts import sum_up

BASIS = "as reviewed"
PLAIN = ("kind", "act", "stance", "certainty", "support", "channel")


def apply_fields(reading: Reading, claim: Claim, fields: Fields, ontology: Ontology) -> tuple[Reading, Claim]:
    """The claim with other values in the fields that differ, and the reading with the actors that it needs for them.

    What the codebook makes of type and mode (quad, score, CAMEO) is made again.
    """
    now = read_fields(reading, claim)
    given = {name: value for name, value in fields.items() if sum_up(name, value) != sum_up(name, now[name])}
    reading, claim = _apply_event(reading, claim, given, ontology)
    return _apply_said(reading, claim, given)


def _apply_event(reading: Reading, claim: Claim, given: Fields, ontology: Ontology) -> tuple[Reading, Claim]:
    if "type" in given and given["type"] is None:
        return reading, replace(claim, event=None)
    old = claim.event
    if old is None and "type" not in given:
        return reading, claim
    event = (
        replace(old, type=given.get("type", old.type)) if old else Event(type=given["type"], trigger=stands_at(claim))
    )
    lists: dict[str, Any] = {name: tuple(given[name]) for name in LISTS if name in given}
    event = replace(event, **lists)
    for side in SIDES:
        if side in given:
            reading, parties = _take_parties(reading, claim, given[side])
            sides: dict[str, Any] = {side: parties}
            event = replace(event, **sides)
    event = _apply_circumstances(reading, event, given)
    if {"type", "mode", "contexts"} & set(given):
        event = replace(event, **_weigh(event, ontology))
    return reading, replace(claim, event=event)


def _apply_circumstances(reading: Reading, event: Event, given: Fields) -> Event:
    if "time" in given:
        event = replace(event, time=_time(given["time"]))
    if "place" in given:
        event = replace(event, place=_place(reading, given["place"]))
    if "toll" in given:
        counts = given["toll"]
        event = replace(event, toll=Toll(**{name: counts.get(name) for name in TOLLS}) if counts else None)
    return event


def _apply_said(reading: Reading, claim: Claim, given: Fields) -> tuple[Reading, Claim]:
    said = replace(claim.attribution, **{name: given[name] for name in PLAIN if name in given})
    if "speaker" in given:
        reading, said = _apply_speaker(reading, claim, (said, given["speaker"]))
    if "addressee" in given:
        reading, found = _take_parties(reading, claim, [given["addressee"]] if given["addressee"] else [])
        said = replace(said, addressee=found[0].actor if found else None)
    content = _words(given["content"]) if "content" in given else claim.content
    return reading, replace(claim, attribution=said, content=content)


def _apply_speaker(reading: Reading, claim: Claim, given: tuple[Attribution, Any]) -> tuple[Reading, Attribution]:
    said, speaker = given
    if not speaker:
        return reading, replace(said, speaker=None, source=None)
    reading, (party,) = _take_parties(reading, claim, [speaker])
    kind = "indirect" if said.kind == "narrator" else said.kind
    return reading, replace(said, kind=kind, speaker=party.actor, source=_words(speaker) or said.source)


def _take_parties(reading: Reading, claim: Claim, parties: Any) -> tuple[Reading, tuple[Party, ...]]:
    """Parties as actors of the reading: those that are there, or new ones where none has this name and these codes."""
    found = []
    for party in parties:
        actor = next((a for a in reading.actors if _is_actor(a, party)), None)
        if actor is None:
            actor = _new_actor(reading, party)
            reading = replace(reading, actors=(*reading.actors, actor))
        found.append(Party(actor=actor.id, evidence=_words(party) or _mention(reading, actor) or claim.evidence))
    return reading, tuple(found)


def _is_actor(actor: Actor, party: Mapping[str, Any]) -> bool:
    known = {"name": actor.name, "country": actor.country, "sectors": list(actor.sectors)}
    return sum_up("speaker", known) == sum_up(
        "speaker", {**known, **party, "name": party.get("name") or actor.name}
    ) and (bool(party.get("name")) or _touches(actor, party))


def _touches(actor: Actor, party: Mapping[str, Any]) -> bool:
    return party.get("start") is not None and any(s < party["end"] and party["start"] < e for s, e in actor.mentions)


def _new_actor(reading: Reading, party: Mapping[str, Any]) -> Actor:
    """An actor of its own: correcting a code in one claim leaves the others as they are."""
    like = next((a for a in reading.actors if a.name == party.get("name")), None)
    mentions = ((party["start"], party["end"]),) if party.get("start") is not None else ()
    numbers = {a.id for a in reading.actors}
    return Actor(
        id=next(name for n in range(1, 1 << 20) if (name := f"r{n}") not in numbers),
        name=party.get("name") or party.get("text") or party.get("country") or "",
        kind=like.kind if like else "unnamed",
        country=party.get("country"),
        sectors=tuple(party.get("sectors") or ()),
        role=like.role if like else None,
        basis=BASIS,
        mentions=mentions,
    )


def _mention(reading: Reading, actor: Actor) -> Evidence | None:
    if not actor.mentions:
        return None
    start, end = actor.mentions[0]
    return Evidence(start=start, end=end, text=reading.article.text[start:end])


def _words(given: Mapping[str, Any] | None) -> Evidence | None:
    if not given or given.get("start") is None:
        return None
    return Evidence(start=given["start"], end=given["end"], text=given.get("text") or "")


def _time(given: Mapping[str, Any] | None) -> EventTime | None:
    if not given:
        return None
    start, end = (dt.date.fromisoformat(given[n]) if given.get(n) else None for n in ("start", "end"))
    return EventTime(start=start, end=end, precision="day" if start == end else "part", basis="reviewed")


def _place(reading: Reading, given: Mapping[str, Any] | None) -> EventPlace | None:
    """The place, with what the reading knows of one of this name."""
    if not given:
        return None
    known = next((p for p in reading.places if p.name == given["name"]), None)
    fields: dict[str, Any] = {name: getattr(known, name, None) for name in (*PLACE, "precision") if known}
    fields |= {name: given[name] for name in PLACE if given.get(name) is not None}
    return EventPlace(**fields, evidence=_words(given))


def _weigh(event: Event, ontology: Ontology) -> dict[str, Any]:
    if event.type not in ontology.types:
        return {"quad": None, "score": None, "cameo": None}
    modes = [mode for mode in event.mode if mode in ontology.types[event.type].modes]
    return {
        "quad": ontology.quad(event.type),
        "score": ontology.score(event.type, modes),
        "cameo": ontology.cameo(event.type, modes, event.contexts),
    }
