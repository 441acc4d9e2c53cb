"""The columns of the tables that are exported: their names, kinds and meanings stand in data/schemas/exports."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.lexicon.files import read_rows

# Read here and not through the lexicon: it describes this package's output, and no user's folder may change it.
_FOLDER = Path(__file__).parent.parent / "data" / "schemas" / "exports"
CLAIMS, PLOVER, CAMEO, FTM = "claims", "plover", "cameo", "ftm"
TABLES = (CLAIMS, PLOVER, CAMEO, FTM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. kind: text | list (of texts) | number | count (a whole number) | day."""

    name: str
    kind: str
    meaning: str


@cache
def read_columns(table: str) -> tuple[Column, ...]:
    """The columns of one of TABLES, in their order. For `ftm`, the properties as Schema.property."""
    rows = _read(f"{table}.csv")
    return tuple(Column(name=row["column"], kind=row["kind"], meaning=row["meaning"]) for row in rows)


def read_dictionary(table: str) -> str:
    """What the columns of one of TABLES are, as CSV: column, kind, meaning."""
    return (_FOLDER / f"{table}.csv").read_text(encoding="utf-8")


@cache
def read_iso2() -> Mapping[str, str]:
    """ISO 3166 alpha-3 -> alpha-2 in small letters."""
    return {row["iso3"]: row["iso2"] for row in _read("country-codes.csv")}


@cache
def read_country_names() -> Mapping[str, str]:
    """Names of countries by ISO 3166 alpha-3."""
    return {row["iso3"]: row["name"] for _, row in read_rows((), "actors/countries.csv", needed=("iso3", "name"))}


@cache
def read_ftm_words() -> Mapping[str, Any]:
    """How FollowTheMoney names things: see its comments."""
    return tomllib.loads((_FOLDER / "ftm.toml").read_text(encoding="utf-8"))


def _read(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
