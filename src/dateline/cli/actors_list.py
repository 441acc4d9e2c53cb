"""Which names of the lexicon are asked for, and how they are written for other programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

import typer

from dateline.lexicon.entries import Entry

COLUMNS = ("id", "name", "kind", "country", "sectors", "role", "since", "until", "basis")


class Listing(StrEnum):
    """How names are written for other programs."""

    CSV = "csv"
    JSONL = "jsonl"


class Wanted(NamedTuple):
    """What a name must have; None asks nothing. country: ISO3; word: a part of the name, whatever its case."""

    country: str | None
    kind: str | None
    sector: str | None
    word: str | None

    def fits(self, entry: Entry) -> bool:
        """Whether an entry has all of it."""
        return (
            (not self.country or entry.country == self.country.upper())
            and (not self.kind or entry.kind == self.kind)
            and (not self.sector or self.sector.upper() in entry.sectors)
            and (not self.word or self.word.lower() in entry.name.lower())
        )


def write_entries(entries: Iterable[Entry], form: Listing) -> None:
    """Writes entries to the standard output, one a line."""
    table = csv.writer(sys.stdout, lineterminator="\n")
    if form is Listing.CSV:
        table.writerow(COLUMNS)
    for entry in entries:
        if form is Listing.CSV:
            table.writerow(_cells(entry))
        else:
            row = dict(zip(COLUMNS, _cells(entry), strict=True)) | {"sectors": list(entry.sectors)}
            typer.echo(json.dumps({key: value or None for key, value in row.items()}, ensure_ascii=False))


def _cells(entry: Entry) -> tuple[str, ...]:
    since, until = (day.isoformat() if day else "" for day in (entry.since, entry.until))
    return (
        entry.id, entry.name, entry.kind, entry.country or "", "|".join(entry.sectors), entry.role or "",
        since, until, entry.basis,
    )  # fmt: skip
