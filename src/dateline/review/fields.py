"""A claim as plain fields that need nothing of its reading: what people judge, and what gold gives.

Fields are plain data, as JSON has it. A field that is not there was not judged; None is judged to be unknown.
Words are {"start", "end", "text"}: characters of the article's text, half-open. A party is words (or no words) with
{"name", "country", "sectors"}; a time {"start", "end"}: days, both inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.model import Actor, Attribution, Claim, Event, EventPlace, EventTime, Evidence, Party, Reading, Toll

Fields = Mapping[str, Any]

LISTS = ("mode", "contexts", "auxiliary")
SIDES = ("actors", "recipients")
TOLLS = ("killed", "injured", "detained")
EVENT = ("type", *LISTS, *SIDES, "time", "place", "toll")
SAID = ("kind", "speaker", "addressee", "act", "stance", "certainty", "support", "channel", "content")
FIELDS = (*EVENT, *SAID)
# What counts of claims are about: one that is wrong in these is counted in a wrong place.
COUNTED = ("type", "auxiliary", *SIDES)
PLACE = ("name", "country", "admin1", "lat", "lon", "geonames_id")
NARRATOR = "narrator"


def read_fields(reading: Reading, claim: Claim) -> dict[str, Any]:
    """All fields of a claim of a reading."""
    actors = {actor.id: actor for actor in reading.actors}
    return {**_event(claim.event, actors), **_said(claim, actors)}


def stands_at(claim: Claim) -> Evidence:
    """The words that a claim is known by: the event's word, else the word of saying, else its evidence."""
    return claim.event.trigger if claim.event else claim.attribution.cue or claim.evidence


def plain_words(words: Evidence | None) -> dict[str, Any] | None:
    """Words as plain data."""
    return {"start": words.start, "end": words.end, "text": words.text} if words else None


def list_changes(old: Fields, new: Fields) -> tuple[str, ...]:
    """The fields of FIELDS that are given in `new` and differ from those of `old`."""
    return tuple(name for name in FIELDS if name in new and new[name] != old.get(name))


def show_field(name: str, value: Any) -> str:
    """A field's value for people; "" for what is unknown."""
    if name in SIDES:
        return " + ".join(_show_party(party) for party in value or ())
    if name in ("speaker", "addressee"):
        return _show_party(value) if value else ""
    if isinstance(value, Mapping):
        return _show_mapping(name, value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _show_party(party: Mapping[str, Any]) -> str:
    code = " ".join(part for part in (party.get("country"), *(party.get("sectors") or ())) if part)
    name = party.get("name") or party.get("text") or "not named"
    return f"{name} [{code}]" if code else name


def _show_mapping(name: str, value: Mapping[str, Any]) -> str:
    if name == "time":
        first, last = value.get("start"), value.get("end")
        return str(first or "") if first == last else f"{first or '...'} to {last or '...'}"
    if name == "place":
        return ", ".join(part for part in (value.get("name"), value.get("country")) if part)
    if name == "toll":
        return ", ".join(f"{number} {what}" for what, number in value.items() if number is not None)
    return str(value.get("text") or "")


def _event(event: Event | None, actors: Mapping[str, Actor]) -> dict[str, Any]:
    if event is None:
        return {"type": None, **{name: [] for name in (*LISTS, *SIDES)}, "time": None, "place": None, "toll": None}
    return {
        "type": event.type,
        **{name: list(getattr(event, name)) for name in LISTS},
        **{name: [_party(p, actors) for p in getattr(event, name)] for name in SIDES},
        "time": _time(event.time),
        "place": _place(event.place),
        "toll": _toll(event.toll),
    }


def _said(claim: Claim, actors: Mapping[str, Actor]) -> dict[str, Any]:
    said = claim.attribution
    same = {name: getattr(said, name) for name in ("kind", "act", "stance", "certainty", "support", "channel")}
    told = actors.get(said.addressee or "")
    return {
        **same,
        "speaker": _speaker(said, actors),
        "addressee": _named(told) if told else None,
        "content": plain_words(claim.content),
    }


def _party(party: Party, actors: Mapping[str, Actor]) -> dict[str, Any]:
    actor = actors.get(party.actor)
    words = plain_words(party.evidence) or {}
    return {**(_named(actor) if actor else {"name": party.evidence.text, "country": None, "sectors": []}), **words}


def _named(actor: Actor) -> dict[str, Any]:
    return {"name": actor.name, "country": actor.country, "sectors": list(actor.sectors)}


def _speaker(said: Attribution, actors: Mapping[str, Actor]) -> dict[str, Any] | None:
    if said.kind == NARRATOR or (said.speaker is None and said.source is None):
        return None
    actor = actors.get(said.speaker or "")
    name = said.source.text if said.source else None
    known = _named(actor) if actor else {"name": name, "country": None, "sectors": []}
    return {**known, **(plain_words(said.source) or {})}


def _time(time: EventTime | None) -> dict[str, Any] | None:
    if time is None or (time.start is None and time.end is None):
        return None
    return {name: day.isoformat() if day else None for name, day in (("start", time.start), ("end", time.end))}


def _place(place: EventPlace | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {**{name: getattr(place, name) for name in PLACE}, **(plain_words(place.evidence) or {})}


def _toll(toll: Toll | None) -> dict[str, Any] | None:
    return {name: getattr(toll, name) for name in TOLLS} if toll else None
