"""`dateline store`: looks after a store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.apps import make_app

if TYPE_CHECKING:
    from dateline.store.opening import Store

SHOWN = 12
REMEDY = (
    "dateline: `dateline incidents --rebuild` makes incidents and the counts of countries anew, "
    "`dateline recode --all` what comes of readings; for a damaged file take your last `dateline store backup`"
)

app = make_app("Look after a store: check it, count what it holds, pack it, copy it.")


class Format(StrEnum):
    """How figures are written."""

    TABLE = "table"
    JSON = "json"


Target = Annotated[
    str, typer.Option("--store", metavar="PATH|URL", envvar="DATELINE_STORE", help="A file, or postgresql://...")
]


@contextmanager
def opened(target: str, *, readonly: bool = True) -> Iterator[Store]:
    """A store for as long as a command needs it."""
    from dateline.store.opening import open_store

    store = open_store(target, readonly=readonly)
    try:
        yield store
    finally:
        store.close()


@app.command()
def check(*, store: Target) -> None:
    """Read everything, and tell what is wrong. Exits with 1 if something is."""
    from dateline.store.checks import check as look

    with opened(store) as found:
        problems = look(found)
    for problem in problems:
        print(problem)
    if problems:
        print(REMEDY, file=sys.stderr)
    else:
        print(f"{found.name}: nothing is wrong")
    raise typer.Exit(1 if problems else 0)


@app.command()
def stats(*, store: Target, form: Annotated[Format, typer.Option("--format", help="How.")] = Format.TABLE) -> None:
    """Count what it holds."""
    from dateline.store.care import count_all

    with opened(store) as found:
        counts = count_all(found)
    print(json.dumps(counts, indent=2) if form is Format.JSON else "\n".join(_lines(counts)))


@app.command()
def vacuum(*, store: Target) -> None:
    """Give back space that nothing uses."""
    from dateline.store.care import vacuum as pack

    with opened(store, readonly=False) as found:
        before, after = pack(found)
    print(f"{found.name}: {_size(before)} before, {_size(after)} now")


@app.command()
def backup(target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to.")], *, store: Target) -> None:
    """Copy it into a new file of SQLite, as it is at one moment, while others go on."""
    from dateline.store.care import backup as copy

    with opened(store) as found:
        size = copy(found, target)
    print(f"{target}: {_size(size)}")


@app.command()
def load(
    parts: Annotated[Path, typer.Argument(metavar="PARTS", help="The folder that `dateline ingest --parts` wrote to.")],
    *,
    store: Target,
    copies: Annotated[bool, typer.Option("--copies", help="Take near-duplicates as reports of their own.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to write the summary.")] = Format.TABLE,
) -> None:
    """Take in what was coded into parts. It can be stopped at any moment; the same command goes on."""
    from dateline.cli.ingest_cluster import load_into

    raise typer.Exit(1 if load_into(parts, store, copies=copies, as_json=form is Format.JSON).failed else 0)


@app.command()
def faults(*, store: Target, limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most.")] = 100) -> None:
    """List what could not be read or coded, and why, the newest first."""
    from dateline.store.care import list_faults

    with opened(store) as found:
        for name, status, reason in list_faults(found, limit=limit):
            print(f"{name}\t{status}\t{' '.join(reason.split())}")


def _lines(counts: dict[str, Any]) -> Iterator[str]:
    for name, value in counts.items():
        if isinstance(value, dict):
            rest = len(value) - SHOWN
            parts = [f"{key} {count}" for key, count in list(value.items())[:SHOWN]]
            shown = ", ".join([*parts, f"and {rest} more"] if rest > 0 else parts)
        elif isinstance(value, list):
            shown = " to ".join(day or "unknown" for day in value)
        else:
            shown = _size(value) if name == "bytes" else str(value)
        yield f"{name:<12} {shown}".rstrip()


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
