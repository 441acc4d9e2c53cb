"""Reads the files of actors, row by row, into entries with the forms of their names."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dateline.errors import LexiconError
from dateline.lexicon.entries import ROLE_KINDS, Entry, Town
from dateline.lexicon.files import find_files, layer_of, read_file, read_rows
from dateline.lexicon.hints import OnFault, raise_fault, unknown
from dateline.lexicon.sectors import sector_codes
from dateline.lexicon.words import name_key, pluralise

CITIES = "actors/cities/*.csv"
ENABLED = "enabled"

Row = dict[str, str]
Named = tuple[Entry, tuple[str, ...]]

_STATE_KINDS = {"state", "territory", "former", "partial"}
_NAMED_KINDS = {"organization", "agency", "party", "group", "person"}
_ROLE_KIND = {kind: kind for kind in ROLE_KINDS} | {"person": "post", "group": "body"}
_GOVERNMENT = ("GOV",)
_TOWN_COLUMNS = ("name", "country", "population")
_NAMED_COLUMNS = ("aliases", "country", "sectors", "kind", "role", "since", "until", "basis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What rows may name: sectors, and states by ISO3 code or what takes their place.

    holders: the state of each territory that is none of its own.
    """

    sectors: frozenset[str]
    countries: frozenset[str]
    holders: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A kind of file. key: the columns that name an entry; told: those by which rows of one entry differ."""

    pattern: str
    key: tuple[str, ...]
    needed: tuple[str, ...]
    others: tuple[str, ...]
    read: Callable[[str, Row, Codes], Iterator[Named]]
    told: tuple[str, ...] = ()


def read_actors(layers: tuple[Path, ...], *, on_fault: OnFault = raise_fault) -> Iterator[Named]:
    """All entries of our files and the user's; one of a later layer takes the place of those of its key.

    Raises LexiconError naming file, line and remedy; on_fault: what to do instead with a fault of one row.
    """
    codes = load_codes(layers)
    for source in _sources():
        yield from read_source(source, layers, codes, on_fault)


def load_codes(layers: tuple[Path, ...]) -> Codes:
    """The codes that there are in our files and the user's."""
    rows = [row for _, row in read_rows(layers, "actors/countries.csv", needed=("iso3",))]
    entities = (row["code"] for _, row in read_rows(layers, "ontology/*/entities.csv", needed=("code",)))
    return Codes(
        sectors=sector_codes(layers),
        countries=frozenset((*(row["iso3"] for row in rows), *entities)) - {""},
        holders={
            row["iso3"]: row["successor"] for row in rows if row.get("kind") == "territory" and row.get("successor")
        },
    )


def _is_held(row: Row) -> bool:
    return row.get("kind") == "territory" and bool(row.get("successor"))


def _sources() -> Iterator[Source]:
    yield Source(
        pattern="actors/countries.csv",
        key=("iso3", "name"),
        needed=("iso3", "name", "kind"),
        others=("since", "until", "successor", "names", "demonyms", "capital", "seats"),
        read=_read_country,
    )
    yield Source(
        pattern="actors/regions.csv",
        key=("name",),
        needed=("name", "kind"),
        others=("country", "sectors", "aliases", "demonyms"),
        read=_read_region,
        told=("country",),
    )
    for folder, kind in (("organizations", "organization"), ("persons", "person")):
        yield Source(
            pattern=f"actors/{folder}/*.csv",
            key=("id",),
            needed=("id", "name"),
            others=_NAMED_COLUMNS,
            read=partial(read_named_row, default_kind=kind),
            told=("role", "since", "until", "sectors"),
        )
    yield Source(
        pattern="lang/en/roles/*.csv",
        key=("word",),
        needed=("word", "sector", "priority", "kind"),
        others=(),
        read=_read_role,
        told=("kind", "sector"),
    )


def read_source(source: Source, layers: tuple[Path, ...], codes: Codes, on_fault: OnFault) -> Iterator[Named]:
    """The entries of one kind of file. A row with `enabled` = false only takes away what it names."""
    found: dict[tuple[str, ...], tuple[int, list[Named]]] = {}
    for path in find_files(layers, source.pattern):
        seen: set[tuple[str, ...]] = set()
        rank = layer_of(path, layers)
        for place, row in read_file(path, needed=source.key, others=(*source.needed, *source.others, ENABLED)):
            try:
                key = tuple(_needed(place, row, column) for column in source.key)
                entries = _read_entries(source, place, row, codes)
                _check_new(source, place, row, seen)
                old, listed = found.get(key, (rank, []))
                if not entries and not listed:
                    raise LexiconError(f"{place}: nothing is named {', '.join(key)!r}: there is nothing to switch off")
                found[key] = rank, [*(listed if old == rank else ()), *entries]
            except LexiconError as error:
                on_fault(error)
    for _, listed in found.values():
        yield from listed


def _read_entries(source: Source, place: str, row: Row, codes: Codes) -> list[Named]:
    if _one_of(place, {ENABLED: "true", **{k: v for k, v in row.items() if v}}, ENABLED, {"true", "false"}) == "false":
        return []
    for column in source.needed:
        if column not in row:
            raise LexiconError(f"{place}: has no column {column!r}: add it to the first line of the file")
    return list(source.read(place, row, codes))


def _check_new(source: Source, place: str, row: Row, seen: set[tuple[str, ...]]) -> None:
    told = tuple(row.get(column, "") for column in (*source.key, *source.told))
    if told in seen and source.pattern.startswith("actors/organizations"):
        raise LexiconError(f"{place}: {row[source.key[0]]!r} stands twice in this file: give one of them another id")
    seen.add(told)


def read_towns(layers: tuple[Path, ...]) -> dict[str, list[Town]]:
    """The towns by the comparable words of their names; kept apart from the entries because they are many."""
    towns: dict[str, list[Town]] = {}
    for path in find_files((), CITIES):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.reader(file), 1):
                if row and not row[0].startswith("#") and row[0] != "name":
                    _add_town(towns, f"{path}:{number}", row)
    codes = load_codes(layers)
    for path in (p for p in find_files(layers, CITIES) if layer_of(p, layers)):
        for place, own in read_file(path, needed=_TOWN_COLUMNS, others=("aliases",)):
            _country(place, own, codes)
            _add_town(towns, place, [own["name"], own["country"], own["population"], own.get("aliases", "")])
    return {key: found for key, found in towns.items() if all(town.people for town in found)}


def _add_town(towns: dict[str, list[Town]], place: str, row: list[str]) -> None:
    if len(row) < 3 or not row[2].isdigit():
        raise LexiconError(f"{place}: a town needs name, country (ISO3) and inhabitants (a whole number)")
    town = Town(row[0], row[1], int(row[2]))
    for form in (row[0], *(row[3].split("|") if len(row) > 3 and row[3] else ())):
        known = towns.setdefault(name_key(form), [])
        twin = next((n for n, other in enumerate(known) if other[:2] == town[:2]), None)
        if twin is None or not town.people:
            known.append(town)
        elif known[twin].people:
            known[twin] = max(known[twin], town)


def _read_country(place: str, row: Row, codes: Codes) -> Iterator[Named]:
    kind = _one_of(place, row, "kind", _STATE_KINDS)
    iso3, name = _needed(place, row, "iso3"), _needed(place, row, "name")
    held = _country(place, row, codes, "successor") if kind == "territory" else None
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
        if forms := _split(row, column):
            found = _variant(base, part, () if part == "demonym" else _GOVERNMENT)
            # what was Soviet is for ever; a town is a capital no longer than there is a state
            yield (found if part == "demonym" else replace(found, until=base.until)), forms


def _variant(base: Entry, kind: str, sectors: tuple[str, ...]) -> Entry:
    return replace(
        base, kind=kind, sectors=sectors + base.sectors, since=None, until=None, basis=f"{kind} of {base.name}"
    )


def _read_region(place: str, row: Row, codes: Codes) -> Iterator[Named]:
    name = _needed(place, row, "name")
    entry = Entry(
        id=f"region:{name}",
        name=name,
        kind=_one_of(place, row, "kind", {"region", "people"}),
        country=_country(place, row, codes),
        sectors=_sectors(place, row, codes),
        basis="list of regions",
    )
    yield entry, (name, *_split(row, "aliases"))
    if forms := _split(row, "demonyms"):
        yield _variant(entry, "demonym", ()), forms


def read_named_row(place: str, row: Row, codes: Codes, default_kind: str = "person") -> Iterator[Named]:
    """The entry of a row of a table of persons or organisations. Raises LexiconError naming place and remedy."""
    name = _needed(place, row, "name")
    entry = Entry(
        id=_needed(place, row, "id"),
        name=name,
        kind=_one_of(place, {"kind": row.get("kind") or default_kind}, "kind", _NAMED_KINDS),
        country=_country(place, row, codes),
        sectors=_sectors(place, row, codes),
        role=row.get("role") or None,
        since=parse_day(place, row, "since"),
        until=parse_day(place, row, "until"),
        basis=row.get("basis") or f"list of {default_kind}s",
    )
    yield entry, (name, *_split(row, "aliases"))


def _read_role(place: str, row: Row, codes: Codes) -> Iterator[Named]:
    word = _needed(place, row, "word")
    kind = _ROLE_KIND[_one_of(place, row, "kind", set(ROLE_KINDS))]
    try:
        priority = int(_needed(place, row, "priority"))
    except ValueError as error:
        given = row["priority"]
        raise LexiconError(f"{place}: column 'priority' is {given!r}: give a whole number from 1 to 9") from error
    sectors = _sectors(place, row, codes, "sector")
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
        raise unknown(f"{place}: column {column!r}", "value", value, allowed)
    return value


def _split(row: Row, column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in (row.get(column) or "").split("|") if part.strip())


def _sectors(place: str, row: Row, codes: Codes, column: str = "sectors") -> tuple[str, ...]:
    sectors = _split(row, column)
    for sector in sectors:
        if sector not in codes.sectors:
            raise unknown(f"{place}: column {column!r}", "sector", sector, codes.sectors)
    return sectors


def _country(place: str, row: Row, codes: Codes, column: str = "country") -> str | None:
    code = row.get(column) or None
    if code is not None and code not in codes.countries:
        error = unknown(f"{place}: column {column!r}", "country", code, codes.countries)
        raise LexiconError(f"{error} A new one needs a row in actors/countries.csv")
    return codes.holders.get(code, code) if code else None


def parse_day(place: str, row: Row, column: str) -> dt.date | None:
    """The first day of an ISO date, month or year in a column; None if it is empty."""
    value = row.get(column) or ""
    if not value:
        return None
    try:
        return dt.date.fromisoformat(value + "0000-01-01"[len(value) :] if len(value) < 10 else value)
    except ValueError as error:
        raise LexiconError(f"{place}: column {column!r} is {value!r}: write a year, YYYY-MM or YYYY-MM-DD") from error
