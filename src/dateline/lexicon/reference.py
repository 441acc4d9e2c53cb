"""Words that point back to an actor named before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.files import read_rows, read_tables
from dateline.lexicon.hints import unknown

_TABLES = frozenset({"pronouns", "bodies", "bands", "called", "twins", "first_names"})
_SECTIONS = ("pronouns", "bodies", "bands", "called", "twins", "words")
_IN_ORDER = ("ordered", "counts")


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
    bands: Mapping[str, frozenset[str]] = field(default_factory=dict)
    twins: Mapping[str, frozenset[str]] = field(default_factory=dict)
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    speech_pronouns: frozenset[str] = frozenset()
    state_pairs: frozenset[str] = frozenset()
    bare_pairs: frozenset[str] = frozenset()
    person_pairs: frozenset[str] = frozenset()
    office_pairs: frozenset[str] = frozenset()
    state_heads: frozenset[str] = frozenset()
    own_bands: frozenset[str] = frozenset()
    adjoining: frozenset[str] = frozenset()
    pair_marks: frozenset[str] = frozenset()
    pair_known: frozenset[str] = frozenset()
    minded: frozenset[str] = frozenset()
    state_nouns: frozenset[str] = frozenset()
    group_pairs: frozenset[str] = frozenset()
    armed_pairs: frozenset[str] = frozenset()
    ordered: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    split_peoples: frozenset[str] = frozenset()
    alone_pairs: frozenset[str] = frozenset()
    harming: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    opposing: frozenset[str] = frozenset()
    people_nouns: frozenset[str] = frozenset()
    held_nouns: frozenset[str] = frozenset()
    judging: frozenset[str] = frozenset()
    island_nouns: frozenset[str] = frozenset()
    islands: frozenset[str] = frozenset()
    accusing: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    recounting: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    stuff: frozenset[str] = frozenset()
    stuff_kinds: frozenset[str] = frozenset()
    ruling: frozenset[str] = frozenset()
    fighting: frozenset[str] = frozenset()
    shared_nouns: frozenset[str] = frozenset()
    sharing: frozenset[str] = frozenset()
    courtesies: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    named_bodies: frozenset[str] = frozenset()
    party_words: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    naming_people: frozenset[str] = frozenset()
    themselves: frozenset[str] = frozenset()
    name_links: frozenset[str] = frozenset()
    first_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def self_telling(self) -> frozenset[str]:
        """Nouns of pairs that may also be somebody by themselves: `the two presidents`."""
        return self.bare_pairs | self.person_pairs

    def is_paired(self, noun: str) -> bool:
        """Whether `both` before a noun means two named before."""
        return noun in self.state_pairs or noun in self.person_pairs or noun in self.group_pairs


def load_reference_words(layers: tuple[Path, ...] = ()) -> ReferenceWords:
    """The words of all layers put together. Raises LexiconError for a list that does not exist."""
    pronouns: dict[str, Pronoun] = {}
    bodies: dict[str, frozenset[str]] = {}
    bands: dict[str, frozenset[str]] = {}
    lists: dict[str, set[str]] = {name: set() for name in ReferenceWords.__dataclass_fields__}
    twins: dict[str, frozenset[str]] = {}
    called: dict[str, frozenset[str]] = {}
    in_order: dict[str, list[str]] = {name: [] for name in _IN_ORDER}
    for path, table in read_tables(layers, "lang/en/reference.toml"):
        place = str(path)
        for section in table:
            if section not in _SECTIONS:
                raise unknown(place, "section", section, _SECTIONS)
        for word, row in shapes.table(place, "pronouns", table.get("pronouns", {})).items():
            pronouns[word] = shapes.build(Pronoun, f"{place}: pronouns.{word}", shapes.table(place, word, row))
        bodies |= shapes.word_tables(place, "bodies", table.get("bodies", {}))
        bands |= shapes.word_tables(place, "bands", table.get("bands", {}))
        called |= shapes.word_tables(place, "called", table.get("called", {}))
        twins |= shapes.word_tables(place, "twins", table.get("twins", {}))
        for name, listed in shapes.table(place, "words", table.get("words", {})).items():
            if name not in lists or name in _TABLES:
                raise unknown(place, "list", name, lists.keys() - _TABLES)
            words = shapes.words(place, name, listed)
            lists[name].update(words)
            in_order.get(name, []).extend(words)
    return ReferenceWords(
        pronouns=MappingProxyType(pronouns),
        bodies=MappingProxyType(bodies),
        bands=MappingProxyType(bands),
        first_names=MappingProxyType(_first_names(layers)),
        twins=MappingProxyType(twins),
        called=MappingProxyType(called),
        ordered=tuple(in_order["ordered"]),
        counts=tuple(in_order["counts"]),
        **{name: frozenset(words) for name, words in lists.items() if name not in _TABLES and name not in in_order},
    )


def _first_names(layers: tuple[Path, ...]) -> dict[str, str]:
    """First name in lower case -> m or f."""
    names: dict[str, str] = {}
    for place, row in read_rows(layers, "lang/en/first_names.csv", needed=("name", "gender")):
        if row.get("gender") not in ("m", "f"):
            raise LexiconError(f"{place}: column 'gender' is {row.get('gender')!r}: write m or f")
        names[row["name"].lower()] = row["gender"]
    return names
