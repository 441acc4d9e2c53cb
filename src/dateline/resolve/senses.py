"""Chooses which place a name stands for, from all names of an article together.

A candidate's score is the sum of: how prominent it is (kind, population); whether a noun beside the name fits it;
whether the name after it contains it ("Paris, Texas"); how much the article tells of its country and division; how near
it lies to the article's other places. Each name has one sense in an article. Two candidates far from each other
with nearly the same score leave the name undecided.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.lexicon.gazetteer import Candidate

EARTH_RADIUS_KM = 6371.0
NEAR_KM = 150.0
UNDECIDED_MARGIN = 0.15
LARGE = 500_000
LEAST_SCORE = 2.0
SHOWN = 5
ONE = 1 << 40
Area = tuple[str, str | None]
TOWN_KINDS = frozenset(
    {"city", "capital", "village", "camp", "district", "base", "island", "landmark", "airport", "nuclear site"}
)
AREA_KINDS = frozenset({"country", "former country", "continent", "ocean", "sea", "region"})
FITTING: dict[str, frozenset[str]] = {
    "country": frozenset({"country", "former country"}),
    "admin1": frozenset({"admin1", "region", "peninsula", "province"}),
    "district": frozenset({"county", "district", "department", "province", "city", "capital", "admin1", "valley"}),
    "city": frozenset({"city", "capital", "village", "district"}),
    "village": frozenset({"city", "capital", "village", "district", "camp", "landmark"}),
}
PROMINENCE = {
    "country": 6.7,
    "former country": 5.5,
    "continent": 6.5,
    "ocean": 6.5,
    "sea": 6.0,
    "region": 5.2,
    "strait": 5.5,
    "river": 4.8,
    "peninsula": 5.4,
    "mountains": 5.0,
    "desert": 5.0,
    "county": 2.6,
    "district": 4.8,
    "camp": 4.4,
    "island": 5.0,
}
OTHER_PROMINENCE = 4.5


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an article: how often it stands there, levels told by nouns, candidates.

    within: keys of names it is said to lie within; beside: of names it stands on a list with.
    """

    key: str
    mentions: int
    levels: frozenset[str]
    candidates: tuple[Candidate, ...]
    within: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """The place chosen for a name, None if it is undecided, why, and the best candidates with their scores."""

    place: Candidate | None
    why: str
    ranking: tuple[tuple[Candidate, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What the other names of an article tell: weights of countries and divisions, points by country."""

    total: float
    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    points: Mapping[str, Sequence[tuple[float, float]]]
    listed: frozenset[tuple[str, str | None]]


def distance_km(a: Candidate, b: Candidate) -> float:
    """Great-circle distance in kilometres."""
    return haversine_km((a.lat, a.lon), (b.lat, b.lon))


def haversine_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres between two points (latitude, longitude in degrees)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(p), math.radians(q)) for p, q in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, h)))


def contains(outer: Candidate, inner: Candidate) -> bool:
    """Whether a place lies within another, as far as the gazetteer tells."""
    if inner.kind in {"country", "continent"} or outer == inner:
        return False
    if outer.kind in {"country", "former country"}:
        return inner.country == outer.country
    if outer.kind == "admin1":
        return inner.kind != "admin1" and inner.country == outer.country and inner.admin1 == outer.admin1
    if inner.kind == "admin1" or inner.population > outer.population and outer.kind in {"city", "capital"}:
        return False
    reach = 900.0 if outer.kind in AREA_KINDS else 60.0
    return (outer.country is None or outer.country == inner.country) and distance_km(outer, inner) < reach


def choose(names: Iterable[Name], home: str | None = None) -> dict[str, Sense]:
    """The sense of each name. home: the country of the report's dateline, if that is known."""
    known = {name.key: name for name in names}
    inside: dict[str, list[Name]] = defaultdict(list)
    for name in known.values():
        for outer in name.within:
            inside[outer].append(name)
    plain = {
        key: {c: prominence(c) + fit(c, name) + containment(c, name, known, inside[key]) for c in name.candidates}
        for key, name in known.items()
    }
    chosen = {key: max(scores, key=scores.__getitem__) for key, scores in plain.items() if scores}
    senses: dict[str, Sense] = {}
    for _ in range(2):
        ground = _Ground(known, chosen, home)
        for key, scores in plain.items():
            context = ground.without(known[key])
            told = {c: score + support(c, context) + strange(c, known[key], context) for c, score in scores.items()}
            senses[key] = _decide(told)
        chosen = {key: sense.place for key, sense in senses.items() if sense.place}
    return senses


def prominence(candidate: Candidate) -> float:
    """How likely a name means this place when nothing else is known, in orders of magnitude."""
    if (
        candidate.population
        and candidate.kind in {"city", "capital"}
        or candidate.kind == "city"
        and candidate.geonames_id
    ):
        score = 0.8 * math.log10(candidate.population + 10) + (1.4 if candidate.kind == "capital" else 0.0)
    elif candidate.kind == "admin1" and candidate.population:
        score = 0.2 + 0.7 * math.log10(candidate.population + 10)
    else:
        score = PROMINENCE.get(candidate.kind, OTHER_PROMINENCE)
    return score if candidate.usual else score - 1.2


def fit(candidate: Candidate, name: Name) -> float:
    """What the nouns beside a name say for a candidate."""
    wanted = [FITTING[level] for level in name.levels if level in FITTING]
    if wanted:
        return 2.0 if any(candidate.kind in kinds for kinds in wanted) else -2.0
    return 0.0


def containment(candidate: Candidate, name: Name, known: Mapping[str, Name], inside: Sequence[Name]) -> float:
    """What the places named after a name, or those before it, say for a candidate. inside: names within it."""
    score = 0.0
    areas = [c for c in name.candidates if c.usual and c.kind in {"country", "admin1"} and c.kind != candidate.kind]
    rivals = any(not contains(area, candidate) for area in areas)
    for outer in (known[key] for key in name.within if key in known):
        if any(contains(place, candidate) for place in outer.candidates[:8]):
            # "Oklahoma, Pennsylvania" lists two states sooner than it names a village
            score += 1.0 if rivals else 4.0
    for inner in inside:
        if any(contains(candidate, place) for place in inner.candidates[:30]):
            score += 1.5
    return score


def list_mark(place: Candidate) -> tuple[str, str | None]:
    """What the places of a list have in common: countries go with countries, states with states of theirs."""
    return (place.kind, None if place.kind == "country" else place.country)


def support(candidate: Candidate, context: Context) -> float:
    """What the rest of the article says for a candidate."""
    score = 2.0 if candidate.kind in {"country", "admin1"} and list_mark(candidate) in context.listed else 0.0
    if candidate.country and context.total:
        share = context.countries.get(candidate.country, 0.0)
        large = candidate.population >= LARGE or candidate.kind in {"country", "capital"}
        score += 1.3 * share / context.total + (0.5 if share else -0.5 if large else -1.2)
        if candidate.kind == "country":
            score += 0.5 if share else 0.0
        elif candidate.admin1:
            share = context.divisions.get((candidate.country, candidate.admin1), 0.0)
            score += 1.2 * share / context.total + (0.5 if share else 0.0)
    if candidate.kind not in AREA_KINDS and candidate.exact:
        nearest = min(
            (haversine_km((candidate.lat, candidate.lon), p) for p in context.points.get(candidate.country or "", ())),
            default=math.inf,
        )
        score += 0.8 * math.exp(-nearest / NEAR_KM)
    return score


def strange(candidate: Candidate, name: Name, context: Context) -> float:
    """What speaks against a town in a country that nothing else of a report names.

    Few districts stand in the gazetteer: a town abroad that is called as one is hardly meant.
    """
    abroad = context.total and not context.countries.get(candidate.country or "", 0.0)
    return -3.0 if abroad and candidate.kind == "city" and "district" in name.levels else 0.0


class _Ground:
    """What all names of an article tell together, in whole numbers, so that one of them can be taken out again."""

    def __init__(self, known: Mapping[str, Name], chosen: Mapping[str, Candidate], home: str | None) -> None:
        self.known = known
        self.chosen = chosen
        self.weights: Counter[Area] = Counter({(home, None): ONE} if home else {})
        self.points: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
        for key, place in chosen.items():
            self.weights.update(self._told(key))
            if place.country and place.kind not in AREA_KINDS and place.kind != "admin1":
                self.points[place.country][key] = (place.lat, place.lon)
        self.total = sum(weight for (_, division), weight in self.weights.items() if division is None)

    def _told(self, key: str) -> dict[Area, int]:
        """The country and division that a name speaks for, with its weight."""
        place = self.chosen.get(key)
        if place is None or not place.country:
            return {}
        weight = round(ONE * (1.0 + math.log(self.known[key].mentions)))
        return dict.fromkeys(((place.country, None), (place.country, place.admin1 or None)), weight)

    def without(self, name: Name) -> Context:
        """What the names but this one tell of its candidates."""
        own = self._told(name.key)
        asked: set[Area] = {(c.country, None) for c in name.candidates if c.country}
        asked |= {(c.country, c.admin1) for c in name.candidates if c.country and c.admin1}
        weights = {area: (self.weights[area] - own.get(area, 0)) / ONE for area in asked}
        points = {country: self.points.get(country, {}) for country, division in asked if division is None}
        return Context(
            total=(self.total - max(own.values(), default=0)) / ONE,
            countries={country: weight for (country, division), weight in weights.items() if division is None},
            divisions={(country, d): weight for (country, d), weight in weights.items() if d},
            points={country: [p for key, p in found.items() if key != name.key] for country, found in points.items()},
            listed=frozenset(list_mark(self.chosen[key]) for key in name.beside if key in self.chosen),
        )


def _decide(scores: Mapping[Candidate, float]) -> Sense:
    """The best candidate, or none if a distant one is about as good."""
    if not scores:
        return Sense(None, "not in the gazetteer")
    ranking = tuple(sorted(scores.items(), key=lambda pair: -pair[1])[:SHOWN])
    best, score = ranking[0]
    if score < LEAST_SCORE:
        return Sense(None, f"nothing speaks for {describe(best)}", ranking)
    for other, its in ranking[1:]:
        if score - its < UNDECIDED_MARGIN and _are_apart(best, other):
            return Sense(None, f"undecided between {describe(best)} and {describe(other)}", ranking)
    return Sense(best, f"best of {len(scores)} of that name", ranking)


def _are_apart(place: Candidate, other: Candidate) -> bool:
    return distance_km(place, other) > NEAR_KM and not contains(place, other) and not contains(other, place)


def describe(candidate: Candidate) -> str:
    """A place in words: "Paris, Texas, USA (city)"."""
    division = candidate.admin1 if candidate.admin1 != candidate.name else None
    return ", ".join(part for part in (candidate.name, division, candidate.country) if part) + f" ({candidate.kind})"
