"""The words that tell how many were killed, injured or detained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.files import read_tables
from dateline.lexicon.hints import unknown

TOLLS = "lang/*/tolls.toml"
NUMBERS = "lang/*/time/words*.toml"
KINDS = ("killed", "injured", "detained")
ROLES = ("verbs", "happens", "states", "nouns")
SECTIONS = (*KINDS, "words", "not_victims", "least", "example")
NUMBER_CLASSES = ("number", "multiplier", "half", "pair", "article", "stop_number")


@dataclass(frozen=True, slots=True, kw_only=True)
class TollWords:
    """What is known of casualties.

    verbs, happens: (kind, lemma) -> the other words that it may want, each a tuple, () for none;
    states, nouns: word or lemma -> kind; groups: name -> words; least: uncounted word -> what it is at least;
    numbers: class of number words -> word -> value.
    """

    verbs: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]
    happens: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]
    states: Mapping[str, str]
    nouns: Mapping[str, str]
    groups: Mapping[str, frozenset[str]]
    least: Mapping[str, int]
    numbers: Mapping[str, Mapping[str, Any]]


def load_toll_words(layers: tuple[Path, ...] = ()) -> TollWords:
    """Reads the words of casualties; later layers add to earlier ones. Raises LexiconError naming file and entry."""
    lists: dict[tuple[str, str], list[str]] = {}
    for path, table in read_tables(layers, TOLLS):
        for section, role, words in _lists(path, table):
            lists.setdefault((section, role), []).extend(words)
    return TollWords(
        verbs=_phrases(lists, "verbs"),
        happens=_phrases(lists, "happens"),
        states=MappingProxyType(_kinds(lists, "states")),
        nouns=MappingProxyType(_kinds(lists, "nouns")),
        groups=MappingProxyType(
            {role: frozenset(words) for (section, role), words in lists.items() if section == "words"}
            | {"not_victims": frozenset(lists.get(("not_victims", "words"), ()))}
        ),
        least=_least(layers),
        numbers=_numbers(layers),
    )


def _least(layers: tuple[Path, ...]) -> Mapping[str, int]:
    """Word -> the least number that it can stand for."""
    found: dict[str, int] = {}
    for path, table in read_tables(layers, TOLLS):
        for word, number in shapes.table(str(path), "least", table.get("least", {})).items():
            if not isinstance(number, int):
                raise LexiconError(f"{path}: [least]: {word} must be a whole number, got {number!r}")
            found[word] = number
    return MappingProxyType(found)


def _lists(path: Path, table: Mapping[str, Any]) -> list[tuple[str, str, list[str]]]:
    found = []
    for section, roles in table.items():
        if section in ("example", "least"):
            continue
        if section not in SECTIONS:
            raise unknown(str(path), "section", section, SECTIONS)
        for role, listed in shapes.table(str(path), section, roles).items():
            if section in KINDS and role not in ROLES:
                raise unknown(f"{path}: [{section}]", "list", role, ROLES)
            found.append((section, role, [*shapes.words(f"{path}: [{section}]", role, listed)]))
    return found


def _phrases(
    lists: Mapping[tuple[str, str], list[str]], role: str
) -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
    for kind in KINDS:
        for phrase in lists.get((kind, role), ()):
            lemma, *others = phrase.split()
            found[kind, lemma] = (*found.get((kind, lemma), ()), tuple(others))
    return MappingProxyType(found)


def _kinds(lists: Mapping[tuple[str, str], list[str]], role: str) -> dict[str, str]:
    return {word: kind for kind in KINDS for word in lists.get((kind, role), ())}


def _numbers(layers: tuple[Path, ...]) -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, dict[str, Any]] = {name: {} for name in NUMBER_CLASSES}
    for path, table in read_tables(layers, NUMBERS):
        for name in NUMBER_CLASSES:
            found[name].update(shapes.table(str(path), name, table.get(name, {})))
    return MappingProxyType(found)
