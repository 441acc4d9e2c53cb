"""Which claims are worth comparing: those of one family of types that share a country, a name or a place, and days.

Where nothing tells a day, neither the claim nor its report, that would be half of all such claims in a store: those
must share two things, such as who acts and upon whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations

from dateline.incidents.telling import COUNTRY, ENTRY, LENT, NAME, STATE, Telling
from dateline.lexicon.incidents import IncidentRules

# Days: how long a stretch is looked through, and how far before its report an event of unknown day is looked for.
LONGEST, BEFORE, AFTER = 10, 5, 1
TOLERANCE = 1  # time zones, and the night between two days
TIMELESS = (0, 0)
MOST_KEYS, MOST_LENT, MOST_COUPLES = 6, 2, 10
BOTH = "b"  # whoever is named second may be named first elsewhere


def find_window(telling: Telling) -> tuple[int, int]:
    """The days, as ordinals, among which a claim's event is looked for; 0 where nothing tells.

    An event without a day is looked for around its report; that is not taken for its day.
    """
    around = (telling.day - BEFORE, telling.day + AFTER) if telling.day else TIMELESS
    if telling.first is None or telling.last is None:
        return around
    if telling.last - telling.first <= LONGEST:
        return telling.first, telling.last
    inside = max(telling.first, around[0]), min(telling.last, around[1])
    return inside if inside[0] <= inside[1] else (telling.first, telling.first + LONGEST)


def find_keys(telling: Telling, rules: IncidentRules) -> tuple[int, ...]:
    """Numbers of 63 bits: claims about one happening share at least one."""
    timeless = find_window(telling) == TIMELESS
    found = _find_couples(telling, rules) if timeless else _find_shared(telling)
    families = rules.families.get(telling.type, (telling.type,))
    return tuple(dict.fromkeys(_hash(f"{family}|{key}") for family in families for key in found))


def _find_shared(telling: Telling) -> list[str]:
    """What another claim may share with this one."""
    handles = sorted(telling.actors | telling.recipients)
    lands = _lands(handles)
    lands += [telling.country] if telling.country else []
    if not lands:  # what a claim leaves open, its report may tell
        lands = [h.removeprefix(COUNTRY) for h in sorted(telling.setting) if h.startswith(COUNTRY)][:MOST_LENT]
    places = [telling.place.casefold()] if telling.place else []
    entries = [h for h in handles if h.startswith(ENTRY)]
    names = [] if lands else [h for h in handles if h.startswith(NAME)]
    return list(dict.fromkeys((*sorted(lands), *places, *entries, *names)))[:MOST_KEYS] or [""]


def _find_couples(telling: Telling, rules: IncidentRules) -> list[str]:
    """Two things at a time that another claim may share with this one: who acts, upon whom, where, with what toll."""
    pieces = sorted(set(_find_pieces(telling, is_joint=telling.type in rules.reciprocal)))
    couples = combinations(pieces, 2)
    return [f"{one}|{other}" for one, other in couples if one[0] != other[0] or one[0] == BOTH][:MOST_COUPLES]


def _find_pieces(telling: Telling, *, is_joint: bool) -> Iterator[str]:
    """Its parts, each after the mark of what it is."""
    for mark, side in (("a", telling.actors), ("r", telling.recipients)):
        handles = sorted(side)
        named = [h for h in handles if h.startswith(ENTRY) and not h.startswith(STATE)]
        known = named or sorted(set(_lands(handles))) or [h for h in handles if h.startswith(NAME)]
        yield from (f"{BOTH if is_joint else mark}{handle}" for handle in known)
    if telling.place:
        yield f"p{telling.place.casefold()}"
    yield from (f"t{number} {kind}" for kind, number in telling.tolls if number > 1)


def _lands(handles: list[str]) -> list[str]:
    return [h.removeprefix(COUNTRY).removeprefix(LENT) for h in handles if h.startswith((COUNTRY, LENT))]


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
