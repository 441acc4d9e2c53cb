"""Which claims are worth comparing: those of one family of types that share a country, a name or a place, and days."""

from __future__ import annotations

from hashlib import blake2b

from dateline.incidents.telling import COUNTRY, ENTRY, LENT, NAME, Telling
from dateline.lexicon.incidents import IncidentRules

# Days: how long a stretch is looked through, and how far before its report an event of unknown day is looked for.
LONGEST, BEFORE, AFTER = 10, 5, 1
TOLERANCE = 1  # time zones, and the night between two days
MOST_KEYS, MOST_LENT = 6, 2


def find_window(telling: Telling) -> tuple[int, int]:
    """The days, as ordinals, among which a claim's event is looked for; 0 where nothing tells.

    An event without a day is looked for around its report; that is not taken for its day.
    """
    around = (telling.day - BEFORE, telling.day + AFTER) if telling.day else (0, 0)
    if telling.first is None or telling.last is None:
        return around
    if telling.last - telling.first <= LONGEST:
        return telling.first, telling.last
    inside = max(telling.first, around[0]), min(telling.last, around[1])
    return inside if inside[0] <= inside[1] else (telling.first, telling.first + LONGEST)


def find_keys(telling: Telling, rules: IncidentRules) -> tuple[int, ...]:
    """Numbers of 63 bits: claims about one happening share at least one."""
    handles = sorted(telling.actors | telling.recipients)
    lands = [h.removeprefix(COUNTRY).removeprefix(LENT) for h in handles if h.startswith((COUNTRY, LENT))]
    lands += [telling.country] if telling.country else []
    if not lands:  # what a claim leaves open, its report may tell
        lands = [h.removeprefix(COUNTRY) for h in sorted(telling.setting) if h.startswith(COUNTRY)][:MOST_LENT]
    places = [telling.place.casefold()] if telling.place else []
    entries = [h for h in handles if h.startswith(ENTRY)]
    names = [] if lands else [h for h in handles if h.startswith(NAME)]
    found = list(dict.fromkeys((*sorted(lands), *places, *entries, *names)))[:MOST_KEYS] or [""]
    families = rules.families.get(telling.type, (telling.type,))
    return tuple(dict.fromkeys(_hash(f"{family}|{key}") for family in families for key in found))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
