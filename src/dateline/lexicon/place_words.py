"""The words around names of places: prepositions, nouns of divisions, parts, public bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from dateline.errors import LexiconError
from dateline.lexicon.files import read_tables

PATTERN = "lang/en/places.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The lists of places.toml, where each is described; levels: noun -> level of the place it names."""

    place: frozenset[str]
    event: tuple[str, ...]
    weak: frozenset[str]
    levels: Mapping[str, str]
    parts: frozenset[str]
    inner: frozenset[str]
    public_bodies: frozenset[str]
    people: frozenset[str]
    unplaced_by: frozenset[str]
    titles: frozenset[str]
    doubtful: frozenset[str]


def load_place_words(layers: tuple[Path, ...] = ()) -> PlaceWords:
    """The word lists, those of later layers added to ours. Raises LexiconError for an unknown list."""
    lists: dict[str, list[str]] = {field.name: [] for field in fields(PlaceWords)}
    levels: dict[str, str] = {}
    for path, table in read_tables(layers, PATTERN):
        for section, entries in table.items():
            for name, words in entries.items():
                if section == "levels":
                    levels.update(dict.fromkeys(words, name))
                elif name in lists:
                    lists[name].extend(words)
                else:
                    raise LexiconError(f"{path}: {section}.{name} is no list of places; known: {', '.join(sorted(lists))}")
    event = tuple(lists.pop("event"))
    del lists["levels"]
    return PlaceWords(event=event, levels=levels, **{name: frozenset(words) for name, words in lists.items()})
