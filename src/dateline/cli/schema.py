"""`dateline schema`."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of a reading."""
    from dateline.export.schema import read_schema

    typer.echo(read_schema(), nl=False)
