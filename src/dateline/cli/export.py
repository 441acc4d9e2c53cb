"""`dateline export`: event data out of a store, for those who use tables."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.claims import Kind, Proof
from dateline.cli.code import parse_day
from dateline.cli.store import Target, opened
from dateline.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from dateline.model import Reading
    from dateline.store.opening import Store

app = make_app()


class Form(StrEnum):
    """What to write."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    PLOVER = "plover"
    CAMEO = "cameo"
    FTM = "ftm"


class Day(StrEnum):
    """Which day --since and --until are about."""

    PUBLISHED = "published"
    CODED = "coded"


@app.command()
def export(
    *,
    store: Target,
    form: Annotated[Form, typer.Option("--as", help="What to write.")] = Form.CSV,
    out: Annotated[str | None, typer.Option(metavar="FILE|DIR", help="Write here; a folder ends with /.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="On this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="On this day or before.")] = None,
    by: Annotated[
        Day, typer.Option(help="The day they are about: of publication, or of ingest or recoding (UTC).")
    ] = Day.PUBLISHED,
    speaker: Annotated[str | None, typer.Option(metavar="WHO", help="Part of a name, or a country: RUS.")] = None,
    about: Annotated[str | None, typer.Option(metavar="WHO", help="Who takes part in the event: likewise.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Event type; repeatable.")] = None,
    standing: Annotated[list[Kind] | None, typer.Option(help="Where the claim stands; repeatable.")] = None,
    proof: Annotated[Proof | None, typer.Option(help="What the text says of proof.")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="What is disputed.")] = False,
    asserted: Annotated[bool, typer.Option("--asserted", help="What is told as having happened.")] = False,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="As people judged it (`dateline review`).")] = False,
) -> None:
    """Write a store's events as a table: a row for each event as a report tells it, with who says so."""
    from dateline.cli.exported import Place, write_export
    from dateline.run.chosen import Pick, pick_claims
    from dateline.run.ledger import Choice
    from dateline.store.opening import see_reviewed

    first, last = _days(since, until)
    stands = tuple(k.value for k in standing or [])
    choice = Choice(speaker=speaker, about=about, standing=stands, proof=proof.value if proof else None)
    pick = Pick(choice=choice, types=_check_types(kind or []), contested=contested, asserted=asserted)
    place = Place(form=form.value, out=out, force=force, since=first, store=store)
    place.check()
    with opened(store) as found:
        readings = _read(see_reviewed(found, reviewed), by, first, last)
        write_export((pick_claims(reading, pick) for reading in readings), place)


def _days(since: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None]:
    first, last = parse_day("--since", since), parse_day("--until", until)
    if first and last and first > last:
        raise UsageError(f"--since {first} is after --until {last}: no day lies between them")
    return first, last


def _check_types(types: list[str]) -> tuple[str, ...]:
    """The types asked for. Stores may hold those of other ontologies: only an empty name is surely none."""
    if not all(types):
        raise UsageError("--type is empty: name a type, as ASSAULT (`dateline codebook list`)")
    return tuple(name.upper() for name in types)


def _read(store: Store, by: Day, since: dt.date | None, until: dt.date | None) -> Iterator[Reading]:
    from dateline.store.fetch import coded_within, read_readings, within_days

    return read_readings(store, (coded_within if by is Day.CODED else within_days)(since, until))
