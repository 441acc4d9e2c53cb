"""What an analysis is asked of: who, and whom, from when to when, counted how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from dateline.errors import UsageError
from dateline.lexicon.files import read_rows, read_tables

BY = ("day", "week", "month")
UNITS = ("incident", "claim", "report", "source")
ASSERTED, ALL = "asserted", "all"
SEPARATOR = ","
# From 0 to 1, how alike two names are that may have been mistaken for each other.
NEAR, CODE = 0.6, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Somebody, or several together. kind: actor | group | region.

    label: how it is called. members: each a country's code (KGZ), the id of an entry of the lexicon, or part of a name.
    """

    label: str
    kind: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for. a: the one side; b: the other one, None for anybody.

    since, until: days on which it happened, inclusive, as far as days are known; None for any. by: day | week | month.
    unit: what is counted: incident | claim | report | source; None: incidents where the store has them, claims
    otherwise. told: `asserted` counts what is told as having happened, and not denied by the one who speaks; `all`
    counts also what is denied, negated, to come, supposed or long past.
    """

    a: Side
    b: Side | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    by: str = "week"
    unit: str | None = None
    told: str = ASSERTED


def find_side(text: str) -> Side:
    """Who is meant by a name, a code, a region's name, or several of those parted by commas.

    Raises UsageError for an empty name.
    """
    names = [name.strip() for name in text.split(SEPARATOR)]
    if not all(names):
        raise UsageError(f"{text!r}: names nobody: give a country (KGZ), a name, a region (`Sahel`), or A,B,C")
    found = [_one(name) for name in names]
    if len(found) == 1:
        return found[0]
    members = tuple(dict.fromkeys(m for side in found for m in side.members))
    return Side(label=", ".join(side.label for side in found), kind="group", members=members)


def list_regions() -> tuple[Side, ...]:
    """The regions that have a name, in the order of their names. Raises LexiconError."""
    return tuple(dict.fromkeys(_regions().values()))


def name_country(code: str) -> str:
    """The name of a country, or its code if there is none."""
    side = _countries().get(code.casefold())
    return side.label if side else code


def _one(name: str) -> Side:
    folded = name.casefold()
    if region := _regions().get(folded):
        return region
    if country := _countries().get(folded):
        return country
    return Side(label=name, kind="actor", members=(name,))


@cache
def _regions() -> Mapping[str, Side]:
    found = {}
    for _, table in read_tables((), "analysis/regions.toml"):
        for name, row in sorted(table.items()):
            side = Side(label=name, kind="region", members=tuple(row["countries"]))
            found.update({key.casefold(): side for key in (name, *row.get("aliases", ()))})
    return found


@cache
def _countries() -> Mapping[str, Side]:
    """Countries by code and by each of their names."""
    found: dict[str, Side] = {}
    for _, row in read_rows((), "actors/countries.csv"):
        side = Side(label=row["name"], kind="actor", members=(row["iso3"],))
        for name in (row["iso3"], row["name"], *filter(None, row["names"].split("|"))):
            found.setdefault(name.casefold(), side)
    return found


def find_near(name: str, *, most: int = 3) -> tuple[str, ...]:
    """Countries and regions that a name may have been meant for, as `KGZ (Kyrgyzstan)`, the nearest first."""
    folded, known = name.casefold(), {**_countries(), **_regions()}
    if len(folded) <= CODE:
        codes = sorted(code for code in known if len(code) == CODE)
        near = sorted(get_close_matches(folded, codes, len(codes), NEAR), key=lambda code: code[:2] != folded[:2])
    else:
        near = get_close_matches(folded, known, most, NEAR)
    return tuple(dict.fromkeys(_show(known[key]) for key in near))[:most]


def _show(side: Side) -> str:
    return f"{side.members[0]} ({side.label})" if side.kind == "actor" else side.label
