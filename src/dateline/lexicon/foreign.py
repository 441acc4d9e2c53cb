"""Reads lists of actors that others keep: FollowTheMoney entities as JSON lines, PETRARCH dictionaries, tables in CSV.

Each reader gives entries with the forms of their names, and raises LexiconError that names file, line and remedy.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon.actor_files import Codes, Named, load_codes, read_named_row
from dateline.lexicon.entries import Entry
from dateline.lexicon.files import read_rows
from dateline.lexicon.hints import unknown
from dateline.lexicon.words import name_key

ENTITY_KINDS = {"Person": "person", "Organization": "organization", "Company": "organization", "PublicBody": "agency",
                "LegalEntity": "organization"}  # fmt: skip
COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction")
ALIASES = ("name", "alias", "weakAlias", "previousName")

SectorsOf = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """What the codes of others come to. sectors: (list, code) -> sectors; iso2: two letters -> three.

    sectors_of: reads the sectors out of the words of an office, such as "Minister of Defence".
    """

    sectors: Mapping[tuple[str, str], tuple[str, ...]]
    iso2: Mapping[str, str]
    codes: Codes
    sectors_of: SectorsOf


def load_codebook(sectors_of: SectorsOf) -> Codebook:
    """The built-in lists of `data/imports`."""
    rows = [row for _, row in read_rows((), "imports/sectors.csv", needed=("list", "code", "sectors"))]
    pairs = [row for _, row in read_rows((), "imports/iso2.csv", needed=("iso2", "iso3"))]
    return Codebook(
        sectors={(r["list"], r["code"]): tuple(s for s in r["sectors"].split("|") if s) for r in rows},
        iso2={r["iso2"].lower(): r["iso3"] for r in pairs},
        codes=load_codes(()),
        sectors_of=sectors_of,
    )


def read_entities(path: Path, codebook: Codebook) -> Iterator[Named]:
    """Persons, organisations, companies and public bodies of FollowTheMoney JSON lines; others are passed over."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip() and (named := _entity(f"{path}:{number}", line, codebook)):
                yield named


def _entity(place: str, line: str, codebook: Codebook) -> Named | None:
    try:
        row: dict[str, Any] = json.loads(line)
        kind = ENTITY_KINDS.get(row["schema"])
        ident, told = str(row["id"]), {key: [str(v) for v in found] for key, found in row["properties"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = 'each line is an object such as {"id": "x", "schema": "Person", "properties": {"name": ["..."]}}'
        raise LexiconError(f"{place}: no entity ({error}): {remedy}") from error
    names = tuple(dict.fromkeys(name for key in ALIASES for name in told.get(key, ())))
    if kind is None or not names:
        return None
    entry = Entry(
        id=f"ftm.{ident}", name=names[0], kind=kind, country=_country(told, codebook), basis=f"imported entity {ident}",
        sectors=_sectors(told, codebook), role=next(iter(told.get("position", ())), None),
    )  # fmt: skip
    return entry, names


def _country(told: Mapping[str, list[str]], codebook: Codebook) -> str | None:
    """The one state that an entity is of; None for several, which is undecided."""
    for key in COUNTRIES:
        found = {codebook.iso2.get(value.lower()) for value in told.get(key, ())} - {None}
        if found:
            code = found.pop() if len(found) == 1 else None
            return codebook.codes.holders.get(code, code) if code in codebook.codes.countries else None
    return None


def _sectors(told: Mapping[str, list[str]], codebook: Codebook) -> tuple[str, ...]:
    """The sectors of the office held, of the topics where it tells none."""
    offices = [s for office in told.get("position", ()) for s in codebook.sectors_of(office)]
    topics = [s for topic in told.get("topics", ()) for s in codebook.sectors.get(("ftm", topic), ())]
    return tuple(dict.fromkeys(offices or topics))


def read_table(path: Path, codebook: Codebook) -> Iterator[Named]:
    """A table with the columns of the lexicon's own; only `name` is needed, and `id` is made from it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if "name" not in (reader.fieldnames or ()):
            raise LexiconError(
                f"{path}:1: has no column 'name': the first line must name the columns, such as name,country"
            )
        for row in reader:
            cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
            cells["id"] = cells.get("id") or f"table.{name_key(cells['name']).replace(' ', '-')}"
            yield from read_named_row(f"{path}:{reader.line_num}", cells, codebook.codes)


def actor_code(place: str, code: str, codebook: Codebook) -> tuple[str | None, tuple[str, ...]]:
    """The state and sectors of a PETRARCH code such as AFGREBTAL: three letters each, the state first."""
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    country = parts.pop(0) if parts and parts[0] in codebook.codes.countries else None
    country = codebook.codes.holders.get(country, country) if country else None
    known = {key for name, key in codebook.sectors if name == "petrarch"}
    if country is None and parts and parts[0] not in known:
        raise unknown(f"{place}: code {code!r}", "state or role", parts[0], {*known, *codebook.codes.countries})
    return country, tuple(dict.fromkeys(s for part in parts for s in codebook.sectors.get(("petrarch", part), ())))
