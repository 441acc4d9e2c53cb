"""How likely two claims tell of one happening, and what speaks for and against it.

Log-odds of what is known of the pair are added up, as in record linkage (Fellegi and Sunter, A Theory for Record
Linkage, 1969); what is not known adds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, exp, hypot, radians
from typing import NamedTuple

from dateline.incidents.telling import COUNTRY, ENTRY, LENT, NAME, SECTOR, STATE, SURNAME, Telling
from dateline.lexicon.incidents import IncidentRules

# A weight so low parts two claims, whatever else they share.
PARTING = -7.0
# From here on two claims are rather one happening than two.
ENOUGH = 0.5
NEAR_KM = 40.0
KM_PER_DEGREE = 111.2
CLOSE_DAYS, NEAR_DAYS = 1, 3
SHARED = 0.6
# What is said of telling words, by how many are shared.
WORDS = ("no-word", "a-word", "some-words", "some-words", "many-words")
PRECISE = (ENTRY, SURNAME)
LANDS = (COUNTRY, LENT)
SIDES_HELD, REASONS_HELD = 20_000, 5_000
Reasons = tuple[str, ...]


class Likeness(NamedTuple):
    """score: 0 to 1; reasons: what it is made of, by their names in the rules."""

    score: float
    reasons: Reasons


def compare(a: Telling, b: Telling, rules: IncidentRules) -> Likeness:
    """How likely two claims tell of one happening. It does not matter which is which.

    What parts them ends the list of reasons: most pairs are parted by their types, their days or their places.
    """
    kind = _type(a.type, b.type, rules.families)
    if rules.weights.get(kind, 0.0) <= PARTING:  # so are most of those of one report
        return Likeness(0.0, (kind,))
    parties = (kind, *_parties(a, b, rules))
    together = _taken_together(a, b, parties)
    rest = (*_tolls(a, b), *_words(a, b), *_setting(a, b))
    found = (kind, *_days(a, b), *_place(a, b), *_manner(a, b), *parties[1:], *together, *rest)
    return _weigh(found, rules)


@lru_cache(maxsize=REASONS_HELD)
def _weigh(found: Reasons, rules: IncidentRules) -> Likeness:
    """What the reasons come to. Most pairs of a store have one of a few thousand sets of them."""
    total = rules.weights.get("base", 0.0)
    for number, reason in enumerate(found, 1):
        weight = rules.weights.get(reason, 0.0)
        if weight <= PARTING:
            return Likeness(0.0, found[:number])
        total += weight
    return Likeness(1.0 / (1.0 + exp(-max(-30.0, min(30.0, total)))), found)


def _manner(a: Telling, b: Telling) -> Reasons:
    """How they are told: by which means, in which words, where."""
    found: Reasons = ()
    if a.modes and b.modes:
        found = ("same-mode",) if a.modes & b.modes else ("other-mode",)
    if a.trigger == b.trigger:
        found += ("same-trigger",)
    if a.article == b.article:
        found += ("same-sentence",) if a.sentence == b.sentence else ("same-report",)
    return found


def _taken_together(a: Telling, b: Telling, found: Reasons) -> Reasons:
    """What speaks louder together than it does alone."""
    more: Reasons = ()
    if "related-type" in found and not any(reason.startswith("same-recipient") for reason in found):
        more = ("related-alone",)
    if len(found) == 2 and a.first is None and b.first is None and not (a.place and b.place):
        more += ("little-known",)  # one party and the type are all that they share
    if a.article == b.article and _are_words(a, b) and ("unlike-actor" in found or "like-actor-country" in found):
        more += ("other-voice",)
    return more


def _are_words(a: Telling, b: Telling) -> bool:
    return all((told.quad or "").startswith("verbal") for told in (a, b))


def _type(one: str, other: str, families: Mapping[str, tuple[str, ...]]) -> str:
    if one == other:
        return "same-type"
    shared = not set(families.get(one, ())).isdisjoint(families.get(other, ()))
    return "related-type" if shared else "other-type"


def _days(a: Telling, b: Telling) -> Reasons:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return (_unknown_days(a, b),) if a.article != b.article else ()
    gap = max(a.first - b.last, b.first - a.last)
    if gap <= 0:
        return ("same-day",) if a.is_dated and b.is_dated else ("days-overlap",)
    if gap == 1:
        return ("next-day",)
    return ("days-apart",) if a.sure and b.sure else ("days-seem-apart",)


def _unknown_days(a: Telling, b: Telling) -> str:
    """How far apart they are told, where one of the days is not: reports of one happening come close together."""
    one, other = (t.day if t.first is None or t.last is None else t.first for t in (a, b))
    if one is None or other is None:
        return "day-unknown"
    if (a.first is None) != (b.first is None) and a.occurs and b.occurs:
        happened, told = (one, other) if a.first is not None else (other, one)
        if happened > told + 1:
            return "told-before"
    gap = abs(one - other)
    return f"day-unknown-{'close' if gap <= CLOSE_DAYS else 'near' if gap <= NEAR_DAYS else 'far'}"


def _place(a: Telling, b: Telling) -> Reasons:
    if not a.place or not b.place:
        return ()
    if a.country and b.country and a.country != b.country:
        return ("countries-apart",)
    if _is_same_name(a, b):
        return ("same-place",) if a.exact and b.exact else ("same-area",)
    if a.exact and b.exact:
        return (_between(a.spot, b.spot),)
    return ("regions-apart",) if a.region and b.region and a.region != b.region else ("same-area",)


def _is_same_name(a: Telling, b: Telling) -> bool:
    """Whether two places are called the same; one that is not known may be called by less than its whole name."""
    one, other = (a.place or "").casefold(), (b.place or "").casefold()
    return one == other or ((a.spot is None or b.spot is None) and (one in other or other in one))


def _between(a: tuple[float, float] | None, b: tuple[float, float] | None) -> str:
    if a is None or b is None:
        return "other-place"
    return "near-place" if _is_near(a, b) else "places-apart"


def _is_near(a: tuple[float, float], b: tuple[float, float]) -> bool:
    up, across = a[0] - b[0], (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2))
    return hypot(up, across) * KM_PER_DEGREE <= NEAR_KM


@dataclass(frozen=True, slots=True)
class _Side:
    """The handles of one side, by what they tell. lands: countries without their marks, lent ones among them."""

    precise: frozenset[str]
    names: frozenset[str]
    states: frozenset[str]
    countries: frozenset[str]
    lands: frozenset[str]
    sectors: frozenset[str]


@lru_cache(maxsize=SIDES_HELD)
def _look(handles: frozenset[str]) -> _Side:
    """A side as it is compared. The same few stand in most claims of a store, and each claim is compared often."""

    def starting(*marks: str) -> frozenset[str]:
        return frozenset(h for h in handles if h.startswith(marks))

    states = starting(STATE)
    return _Side(
        precise=starting(*PRECISE) - states,
        names=starting(NAME),
        states=states,
        countries=starting(COUNTRY),
        lands=frozenset(h[2:] for h in starting(*LANDS)),
        sectors=frozenset(h.removeprefix(SECTOR) for h in starting(SECTOR)),
    )


def _parties(a: Telling, b: Telling, rules: IncidentRules) -> Reasons:
    if _is_joint(a, rules.reciprocal) or _is_joint(b, rules.reciprocal):
        return _both_sides(a.actors | a.recipients, b.actors | b.recipients)
    found: Reasons = ()
    for role, one, other in (("actor", a.actors, b.actors), ("recipient", a.recipients, b.recipients)):
        if one and other:
            first, second = _look(one), _look(other)
            found += (_side(role, first, second),)
            if not _is_like(first.sectors, second.sectors, rules.sectors):
                found += (f"other-{role}-kind",)
    return found


def _is_joint(told: Telling, reciprocal: frozenset[str]) -> bool:
    """Whether both sides act: whoever is named second may be named first elsewhere."""
    return told.type in reciprocal or len(_look(told.actors).countries) > 1


def _side(role: str, one: _Side, other: _Side) -> str:
    if not one.precise.isdisjoint(other.precise):
        return f"same-{role}"
    if not one.names.isdisjoint(other.names):
        return f"same-{role}-name"
    if not one.states.isdisjoint(other.states):
        return f"same-{role}-state"
    if not one.countries.isdisjoint(other.countries):
        return f"same-{role}-country"
    if not one.lands.isdisjoint(other.lands):
        return f"like-{role}-country"
    return f"other-{role}" if one.countries and other.countries else f"unlike-{role}"


def _is_like(one: frozenset[str], other: frozenset[str], sectors: Mapping[str, tuple[str, bool]]) -> bool:
    """Whether they may be of one kind: soldiers are no teachers, and both may be no more than `people`."""
    return not one or not other or any(_is_one_kind(a, b, sectors) for a in one for b in other)


def _is_one_kind(a: str, b: str, sectors: Mapping[str, tuple[str, bool]]) -> bool:
    if a == b or a not in sectors or b not in sectors:
        return True
    (one, is_wide), (other, is_other_wide) = sectors[a], sectors[b]
    return one == other and (is_wide or is_other_wide)


def _both_sides(one: frozenset[str], other: frozenset[str]) -> Reasons:
    if not one or not other:
        return ()
    first, second = _look(one), _look(other)
    found: Reasons = (_side("actor", first, second),)
    if len(first.countries) > 1 and len(second.countries) > 1:
        found += ("same-recipient-state",) if len(first.countries & second.countries) > 1 else ("other-pair",)
    return found


def _tolls(a: Telling, b: Telling) -> Reasons:
    numbers = dict(b.tolls) if a.tolls and b.tolls else {}
    kind, one = next(((kind, one) for kind, one in a.tolls if kind in numbers), ("", 0)) if numbers else ("", 0)
    # Lower bounds are round numbers, and may stand for words such as `dozens`.
    return (_toll(one, numbers[kind], vague=kind in a.least & b.least),) if kind else ()


def _toll(one: int, other: int, *, vague: bool) -> str:
    low, high = sorted((one, other))
    if low == high:
        return "same-toll" if low > 1 and not vague else "tolls-fit"
    return "tolls-fit" if high <= 2 * low + 3 else "tolls-apart"


def _words(a: Telling, b: Telling) -> Reasons:
    if not a.words or not b.words or (a.article == b.article and a.sentence == b.sentence):
        return ()
    return (WORDS[min(len(a.words & b.words), len(WORDS) - 1)],)


def _setting(a: Telling, b: Telling) -> Reasons:
    """What two reports are about beside the claims: who is in one of them alone speaks for another matter."""
    if a.article == b.article:
        return ()
    own = a.actors.union(a.recipients, b.actors, b.recipients)
    one, other = a.setting - own, b.setting - own
    if not one or not other:
        return ()
    share = len(one & other) / min(len(one), len(other))
    return ("same-setting",) if share >= SHARED else ("like-setting",) if share > 0 else ("other-setting",)
