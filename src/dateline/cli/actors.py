"""`dateline actors`: who a phrase names at a date, and what the lexicon knows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.actors_import import import_names
from dateline.cli.actors_learned import learn, learned
from dateline.cli.actors_list import Listing, Wanted, write_entries
from dateline.cli.apps import make_app
from dateline.cli.layers import find_layers
from dateline.errors import InputError, UsageError
from dateline.lexicon.actors import ActorLexicon, load_actors
from dateline.lexicon.entries import Entry
from dateline.model import ActorCode
from dateline.resolve.phrases import code_phrase
from dateline.resolve.surroundings import only_country

app = make_app("Who a phrase names: country, sectors, role.")
app.command()(learn)
app.command()(learned)
app.command("import")(import_names)
Folders = Annotated[list[Path] | None, typer.Option("--lexicon", metavar="DIR", help="Own knowledge; repeatable.")]
Asked = tuple[dict[str, Any], ActorCode | None]
Country = Annotated[str | None, typer.Option(metavar="ISO3", help="Only those of a state.")]
Kind = Annotated[str | None, typer.Option(help="Only those of a kind: state, person, group, agency, ...")]
Sector = Annotated[str | None, typer.Option(metavar="CODE", help="Only those of a sector, such as GOV.")]
Search = Annotated[str | None, typer.Option("--search", "--name", help="Only those whose name holds this.")]
REMEDY = 'write an object such as {"text": "Ruritanian troops"}'
COLUMNS = ("name", "kind", "country", "sectors", "role", "lexicon_id", "basis")


class Format(StrEnum):
    """How actors are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


@app.command()
def resolve(
    phrase: Annotated[str, typer.Argument(metavar="TEXT|FILE.jsonl", help="A phrase, or a file with one a line.")],
    *,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day at which roles are judged.")] = None,
    country: Annotated[str | None, typer.Option(help="The state that the text is known to speak of.")] = None,
    lexicon: Folders = None,
    explain: Annotated[bool, typer.Option("--explain", help="Table: give the entry and the reason.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to write the actors.")] = Format.TABLE,
) -> None:
    """Say which actor a phrase names: country, sectors and role at a date.

    A line of a file is an object with `text` and, if known, `id`, `on`, `country` and `context` (text around it).
    """
    known = load_actors(find_layers(lexicon))
    rows = _read_rows(Path(phrase)) if phrase.endswith(".jsonl") else iter([{"text": phrase}])
    asked = (({"on": on, "country": country} | _given(row)) for row in rows)
    _write([(row, _resolve(known, row)) for row in asked], form, explain)


@app.command("list")
def list_entries(
    *,
    country: Country = None,
    kind: Kind = None,
    sector: Sector = None,
    word: Search = None,
    lexicon: Folders = None,
) -> None:
    """List the names that the lexicon knows."""
    for entry in _chosen(lexicon, Wanted(country, kind, sector, word)):
        typer.echo(_line(entry))


@app.command()
def export(
    *,
    country: Country = None,
    kind: Kind = None,
    sector: Sector = None,
    word: Search = None,
    lexicon: Folders = None,
    form: Annotated[Listing, typer.Option("--format", help="How to write them.")] = Listing.CSV,
) -> None:
    """Write the names that the lexicon knows, with dates and sources, as CSV or JSON lines."""
    write_entries(_chosen(lexicon, Wanted(country, kind, sector, word)), form)


def _chosen(lexicon: list[Path] | None, wanted: Wanted) -> Iterator[Entry]:
    return (entry for entry in load_actors(find_layers(lexicon)).all_entries() if wanted.fits(entry))


def _line(entry: Entry) -> str:
    held = f"{entry.since or ''}..{entry.until or ''}" if entry.since or entry.until else ""
    cells = (entry.name, entry.kind, entry.country or "", "+".join(entry.sectors), entry.role or "", held, entry.id)
    return "\t".join(cells)


def _read_rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}; give a UTF-8 file with a JSON object a line") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: not JSON: {error}; {REMEDY}") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InputError(f"{path}:{number}: no `text`; {REMEDY}")
        yield row


def _given(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def _resolve(known: ActorLexicon, row: dict[str, Any]) -> ActorCode | None:
    on = _parse_day(row.get("on"))
    country = row.get("country") or only_country(known, row.get("context") or "")
    return code_phrase(known, row["text"], on=on, country=country)


def _parse_day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"date {value!r}: no such day; write it as YYYY-MM-DD") from error


def _write(answers: list[Asked], form: Format, explain: bool) -> None:
    if form is Format.JSONL:
        for row, code in answers:
            typer.echo(json.dumps(_record(row, code), ensure_ascii=False))
    elif form is Format.JSON:
        records = [_record(row, code) for row, code in answers]
        typer.echo(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2))
    else:
        _write_table(answers, explain)


def _record(row: dict[str, Any], code: ActorCode | None) -> dict[str, Any]:
    record = {column: getattr(code, column) if code else None for column in COLUMNS}
    return {"id": row.get("id"), "text": row["text"], **record, "sectors": list(code.sectors) if code else []}


def _write_table(answers: Iterable[Asked], explain: bool) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table("phrase", "actor", "kind", "country", "sectors", "role", *(("entry", "why") if explain else ()))
    for row, code in answers:
        table.add_row(escape(row["text"]), *(escape(cell) for cell in _cells(code, explain)))
    Console().print(table)


def _cells(code: ActorCode | None, explain: bool) -> list[str]:
    if code is None:
        return ["no actor"]
    cells = [code.name, code.kind, code.country or "-", " ".join(code.sectors) or "-", code.role or "-"]
    return [*cells, code.lexicon_id or "-", code.basis] if explain else cells
