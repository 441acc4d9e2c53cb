"""`dateline code`: from reports to readings."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.layers import find_layers
from dateline.cli.profile import check_profile, show_profile
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.settings import Settings


class Format(StrEnum):
    """How readings are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


GateOption = Annotated[
    bool, typer.Option("--gate/--no-gate", help="Pass over sentences that can hold no event before they are parsed.")
]


def code(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Text, HTML or .jsonl files, folders, or -.")],
    *,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the report.")] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Its headline.")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline for English.")] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Own knowledge; repeatable.")] = None,
    learned: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Roles that `dateline actors learn` put there.")
    ] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that code.")] = 1,
    gate: GateOption = False,
    form: Annotated[
        Format | None, typer.Option("--format", help="How to write the readings; a table, or as FILE's name says.")
    ] = None,
    out: Annotated[str | None, typer.Option(metavar="FILE|DIR", help="Write here.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Table: give the rule, words and reason.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Tell on standard error what each stage costs.")] = False,
) -> None:
    """Code reports: who did what to whom, who says so, who denies it, each field with its words."""
    from dateline.cli.output import Output, write_readings
    from dateline.cli.targets import check_target, infer_form
    from dateline.ingest.files import read_inputs
    from dateline.ingest.intake import Given
    from dateline.run.many import code_many

    given = Given(published=parse_day("--published", published), source=source, title=title)
    settings = set_up(model, [*([learned] if learned else []), *(lexicon or [])], workers, gate=gate)
    output = Output(form=infer_form(form, out), out=out, explain=explain)
    check_target(inputs, output)
    check_profile(profile, workers)
    readings = code_many(read_inputs(tuple(inputs), given, sys.stdin.buffer), settings)
    faults = write_readings(readings, output)
    show_profile(settings, wanted=profile)
    raise typer.Exit(1 if faults else 0)


def parse_day(option: str, value: str | None) -> dt.date | None:
    """The day that an option gives. Raises UsageError for one that there is not."""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"{option} {value}: no such day; write it as YYYY-MM-DD") from error


def set_up(model: str | None, lexicons: list[Path], workers: int, *, gate: bool = False) -> Settings:
    """The settings that the options make. Raises UsageError for a folder that there is not."""
    from dateline.settings import DEFAULT_MODEL, Settings

    return Settings(model=model or DEFAULT_MODEL, lexicons=find_layers(lexicons), workers=workers, gate=gate)
