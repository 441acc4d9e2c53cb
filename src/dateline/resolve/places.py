"""Names of places in an article, each with the place that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.grammar import Tree
from dateline.lexicon.gazetteer import Candidate, Gazetteer, name_key
from dateline.model import Place
from dateline.resolve.senses import Name, Sense, choose, contains
from dateline.resolve.toponyms import Toponym, find_toponyms

PRECISION = {"former country": "country", "continent": "region", "ocean": "region", "sea": "region", "capital": "city"}
EXACT_KINDS = frozenset({"country", "admin1", "city", "district", "region"})
SMALL_LEVELS = frozenset({"district", "city", "village"})
REACH = 3  # sentences


def find_places(tree: Tree, gazetteer: Gazetteer, *, dateline_place: str | None = None) -> tuple[Place, ...]:
    """The toponyms of an article, in text order, resolved as far as the text allows.

    dateline_place: the place that the report's dateline names, if it is known from outside the text; it only
    helps to choose. A name that stays undecided or is unknown has no coordinates.
    """
    toponyms = find_toponyms(tree, gazetteer, gazetteer.words)
    home = resolve_place(gazetteer, dateline_place) if dateline_place else None
    senses = choose(_names(toponyms, gazetteer, tree), home.country if home else None)
    chosen = [senses[_key(t)].place for t in toponyms]
    return tuple(_place(tree, n, toponyms, chosen) for n in range(len(toponyms)))


def _key(toponym: Toponym) -> str:
    return name_key(toponym.name)


def _names(toponyms: tuple[Toponym, ...], gazetteer: Gazetteer, tree: Tree) -> Iterator[Name]:
    groups: dict[str, list[Toponym]] = defaultdict(list)
    for toponym in toponyms:
        groups[_key(toponym)].append(toponym)
    starts = {t.first: _key(t) for t in toponyms}
    for key, group in groups.items():
        levels = frozenset(t.level for t in group if t.level)
        within = frozenset(starts[t.within[0]] for t in group if t.within) - {key}
        yield Name(key, len(group), levels, find_candidates(gazetteer, group[0].name), within)


def find_candidates(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """The places that a name may stand for, also those of the name without its outer words."""
    found = gazetteer.lookup(name)
    words = name.replace("-", " ").split()
    while not found and len(words) > 1:
        if name_key(words[0]) in gazetteer.words.parts or words[0].lower() in {"al", "el", "the"}:
            words = words[1:]
        elif words[-1].lower() in gazetteer.words.levels or words[-1] == "International":
            words = words[:-1]
        else:
            break
        found = gazetteer.lookup(" ".join(words))
    return found


def _place(tree: Tree, n: int, toponyms: tuple[Toponym, ...], chosen: list[Candidate | None]) -> Place:
    toponym, place = toponyms[n], chosen[n]
    start, end = tree.tokens[toponym.first].start, tree.tokens[toponym.last].end
    text = tree.parse.text[start:end]
    outer = _outer(tree, n, toponyms, chosen) if toponym.level in SMALL_LEVELS or place is None else None
    if outer and (place is None or not contains(outer, place)):
        return Place(
            start=start, end=end, text=text, name=toponym.name, country=outer.country, admin1=outer.admin1,
            lat=outer.lat, lon=outer.lon, precision=PRECISION.get(outer.kind, outer.kind),
        )
    if place is None:
        return Place(start=start, end=end, text=text, name=toponym.name, precision="unknown")
    return Place(start=start, end=end, text=text, name=place.name, country=place.country, admin1=place.admin1, lat=place.lat,
                 lon=place.lon, geonames_id=place.geonames_id, precision=precision(place))


def _outer(tree: Tree, n: int, toponyms: tuple[Toponym, ...], chosen: list[Candidate | None]) -> Candidate | None:
    """The place that a name is said to lie within: the one after the comma."""
    within = toponyms[n].within
    if within:
        return next((c for t, c in zip(toponyms, chosen, strict=True) if t.first == within[0]), None)
    return None


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
    """As `resolve_place`, with the reason."""
    parts = [part.strip() for part in text.replace("(", ",").replace(")", "").split(",") if part.strip()]
    names = []
    for n, part in enumerate(parts):
        candidates = find_candidates(gazetteer, part)
        if country and n == 0:
            candidates = tuple(c for c in candidates if c.country == country)
        names.append(Name(name_key(part), 1, frozenset(), candidates, frozenset(name_key(p) for p in parts[n + 1 :])))
    return choose(names)[names[0].key] if names else Sense(None, "no name given")
