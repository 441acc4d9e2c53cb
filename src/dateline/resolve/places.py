"""Names of places in an article, each with the place that it stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from dateline.grammar import Tree
from dateline.lexicon.gazetteer import Candidate, Gazetteer, name_key
from dateline.model import Place
from dateline.resolve.place_cues import is_well_known
from dateline.resolve.senses import Name, Sense, choose, contains, describe
from dateline.resolve.toponym_links import Toponym
from dateline.resolve.toponyms import find_toponyms

PRECISION = {"former country": "country", "continent": "region", "ocean": "region", "sea": "region", "capital": "city"}
EXACT_KINDS = frozenset({"country", "admin1", "city", "district", "region"})
LONGEST_CODE = 3
SMALL_LEVELS = frozenset({"district", "city", "village"})


def find_places(tree: Tree, gazetteer: Gazetteer, *, dateline_place: str | None = None) -> tuple[Place, ...]:
    """The toponyms of an article, in text order, resolved as far as the text allows.

    dateline_place: the place that the report's dateline names, if it is known from outside the text; it only
    helps to choose. A name that stays undecided or is unknown has no coordinates.
    """
    toponyms = find_toponyms(tree, gazetteer)
    home = resolve_place(gazetteer, dateline_place) if dateline_place else None
    senses = choose(_names(toponyms, gazetteer), home.country if home else None)
    ground = _Ground(tree, toponyms, [senses[_key(t)].place for t in toponyms])
    return _share([_place(ground, n) for n in range(len(toponyms))])


class _Ground:
    """The names of an article with the places chosen for them, and quick ways to what stands around one."""

    def __init__(self, tree: Tree, toponyms: tuple[Toponym, ...], chosen: list[Candidate | None]) -> None:
        self.tree = tree
        self.toponyms = toponyms
        self.chosen = chosen
        self._by_first = {t.first: n for n, t in enumerate(toponyms)}

    @cached_property
    def _known(self) -> list[tuple[int, Candidate]]:
        """The places whose division is known, each with its sentence."""
        tokens = self.tree.tokens
        divided = [(t, place) for t, place in zip(self.toponyms, self.chosen, strict=True) if place and place.admin1]
        inside = [pair for pair in divided if not pair[0].name.isupper() or len(pair[0].name) <= LONGEST_CODE]
        # a report headed by a capital is only filed there
        return [(tokens[t.first].sent, place) for t, place in inside or divided if inside or place.kind != "capital"]

    @cached_property
    def _divisions(self) -> dict[str | None, Candidate]:
        """The divisions that the article names, by their names; of several of one name the first."""
        found: dict[str | None, Candidate] = {}
        for place in self.chosen:
            if place and place.kind == "admin1":
                found.setdefault(place.admin1, place)
        return found

    def outer(self, toponym: Toponym) -> Candidate | None:
        """The place that the text puts around a name."""
        at = self._by_first.get(toponym.within) if toponym.within is not None else None
        return self.chosen[at] if at is not None else None

    def vicinity(self, toponym: Toponym) -> Candidate | None:
        """The division that an unknown place lies in, told in its sentence, else before it, else after it."""
        if not self._known:
            return None
        at = bisect_right(self._known, self.tree.tokens[toponym.first].sent, key=itemgetter(0))
        nearest = self._known[max(at - 1, 0)][0]
        _, place = self._known[bisect_left(self._known, nearest, key=itemgetter(0))]
        return replace(self._divisions.get(place.admin1, place), kind="admin1", admin1=place.admin1)


def _share(places: list[Place]) -> tuple[Place, ...]:
    """The places, those without a point located as another mention of the same name is."""
    located = {place.name: place for place in places if place.lat is not None}
    return tuple(
        replace(located[place.name], start=place.start, end=place.end, text=place.text)
        if place.lat is None and place.name in located
        else place
        for place in places
    )


def _key(toponym: Toponym) -> str:
    return name_key(toponym.name)


def _names(toponyms: tuple[Toponym, ...], gazetteer: Gazetteer) -> Iterator[Name]:
    groups: dict[str, list[Toponym]] = defaultdict(list)
    for toponym in toponyms:
        groups[_key(toponym)].append(toponym)
    starts = {t.first: _key(t) for t in toponyms}
    beside: dict[str, set[str]] = defaultdict(set)
    for before, after in pairwise(toponyms):
        if after.listed:
            beside[_key(before)].add(_key(after))
            beside[_key(after)].add(_key(before))
    for key, group in groups.items():
        levels = frozenset(t.level for t in group if t.level)
        within = frozenset(starts[t.within] for t in group if t.within is not None) - {key}
        found = find_candidates(gazetteer, group[0].name)
        peoples = {t.country for t in group if t.country}
        theirs = tuple(c for c in found if c.country in peoples)
        yield Name(key, len(group), levels, theirs or found, within, frozenset(beside[key] - {key}))


def find_candidates(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """The places that a name may stand for, also those of the name without its outer words."""
    found = gazetteer.lookup(name)
    if any(c.kind == "country" and c.usual for c in found):
        # "Mexico" is never short for Mexico City
        return tuple(c for c in found if c.usual)
    words = name.replace("-", " ").split()
    while not found and len(words) > 1:
        if name_key(words[0]) in gazetteer.words.parts or words[0].lower() in gazetteer.words.name_articles:
            words = words[1:]
        elif words[-1].lower() in gazetteer.words.levels:
            words = words[:-1]
        else:
            break
        found = gazetteer.lookup(" ".join(words))
        found = found if is_well_known(found) else ()
    return found


def _place(ground: _Ground, n: int) -> Place:
    tree, toponym, place = ground.tree, ground.toponyms[n], ground.chosen[n]
    outer = ground.outer(toponym)
    if place is None and toponym.level in SMALL_LEVELS and (outer is None or not outer.admin1):
        outer = ground.vicinity(toponym) or outer
    if outer and (place is None or _belies(toponym, place, outer)):
        place = replace(outer, name=toponym.name, geonames_id=None)
    start, end = tree.tokens[toponym.first].start, tree.tokens[toponym.last].end
    text = tree.parse.text[start:end]
    if place is None:
        return Place(start=start, end=end, text=text, name=toponym.name, precision="unknown")
    return Place(
        start=start,
        end=end,
        text=text,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames_id,
        precision=precision(place),
    )


def _belies(toponym: Toponym, place: Candidate, outer: Candidate) -> bool:
    """Whether the text puts a name where the place chosen for it does not lie: another, unknown one is meant."""
    if contains(outer, place):
        return False
    if outer.kind not in {"admin1", "country"}:
        return not place.usual and place.kind in {"city", "capital"}
    return toponym.level in SMALL_LEVELS or outer.kind == "admin1" and place.kind in {"city", "capital"}


def precision(place: Candidate) -> str:
    """How much of the earth a place's coordinates stand for."""
    if not place.exact:
        return "admin1"
    kind = PRECISION.get(place.kind, place.kind)
    return kind if kind in EXACT_KINDS else "site"


def resolve_place(gazetteer: Gazetteer, text: str, country: str | None = None) -> Candidate | None:
    """The place that a short text such as "Marjah, Helmand" names, None if none or several may be meant.

    country: ISO 3166 alpha-3 of the country that it lies in, if that is known.
    """
    sense = explain_place(gazetteer, text, country)
    return sense.place


def explain_place(gazetteer: Gazetteer, text: str, country: str | None = None) -> Sense:
    """As `resolve_place`, with the reason. An unknown name gets the place of what it is said to lie in."""
    parts = [part.strip() for part in text.replace("(", ",").replace(")", "").split(",") if part.strip()]
    if not parts:
        return Sense(None, "no name given")
    names = [_part(gazetteer, parts, n, country) for n in range(len(parts))]
    senses = choose(names, country)
    sense = senses[names[0].key]
    outer = senses[names[1].key].place if len(names) > 1 else None
    if sense.place is None and not names[0].candidates and outer:
        return Sense(replace(outer, name=parts[0], geonames_id=None), f"unknown; lies in {describe(outer)}")
    return sense


def _part(gazetteer: Gazetteer, parts: list[str], n: int, country: str | None) -> Name:
    """One of the names of "Marjah, Helmand, Afghanistan", which lies within those after it."""
    found = find_candidates(gazetteer, parts[n])
    if country:
        found = tuple(c for c in found if c.country == country)
    return Name(name_key(parts[n]), 1, frozenset(), found, frozenset(map(name_key, parts[n + 1 :])))
