"""The words around names of places: prepositions, nouns of divisions, parts, public bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from dateline.lexicon import shapes
from dateline.lexicon.files import read_rows, read_tables
from dateline.lexicon.hints import unknown

PATTERN = "lang/en/places.toml"
PEOPLES = ("actors/countries.csv", "actors/regions.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The lists of places.toml, where each is described.

    levels: noun -> level of the place it names. demonyms: names of peoples, in lower case, from the lists of actors,
    each with the country (ISO 3166 alpha-3) that it belongs to, empty if there are several.
    """

    place: frozenset[str]
    event: frozenset[str]
    levels: Mapping[str, str]
    demonyms: Mapping[str, str]
    articles: frozenset[str]
    listing: frozenset[str]
    final: frozenset[str]
    genitives: frozenset[str]
    insides: frozenset[str]
    possessives: frozenset[str]
    goals: frozenset[str]
    sources: frozenset[str]
    targets: frozenset[str]
    spots: frozenset[str]
    standing: frozenset[str]
    partners: frozenset[str]
    name_articles: frozenset[str]
    free_codes: frozenset[str]
    parts: frozenset[str]
    inner: frozenset[str]
    public_bodies: frozenset[str]
    people: frozenset[str]
    unplaced_by: frozenset[str]
    titles: frozenset[str]
    doubtful: frozenset[str]
    never: frozenset[str]
    naming: frozenset[str]
    spotting: frozenset[str]
    inhabited: frozenset[str]
    edges: frozenset[str]
    besetting: frozenset[str]
    endings: frozenset[str]
    linking: frozenset[str]
    roads: frozenset[str]
    wards: frozenset[str]
    topics: frozenset[str]
    town_articles: frozenset[str]
    throwing: frozenset[str]
    aiming: frozenset[str]
    flying: frozenset[str]
    driving: frozenset[str]
    between: frozenset[str]
    dealing: frozenset[str]
    taking: frozenset[str]
    rallying: frozenset[str]
    over: frozenset[str]
    outward: frozenset[str]
    where: frozenset[str]
    here: frozenset[str]
    pointing: frozenset[str]
    occasions: frozenset[str]
    surrounding: frozenset[str]
    gatherings: frozenset[str]
    territorial: frozenset[str]
    held_over: frozenset[str]
    descending: frozenset[str]
    taking_over: frozenset[str]
    motion: frozenset[str]
    leaving: frozenset[str]
    seats: frozenset[str]
    verbal: frozenset[str]
    happenings: frozenset[str]
    around: frozenset[str]
    missions: frozenset[str]


@cache
def built_in_place_words() -> PlaceWords:
    """Our own lists, read once."""
    return load_place_words()


def load_place_words(layers: tuple[Path, ...] = ()) -> PlaceWords:
    """The word lists, those of later layers added to ours. Raises LexiconError for an unknown list."""
    lists: dict[str, list[str]] = {field.name: [] for field in fields(PlaceWords)}
    levels: dict[str, str] = {}
    for path, table in read_tables(layers, PATTERN):
        for section, entries in table.items():
            for name, words in shapes.word_tables(str(path), section, entries).items():
                if section == "levels":
                    levels.update(dict.fromkeys(words, name))
                elif name in lists:
                    lists[name].extend(words)
                else:
                    raise unknown(f"{path}: {section}", "list", name, lists)
    del lists["levels"], lists["demonyms"]
    return PlaceWords(
        levels=levels, demonyms=_demonyms(layers), **{name: frozenset(words) for name, words in lists.items()}
    )


def _demonyms(layers: tuple[Path, ...]) -> dict[str, str]:
    rows = (row for pattern in PEOPLES for _, row in read_rows(layers, pattern))
    found: dict[str, str] = {}
    for row in rows:
        for word in row.get("demonyms", "").split("|"):
            if word.strip():
                found.setdefault(word.strip().lower(), row.get("iso3") or row.get("country") or "")
    return found
