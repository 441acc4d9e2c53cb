"""The small words by which the phrase of an actor is put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.lexicon import shapes
from dateline.lexicon.files import read_tables
from dateline.lexicon.hints import unknown
from dateline.lexicon.words import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseWords:
    """Sets of words in comparable form; data/lang/en/phrases.toml says what each is for."""

    belonging: frozenset[str]
    part_of: frozenset[str]
    genitive: frozenset[str]
    where: frozenset[str]
    articles: frozenset[str]
    speaking_for: frozenset[str]
    dealing: frozenset[str]
    describing: frozenset[str]
    posted: frozenset[str]
    dwelling: frozenset[str]
    yielding: frozenset[str]
    transparent: frozenset[str]
    past_office: frozenset[str]
    opposing: frozenset[str]
    belonging_suffixes: frozenset[str]
    dealing_suffixes: frozenset[str]
    stance_prefixes: frozenset[str]
    openers: frozenset[str]
    links: frozenset[str]
    courtesies: frozenset[str]
    doers: frozenset[str]
    deeds: frozenset[str]
    away: frozenset[str]
    loyal: frozenset[str]
    ruled: frozenset[str]
    bodies: frozenset[str]


def load_phrase_words(layers: tuple[Path, ...] = ()) -> PhraseWords:
    """The words of all layers put together. Raises LexiconError for a list that does not exist."""
    found: dict[str, set[str]] = {name: set() for name in PhraseWords.__dataclass_fields__}
    for path, table in read_tables(layers, "lang/en/phrases.toml"):
        for name, listed in table.items():
            if name not in found:
                raise unknown(str(path), "list", name, found)
            found[name].update(name_key(word) for word in shapes.words(str(path), name, listed))
    return PhraseWords(**{name: frozenset(words) for name, words in found.items()})
