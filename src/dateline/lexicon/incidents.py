"""What decides whether two claims tell of one happening: families of types, weights, words that tell nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dateline.lexicon import shapes
from dateline.lexicon.files import read_tables
from dateline.lexicon.hints import unknown

FILES = "incidents/*.toml"
SECTIONS = ("families", "reciprocal", "sectors", "weights", "common")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IncidentRules:
    """What is known of happenings. Rules are equal to themselves alone.

    families: type -> the families that it stands in. reciprocal: types in which both sides act.
    sectors: sector -> (its kind, whether it may stand for all of its kind). weights: reason -> log-odds.
    common: words in small letters that tell nothing apart.
    """

    families: Mapping[str, tuple[str, ...]]
    reciprocal: frozenset[str]
    sectors: Mapping[str, tuple[str, bool]]
    weights: Mapping[str, float]
    common: frozenset[str]


@cache
def load_incident_rules(layers: tuple[Path, ...] = ()) -> IncidentRules:
    """Reads the rules, each layer over those before it. Raises LexiconError naming file and entry."""
    families: dict[str, list[str]] = {}
    reciprocal: set[str] = set()
    sectors: dict[str, tuple[str, bool]] = {}
    weights: dict[str, float] = {}
    common: set[str] = set()
    for path, table in read_tables(layers, FILES):
        for section in table:
            if section not in SECTIONS:
                raise unknown(str(path), "section", section, SECTIONS)
        for family, types in _lists(path, table, "families"):
            for name in types:
                families.setdefault(name, []).append(family)
        reciprocal.update(name for _, types in _lists(path, table, "reciprocal") for name in types)
        for kind, codes in _lists(path, table, "sectors"):
            sectors.update((code, (kind, number == 0)) for number, code in enumerate(codes))
        common.update(word for _, words in _lists(path, table, "common") for word in words)
        weights.update(_weights(path, table))
    return IncidentRules(
        families=MappingProxyType({name: tuple(dict.fromkeys(found)) for name, found in families.items()}),
        reciprocal=frozenset(reciprocal),
        sectors=MappingProxyType(sectors),
        weights=MappingProxyType(weights),
        common=frozenset(common),
    )


def _lists(path: Path, table: Mapping[str, Any], section: str) -> list[tuple[str, tuple[str, ...]]]:
    lists = shapes.table(str(path), section, table.get(section, {}))
    return [(name, tuple(shapes.words(f"{path}: [{section}]", name, words))) for name, words in lists.items()]


def _weights(path: Path, table: Mapping[str, Any]) -> dict[str, float]:
    weights = shapes.table(str(path), "weights", table.get("weights", {}))
    return {name: float(shapes.number(f"{path}: [weights]", name, weight)) for name, weight in weights.items()}
