"""What a claim is compared by, read out of its reading. Pure: the same reading is described the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from dateline.incidents.telling import COUNTRY, ENTRY, NAME, SURNAME
from dateline.lexicon.incidents import IncidentRules
from dateline.model import Actor, Claim, Event, EventTime, Party, Reading

# Days: how long a stretch is looked through, and how far before its report an event of unknown day is looked for.
LONGEST, BEFORE, AFTER = 10, 5, 1
MOST_WORDS, LONGEST_WORD, STEM = 24, 30, 5
MOST_KEYS = 6

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What is kept of a claim beside its own columns. Fields as in Telling; keys: those that share one are compared."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    words: tuple[str, ...]
    trigger: str
    low: int
    high: int
    keys: tuple[int, ...]


def describe(reading: Reading, rules: IncidentRules) -> dict[str, Described]:
    """What its claims with an event are compared by, by their ids."""
    cast = {actor.id: actor for actor in reading.actors}
    published = reading.article.published
    return {c.id: _describe(c, c.event, cast, (published, rules)) for c in reading.claims if c.event}


def _describe(
    claim: Claim, event: Event, cast: Mapping[str, Actor], more: tuple[dt.date | None, IncidentRules]
) -> Described:
    published, rules = more
    actors, recipients = (_handles(parties, cast) for parties in (event.actors, event.recipients))
    low, high = find_window(event.time, published)
    return Described(
        actors=actors,
        recipients=recipients,
        words=_words(claim, event, cast, rules.common),
        trigger=event.trigger.text.casefold()[:STEM],
        low=low,
        high=high,
        keys=_keys(event, (*actors, *recipients), rules),
    )


def _handles(parties: Iterable[Party], cast: Mapping[str, Actor]) -> tuple[str, ...]:
    known = [cast[p.actor] for p in parties if p.actor in cast]
    return tuple(dict.fromkeys(handle for actor in known for handle in _handles_of(actor)))


def _handles_of(actor: Actor) -> Iterator[str]:
    name = "_".join(actor.name.casefold().split())
    if actor.country:
        yield COUNTRY + actor.country
    if actor.lexicon_id:
        yield ENTRY + "_".join(actor.lexicon_id.split())
    if name:
        yield NAME + name
    if actor.kind == "person" and "_" in name:
        yield SURNAME + name.rpartition("_")[2]


def find_window(time: EventTime | None, published: dt.date | None) -> tuple[int, int]:
    """The days, as ordinals, among which a claim's event is looked for; 0 where nothing tells.

    An event without a day is looked for around its report; that is not taken for its day.
    """
    first = time.start or time.end if time else None
    last = time.end or time.start if time else None
    if first and last:
        low, high = first.toordinal(), last.toordinal()
        if high - low <= LONGEST:
            return low, max(low, high)
        around = _around(published) if published else (low, low)
        inside = max(low, around[0]), min(high, around[1])
        return inside if inside[0] <= inside[1] else (low, low + LONGEST)
    return _around(published) if published else (0, 0)


def _around(published: dt.date) -> tuple[int, int]:
    return published.toordinal() - BEFORE, published.toordinal() + AFTER


def _words(claim: Claim, event: Event, cast: Mapping[str, Actor], common: frozenset[str]) -> tuple[str, ...]:
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


def _keys(event: Event, handles: Iterable[str], rules: IncidentRules) -> tuple[int, ...]:
    """Numbers of 63 bits: claims about one happening share one. By family, with a country, or a name without one."""
    countries = [h for h in handles if h.startswith(COUNTRY)]
    if event.place and event.place.country:
        countries.append(COUNTRY + event.place.country)
    names = [h for h in handles if h.startswith(ENTRY)] if countries else [h for h in handles if h.startswith(NAME)]
    where = [NAME + event.place.name.casefold()] if event.place else []
    found = list(dict.fromkeys((*countries, *where, *names)))[:MOST_KEYS] or [""]
    families = rules.families.get(event.type, (event.type,))
    return tuple(dict.fromkeys(_hash(f"{family}|{key}") for family in families for key in found))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
