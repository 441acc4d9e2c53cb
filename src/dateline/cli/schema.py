"""`dateline schema`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Table(StrEnum):
    """A table that `dateline export` writes; csv, jsonl and parquet hold claims."""

    CLAIMS = "claims"
    PLOVER = "plover"
    CAMEO = "cameo"
    FTM = "ftm"


def schema(
    table: Annotated[
        Table | None, typer.Option(help="The columns of an exported table, with kind and meaning, as CSV.")
    ] = None,
) -> None:
    """Print the JSON Schema of a reading, or what the columns of an exported table are."""
    from dateline.export.columns import read_dictionary
    from dateline.export.schema import read_schema

    typer.echo(read_dictionary(table.value) if table else read_schema(), nl=False)
