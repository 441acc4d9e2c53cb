"""`dateline claims`: who says what, who denies it, and what is contested."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.code import parse_day, set_up
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.run.ledger import Choice

app = make_app()


class Format(StrEnum):
    """How the ledger is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


class Kind(StrEnum):
    """Where a claim stands."""

    UNANSWERED = "unanswered"
    DENIED_BY_ACCUSED = "denied-by-accused"
    DENIED_BY_OTHERS = "denied-by-others"
    CONTESTED = "contested"
    CONFIRMED = "confirmed"
    ADMITTED = "admitted"
    NUMBERS = "contradicted-on-numbers"
    DOUBTED = "doubted"
    RETRACTED = "retracted"


class Proof(StrEnum):
    """What the text says of proof."""

    NONE = "none"
    OFFERED = "offered"


class Checked(StrEnum):
    """What came of it when somebody looked into a claim."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


Inputs = Annotated[
    list[str] | None, typer.Argument(metavar="INPUT...", help="Text, HTML or .jsonl files, folders, or -.")
]
Reviewed = Annotated[bool, typer.Option("--reviewed", help="With --store: as people judged it (`dateline review`).")]
Stored = Annotated[str | None, typer.Option(metavar="PATH|URL", help="The reports of a store, instead of inputs.")]


@app.command()
def claims(
    inputs: Inputs = None,
    *,
    store: Stored = None,
    reviewed: Reviewed = False,
    speaker: Annotated[str | None, typer.Option(metavar="WHO", help="Part of a name, or a country: RUS.")] = None,
    about: Annotated[str | None, typer.Option(metavar="WHO", help="Who is told of: likewise.")] = None,
    standing: Annotated[list[Kind] | None, typer.Option(help="Where the claim stands; repeatable.")] = None,
    proof: Annotated[Proof | None, typer.Option(help="What the text says of proof.")] = None,
    checked: Annotated[Checked | None, typer.Option(help="Whether somebody could verify it.")] = None,
    checked_by: Annotated[str | None, typer.Option(metavar="WHO", help="Who looked into it: likewise.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or before.")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="What is disputed: who says, who denies.")] = False,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report.")] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Its headline.")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline for English.")] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Own knowledge; repeatable.")] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that code.")] = 1,
    form: Annotated[Format, typer.Option("--format", help="How to write the ledger.")] = Format.TABLE,
    out: Annotated[str | None, typer.Option(metavar="FILE", help="Write here.")] = None,
) -> None:
    """List claims: who says what, on what proof, who denies it, where it stands."""
    from dateline.cli.ledger_output import Shown, write_ledger
    from dateline.cli.stored import take_readings
    from dateline.ingest.files import read_inputs
    from dateline.ingest.intake import Given
    from dateline.run.many import code_many

    given = Given(published=parse_day("--published", published), source=source, title=title)
    choice = _choose(speaker, about, standing or [], proof, (since, until))
    choice = replace(choice, checked=checked.value if checked else None, checked_by=checked_by)
    settings = set_up(model, lexicon or [], workers)
    if store is not None or reviewed or not inputs:
        readings = take_readings(store, inputs or [], choice.since, choice.until, reviewed=reviewed)
    else:
        readings = code_many(read_inputs(tuple(inputs), given, sys.stdin.buffer), settings)
    faults = write_ledger(readings, choice, Shown(form=form.value, contested=contested, out=out))
    raise typer.Exit(1 if faults else 0)


def _choose(
    speaker: str | None, about: str | None, standing: list[Kind], proof: Proof | None, days: tuple[str | None, ...]
) -> Choice:
    from dateline.run.ledger import Choice

    since, until = parse_day("--since", days[0]), parse_day("--until", days[1])
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}: no day lies between them")
    return Choice(
        speaker=speaker,
        about=about,
        standing=tuple(kind.value for kind in standing),
        proof=proof.value if proof else None,
        since=since,
        until=until,
    )
