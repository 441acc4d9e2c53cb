"""What a claim is compared by, read out of its reading. Pure: the same reading is described the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from dateline.incidents.telling import COUNTRY, ENTRY, LENT, NAME, SECTOR, SURNAME
from dateline.model import Actor, Claim, Event, EventTime, Party, Reading

MOST_WORDS, LONGEST_WORD, STEM, MOST_SETTING = 24, 30, 5, 16
CARRIED = "carried"
# What an actor's basis says if its country is only that of the report.
OF_REPORT = "the report"
WIDE = ("country", "region", "admin1")
TOWNS = ("city:", "region:")
COUNTRIES = "country:"
STATES = (COUNTRIES, *TOWNS)
Days = tuple[int, int]

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What is kept of a claim beside its own columns. Fields as in Telling."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    words: tuple[str, ...]
    trigger: str
    first: int | None
    last: int | None
    sure: bool


def describe(reading: Reading, common: frozenset[str]) -> dict[str, Described]:
    """What its claims with an event are compared by, by their ids. common: words that tell nothing."""
    cast = {actor.id: _Known(actor.name, tuple(_handles_of(actor, common))) for actor in reading.actors}
    return {c.id: _describe(c, c.event, cast, (reading, common)) for c in reading.claims if c.event}


class _Known(NamedTuple):
    """An actor as claims are compared by it."""

    name: str
    handles: tuple[str, ...]


def _describe(
    claim: Claim, event: Event, cast: Mapping[str, _Known], more: tuple[Reading, frozenset[str]]
) -> Described:
    reading, common = more
    days, sure = _days(claim, event.time, reading)
    return Described(
        actors=_handles(event.actors, cast),
        recipients=_handles(event.recipients, cast),
        words=_words(claim, event, cast, common),
        trigger=_stem(event.trigger.text, common),
        first=days[0] if days else None,
        last=days[1] if days else None,
        sure=sure,
    )


def _stem(trigger: str, common: frozenset[str]) -> str:
    """The beginning of the word that tells most: `offensive` of "launched an offensive"."""
    words = _WORD.findall(trigger.casefold())
    telling = [word for word in words if word not in common]
    return str(max(telling or words or [""], key=len))[:STEM]


def _days(claim: Claim, time: EventTime | None, reading: Reading) -> tuple[Days | None, bool]:
    """The days of an event, and whether they are surely its own: not carried over, not just those of its sentence."""
    first = time.start or time.end if time else None
    last = time.end or time.start if time else None
    if time and first and last:
        return (first.toordinal(), max(first, last).toordinal()), not time.basis.startswith(CARRIED)
    said = claim.evidence
    near = {
        (t.first.toordinal(), t.last.toordinal())
        for t in reading.times
        if t.first and t.last and said.start <= t.start < said.end
    }
    return (near.pop() if len(near) == 1 else None), False


def describe_setting(reading: Reading) -> tuple[str, ...]:
    """What the report is about as a whole: its towns, its countries, who is known in it."""
    towns = [NAME + _fold(p.name) for p in reading.places if p.precision not in WIDE]
    lands = [p.country for p in reading.places] + [a.country for a in reading.actors]
    known = [a.lexicon_id for a in reading.actors if a.lexicon_id and not a.lexicon_id.startswith(STATES)]
    found = (*towns, *(COUNTRY + land for land in lands if land), *(ENTRY + _join(entry) for entry in known))
    return tuple(sorted(dict.fromkeys(found))[:MOST_SETTING])


def _handles(parties: Iterable[Party], cast: Mapping[str, _Known]) -> tuple[str, ...]:
    known = [cast[p.actor].handles for p in parties if p.actor in cast]
    return tuple(dict.fromkeys(chain.from_iterable(known)))


def _handles_of(actor: Actor, common: frozenset[str]) -> Iterator[str]:
    entry, name = actor.lexicon_id or "", _fold(actor.name)
    is_town = entry.startswith(TOWNS)  # it is told by the place of the event
    if actor.country:
        yield (LENT if is_town or OF_REPORT in actor.basis else COUNTRY) + actor.country
    if is_town:
        return
    if entry:
        yield ENTRY + _join(entry)
    if name and not entry.startswith(COUNTRIES):
        yield NAME + name
    yield from _kind_of(actor, name.rpartition("_")[2], common)


def _kind_of(actor: Actor, head: str, common: frozenset[str]) -> Iterator[str]:
    """What somebody is beside a name. head: the name's last word."""
    is_named = actor.name.split()[-1:] != [head] and head not in (actor.role or "").casefold()
    if actor.kind == "person" and is_named:
        yield SURNAME + head
    if actor.kind == "group" and head and head not in common:
        yield NAME + head  # `twelve soldiers`, `Malian soldiers`
    if actor.sectors and head not in common:  # `people` may be anybody
        yield SECTOR + actor.sectors[0]


def _fold(name: str) -> str:
    return _join(name.casefold())


def _join(name: str) -> str:
    return "_".join(name.split())


def _words(claim: Claim, event: Event, cast: Mapping[str, _Known], common: frozenset[str]) -> tuple[str, ...]:
    """Words of the sentence that are neither common nor those of its parties, its time, its place, its trigger."""
    known = {event.trigger.text, event.place.name if event.place else ""}
    for part in (event.time, event.place):
        known.add(part.evidence.text if part and part.evidence else "")
    for party in (*event.actors, *event.recipients):
        known.update((party.evidence.text, cast[party.actor].name if party.actor in cast else ""))
    passed = {word[:STEM] for text in known for word in _WORD.findall(text.casefold())}
    said = dict.fromkeys(_WORD.findall(claim.evidence.text.casefold()))
    telling = (word[:LONGEST_WORD] for word in said if len(word) > 2 and word not in common)
    kept = dict.fromkeys(word if word.isdigit() else word[:STEM] for word in telling if word[:STEM] not in passed)
    return tuple(sorted(list(kept)[:MOST_WORDS]))
