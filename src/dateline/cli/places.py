"""`dateline places`: where a name is."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.apps import make_app
from dateline.cli.layers import find_layers
from dateline.errors import UsageError
from dateline.lexicon.gazetteer import Candidate, load_gazetteer
from dateline.resolve.places import explain_place, precision
from dateline.resolve.senses import Sense, describe

app = make_app("Where a name is.")
COLUMNS = ("name", "kind", "country", "admin1", "lat", "lon", "precision", "geonames_id")
ISO3_LENGTH = 3


class Format(StrEnum):
    """How places are written."""

    TABLE = "table"
    JSON = "json"


@app.callback()
def start() -> None:
    """Where a name is."""


@app.command()
def resolve(
    text: Annotated[str, typer.Argument(metavar="TEXT", help='A name, perhaps with what it lies in: "Paris, Texas".')],
    *,
    country: Annotated[str | None, typer.Option(metavar="ISO3", help="The country that it is known to lie in.")] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Own knowledge; repeatable.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Give the reason and the candidates.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to write the place.")] = Format.TABLE,
) -> None:
    """Say which place a name stands for, with its coordinates."""
    sense = explain_place(load_gazetteer(find_layers(lexicon)), text, _country(country))
    if form is Format.JSON:
        typer.echo(json.dumps(_record(text, sense, explain), ensure_ascii=False, indent=2))
    else:
        _write_table(text, sense, explain)


def _country(code: str | None) -> str | None:
    if code is not None and not (len(code) == ISO3_LENGTH and code.isalpha()):
        raise UsageError(f"--country {code!r} is no ISO 3166 alpha-3 code: write three letters, such as AFG")
    return code.upper() if code else None


def _record(text: str, sense: Sense, explain: bool) -> dict[str, Any]:
    record: dict[str, Any] = {"text": text, "place": _place(sense.place) if sense.place else None}
    if explain:
        candidates = [{**_place(place), "score": round(score, 2)} for place, score in sense.ranking]
        record |= {"why": sense.why, "candidates": candidates}
    return record


def _place(place: Candidate) -> dict[str, Any]:
    known = asdict(place) | {"precision": precision(place)}
    return {column: known[column] for column in COLUMNS}


def _write_table(text: str, sense: Sense, explain: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("text", "place", "latitude, longitude", "precise to", "GeoNames")
    cells = _cells(sense.place) if sense.place else ["undecided" if sense.ranking else "unknown"]
    table.add_row(*map(Text, (text, *cells)))
    console = Console()
    console.print(table)
    if explain:
        console.print(Text(sense.why))
        for place, score in sense.ranking:
            console.print(Text(f"{score:6.2f}  {describe(place)}"))


def _cells(place: Candidate) -> list[str]:
    return [describe(place), f"{place.lat:.3f}, {place.lon:.3f}", precision(place), str(place.geonames_id or "-")]
