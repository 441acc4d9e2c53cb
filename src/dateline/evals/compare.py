"""Whether a coded field is what gold gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dateline.review.fields import FIELDS, LISTS, SIDES, TOLLS, Fields

# Fields beside those of a claim: of parties that are the right ones, whether their codes are right.
COUNTRY, SECTORS = "party_country", "party_sectors"
COMPARED = (*FIELDS[:6], COUNTRY, SECTORS, *FIELDS[6:])
NEAR = 0.5


def compare_fields(gold: Fields, coded: Fields) -> dict[str, bool]:
    """For every field that gold gives, in the order of COMPARED, whether the coded one is right.

    Unknown is a value: what gold has as unknown is wrong if it is coded. Codes of parties count once a claim: all of
    those that gold gives must be right.
    """
    found = {name: _is_right(name, gold[name], coded.get(name)) for name in FIELDS if name in gold}
    pairs = [pair for side in SIDES for pair in match_parties(gold.get(side) or (), coded.get(side) or ())]
    if asked := [(g, c) for g, c in pairs if g.get("country")]:
        found[COUNTRY] = all(g["country"] == c.get("country") for g, c in asked)
    if asked := [(g, c) for g, c in pairs if g.get("sectors")]:
        found[SECTORS] = all(set(g["sectors"]) == set(c.get("sectors") or ()) for g, c in asked)
    return {name: found[name] for name in COMPARED if name in found}


def match_parties(
    gold: Sequence[Mapping[str, Any]], coded: Sequence[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Parties of gold with the coded ones that are the same, each once, in the order of gold."""
    left = list(coded)
    found = []
    for one in gold:
        twin = next((other for other in left if is_same_party(one, other)), None)
        if twin is not None:
            left.remove(twin)
            found.append((one, twin))
    return found


def is_same_party(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two parties are the same: by words that touch, else by name, else by country where no name is given."""
    if overlap(one, other) > 0:
        return True
    if one.get("name") and other.get("name"):
        return fold(one["name"]) == fold(other["name"])
    return bool(one.get("country")) and one.get("country") == other.get("country")


def overlap(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> float:
    """Characters that two spans share, of those that either covers: 0 to 1; 0 if one of them is none."""
    if not one or not other or one.get("start") is None or other.get("start") is None:
        return 0.0
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return float(max(0, shared) / whole)


def fold(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.casefold().split())


def _is_right(name: str, gold: Any, coded: Any) -> bool:
    if name in LISTS:
        return set(gold) == set(coded or ())
    if name in SIDES:
        return len(match_parties(gold, coded or ())) == len(gold) == len(coded or ())
    if gold is None or coded is None:
        return gold is coded or (name == "toll" and not any((coded or gold or {}).values()))
    same = _SAME.get(name)
    return same(gold, coded) if same else gold == coded


def _same_time(gold: Mapping[str, Any], coded: Mapping[str, Any]) -> bool:
    return all(gold.get(end) == coded.get(end) for end in ("start", "end"))


def _same_place(gold: Mapping[str, Any], coded: Mapping[str, Any]) -> bool:
    if gold.get("country") and coded.get("country") != gold["country"]:
        return False
    if gold.get("geonames_id") and coded.get("geonames_id"):
        return bool(gold["geonames_id"] == coded["geonames_id"])
    return fold(gold["name"]) == fold(coded["name"])


def _same_toll(gold: Mapping[str, Any], coded: Mapping[str, Any]) -> bool:
    return all(gold[name] == coded.get(name) for name in TOLLS if name in gold)


def _near(gold: Mapping[str, Any], coded: Mapping[str, Any]) -> bool:
    return overlap(gold, coded) >= NEAR


_SAME: Mapping[str, Callable[[Any, Any], bool]] = {
    "time": _same_time,
    "place": _same_place,
    "toll": _same_toll,
    "speaker": is_same_party,
    "addressee": is_same_party,
    "content": _near,
}
