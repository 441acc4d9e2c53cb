"""`dateline codebook coverage`: which rules a corpus makes use of."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dateline.cli.layers import find_layers

if TYPE_CHECKING:
    from dateline.ingest.intake import Intake
    from dateline.model import Article
    from dateline.run.coverage import Coverage


class CoverageFormat(StrEnum):
    """How the coverage is written."""

    TABLE = "table"
    JSON = "json"


def coverage(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE|FOLDER...", help="Text, HTML or .jsonl files, folders.")],
    *,
    lexicon: Annotated[list[Path] | None, typer.Option("--lexicon", metavar="DIR", help="Own knowledge.")] = None,
    form: Annotated[CoverageFormat, typer.Option("--format", help="How to write it.")] = CoverageFormat.TABLE,
    top: Annotated[int, typer.Option(min=1, metavar="N", help="Rows of each table; JSON: unknown predicates.")] = 20,
) -> None:
    """Show which acts and operators a corpus makes use of, and frequent predicates that no rule knows."""
    from dateline.ingest.files import read_inputs
    from dateline.ingest.intake import Given
    from dateline.run.coder import load_coder
    from dateline.run.coverage import cover

    intakes = read_inputs(tuple(inputs), Given(), sys.stdin.buffer)
    faults: list[str] = []
    found = cover(_readable(intakes, faults), load_coder(None, find_layers(lexicon)))
    _write(replace(found, unknown=found.unknown[:top]), form, top)
    for fault in faults:
        print(f"dateline: {fault}", file=sys.stderr)
    raise typer.Exit(1 if faults else 0)


def _readable(intakes: Iterable[Intake], faults: list[str]) -> Iterator[Article]:
    """The articles of the inputs that can be read; what is wrong with the others goes to the faults."""
    for intake in intakes:
        if intake.fault is None:
            yield intake.article
        else:
            named = intake.article.id in intake.fault.partition(": ")[0]
            faults.append(intake.fault if named else f"{intake.article.id}: {intake.fault}")


def _write(found: Coverage, form: CoverageFormat, top: int) -> None:
    if form is CoverageFormat.JSON:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    console = Console()
    table = Table("rule", "kind", "events", title="rules that fired")
    for fired in found.fired[:top]:
        table.add_row(escape(fired.rule), fired.kind, str(fired.count))
    console.print(table)
    unknown = Table("predicate", "kind", "times", "example", title="between two parties, and no rule")
    for predicate in found.unknown:
        unknown.add_row(escape(predicate.lemma), predicate.kind, str(predicate.count), escape(predicate.example))
    console.print(unknown)
    console.print(
        f"{found.articles} reports, {found.events} events by rules; {len(found.fired)} rules fired, "
        f"{len(found.never)} never (--format json names them)"
    )
