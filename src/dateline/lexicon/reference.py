"""Words that point back to an actor named before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from dateline.errors import LexiconError
from dateline.lexicon.files import read_rows, read_tables

_TABLES = frozenset({"pronouns", "bodies", "first_names"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """What a pronoun may stand for. number: one | many; gender: m | f | n | any; kinds: kinds of actors."""

    number: str
    gender: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWords:
    """Sets of lower-cased words; data/lang/en/reference.toml says what each is for."""

    pronouns: Mapping[str, Pronoun] = field(default_factory=dict)
    bodies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    speech_pronouns: frozenset[str] = frozenset()
    state_pairs: frozenset[str] = frozenset()
    bare_pairs: frozenset[str] = frozenset()
    person_pairs: frozenset[str] = frozenset()
    pair_marks: frozenset[str] = frozenset()
    state_nouns: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    first_names: Mapping[str, str] = field(default_factory=dict)


def load_reference_words(layers: tuple[Path, ...] = ()) -> ReferenceWords:
    """The words of all layers put together. Raises LexiconError for a list that does not exist."""
    pronouns: dict[str, Pronoun] = {}
    bodies: dict[str, frozenset[str]] = {}
    lists: dict[str, set[str]] = {name: set() for name in ReferenceWords.__dataclass_fields__}
    for path, table in read_tables(layers, "lang/en/reference.toml"):
        for word, row in table.get("pronouns", {}).items():
            pronouns[word] = Pronoun(number=row["number"], gender=row["gender"], kinds=frozenset(row["kinds"]))
        bodies |= {noun: frozenset(sectors) for noun, sectors in table.get("bodies", {}).items()}
        for name, words in table.get("words", {}).items():
            if name not in lists or name in _TABLES:
                raise LexiconError(f"{path}: unknown list {name!r}: use one of {', '.join(sorted(lists))}")
            lists[name].update(words)
    return ReferenceWords(
        pronouns=MappingProxyType(pronouns),
        bodies=MappingProxyType(bodies),
        first_names=MappingProxyType(_first_names(layers)),
        **{name: frozenset(words) for name, words in lists.items() if name not in _TABLES},
    )


def _first_names(layers: tuple[Path, ...]) -> dict[str, str]:
    """First name in lower case -> m or f."""
    names: dict[str, str] = {}
    for place, row in read_rows(layers, "lang/en/first_names.csv"):
        if row.get("gender") not in ("m", "f"):
            raise LexiconError(f"{place}: column 'gender' is {row.get('gender')!r}: write m or f")
        names[row["name"].lower()] = row["gender"]
    return names
