"""Reads the files of actors, row by row, into entries with the forms of their names."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from dateline.errors import LexiconError
from dateline.lexicon.entries import ROLE_KINDS, Entry, Town
from dateline.lexicon.files import find_files, read_rows
from dateline.lexicon.words import name_key, pluralise

Row = dict[str, str]
Named = tuple[Entry, tuple[str, ...]]

# fmt: off
SECTORS = frozenset({
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL",
    "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO",
})
# fmt: on
_STATE_KINDS = {"state", "territory", "former", "partial"}
_ROLE_KIND = {kind: kind for kind in ROLE_KINDS} | {"person": "post", "group": "body"}
_GOVERNMENT = ("GOV",)


def read_actors(layers: tuple[Path, ...]) -> Iterator[Named]:
    """All entries of our files and the user's."""
    readers: tuple[tuple[str, Callable[[str, Row], Iterator[Named]]], ...] = (
        ("actors/countries.csv", _read_country),
        ("actors/regions.csv", _read_region),
        ("actors/organizations/*.csv", partial(_read_named, default_kind="organization")),
        ("actors/persons/*.csv", partial(_read_named, default_kind="person")),
        ("lang/en/roles/*.csv", _read_role),
    )
    held: dict[str, str] = {}
    for pattern, read in readers:
        for place, row in read_rows(layers, pattern):
            if row.get("kind") == "territory" and row.get("successor"):
                held[row["iso3"]] = row["successor"]
            row["country"] = held.get(row.get("country", ""), row.get("country", ""))
            yield from read(place, row)


def read_towns(layers: tuple[Path, ...]) -> dict[str, list[Town]]:
    """The towns by the comparable words of their names; kept apart from the entries because they are many."""
    towns: dict[str, list[Town]] = {}
    for path in find_files(layers, "actors/cities/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.reader(file), 1):
                if row and not row[0].startswith("#") and row[0] != "name":
                    _add_town(towns, f"{path}:{number}", row)
    return {key: found for key, found in towns.items() if all(town.people for town in found)}


def _add_town(towns: dict[str, list[Town]], place: str, row: list[str]) -> None:
    if len(row) < 3 or not row[2].isdigit():
        raise LexiconError(f"{place}: a town needs name, country (ISO3) and inhabitants (a whole number)")
    town = Town(row[0], row[1], int(row[2]))
    for form in (row[0], *(row[3].split("|") if len(row) > 3 and row[3] else ())):
        towns.setdefault(name_key(form), []).append(town)


def _read_country(place: str, row: Row) -> Iterator[Named]:
    kind = _one_of(place, row, "kind", _STATE_KINDS)
    iso3, name = _needed(place, row, "iso3"), _needed(place, row, "name")
    held = row.get("successor") if kind == "territory" else None
    base = Entry(
        id=f"country:{name}" if kind == "partial" else f"country:{iso3}",
        name=name,
        kind=kind,
        country=held or iso3,
        sectors=("PRE",) if kind == "partial" else (),
        since=parse_day(place, row, "since"),
        until=parse_day(place, row, "until"),
        basis="list of states",
    )
    yield base, (name, *_split(row, "names"))
    for column, part in (("demonyms", "demonym"), ("capital", "capital"), ("seats", "seat")):
        forms = _split(row, column)
        if forms:
            yield _variant(base, part, () if part == "demonym" else _GOVERNMENT), forms


def _variant(base: Entry, kind: str, sectors: tuple[str, ...]) -> Entry:
    return replace(
        base, kind=kind, sectors=sectors + base.sectors, since=None, until=None, basis=f"{kind} of {base.name}"
    )


def _read_region(place: str, row: Row) -> Iterator[Named]:
    name = _needed(place, row, "name")
    entry = Entry(
        id=f"region:{name}",
        name=name,
        kind=_one_of(place, row, "kind", {"region", "people"}),
        country=row.get("country") or None,
        sectors=_sectors(place, row),
        basis="list of regions",
    )
    yield entry, (name, *_split(row, "aliases"))
    forms = _split(row, "demonyms")
    if forms:
        yield _variant(entry, "demonym", ()), forms


def _read_named(place: str, row: Row, default_kind: str) -> Iterator[Named]:
    name = _needed(place, row, "name")
    entry = Entry(
        id=_needed(place, row, "id"),
        name=name,
        kind=row.get("kind") or default_kind,
        country=row.get("country") or None,
        sectors=_sectors(place, row),
        role=row.get("role") or None,
        since=parse_day(place, row, "since"),
        until=parse_day(place, row, "until"),
        basis=row.get("basis") or f"list of {default_kind}s",
    )
    yield entry, (name, *_split(row, "aliases"))


def _read_role(place: str, row: Row) -> Iterator[Named]:
    word = _needed(place, row, "word")
    kind = _ROLE_KIND[_one_of(place, row, "kind", set(ROLE_KINDS))]
    try:
        priority = int(_needed(place, row, "priority"))
    except ValueError as error:
        given = row["priority"]
        raise LexiconError(f"{place}: column 'priority' is {given!r}: give a whole number from 1 to 9") from error
    sectors = _sectors(place, row, "sector")
    entry = Entry(id=f"role:{word}", name=word, kind=kind, sectors=sectors, role=word, priority=priority, basis="word")
    yield entry, (word,) if kind == "modifier" else (word, pluralise(word))


def _needed(place: str, row: Row, column: str) -> str:
    value = row.get(column)
    if not value:
        raise LexiconError(f"{place}: column {column!r} is empty: give it a value or remove the row")
    return value


def _one_of(place: str, row: Row, column: str, allowed: set[str]) -> str:
    value = _needed(place, row, column)
    if value not in allowed:
        raise LexiconError(f"{place}: column {column!r} is {value!r}: use one of {', '.join(sorted(allowed))}")
    return value


def _split(row: Row, column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in (row.get(column) or "").split("|") if part.strip())


def _sectors(place: str, row: Row, column: str = "sectors") -> tuple[str, ...]:
    sectors = _split(row, column)
    wrong = [s for s in sectors if s not in SECTORS]
    if wrong:
        raise LexiconError(f"{place}: unknown sector {wrong[0]!r}: use one of {', '.join(sorted(SECTORS))}")
    return sectors


def parse_day(place: str, row: Row, column: str) -> dt.date | None:
    """The first day of an ISO date, month or year in a column; None if it is empty."""
    value = row.get(column) or ""
    if not value:
        return None
    try:
        return dt.date.fromisoformat(value + "0000-01-01"[len(value) :] if len(value) < 10 else value)
    except ValueError as error:
        raise LexiconError(f"{place}: column {column!r} is {value!r}: write a year, YYYY-MM or YYYY-MM-DD") from error
