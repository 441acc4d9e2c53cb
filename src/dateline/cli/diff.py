"""`dateline diff`: what another coding changed."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.ingest import StoreOption

if TYPE_CHECKING:
    from dateline.run.differences import Difference

LONG = 100

app = make_app()


class Format(StrEnum):
    """How differences are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


@app.command()
def diff(
    *,
    store: StoreOption,
    since: Annotated[
        str | None, typer.Option("--from", metavar="HASH", help="The codebook to compare with; the one before.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
) -> None:
    """Tell which claims are gone, new, of another type or told otherwise since an article was coded before."""
    from dateline.cli.output import write_stdout
    from dateline.run.differences import compare
    from dateline.store.fetch import read_codings
    from dateline.store.opening import open_store

    opened = open_store(store, readonly=True)
    try:
        found = [d for older, newer in read_codings(opened, since) for d in compare(older, newer)]
    finally:
        opened.close()
    write_stdout(_render(found, form))


def _render(found: Sequence[Difference], form: Format) -> str:
    if form is Format.JSONL:
        return "".join(json.dumps(asdict(d), ensure_ascii=False) + "\n" for d in found)
    if form is Format.CSV:
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("report", "kind", "before", "after", "fields", "text"))
        writer.writerows((d.report, d.kind, d.before, d.after, " ".join(d.fields), _guard(d.text)) for d in found)
        return file.getvalue()
    return "\n".join(_lines(found)) + "\n"


def _guard(text: str) -> str:
    """A report's words must not become a formula in a spreadsheet."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _lines(found: Sequence[Difference]) -> Iterator[str]:
    counts = Counter(d.kind for d in found)
    for d in found:
        names = (
            " -> ".join(part for part in (d.before, d.after) if part) if d.kind == "retyped" else d.after or d.before
        )
        what = f"{names} ({', '.join(d.fields)})" if d.fields else names
        text = "".join(c if c.isprintable() else " " for c in d.text)
        yield f"{d.kind:<8} {d.report}: {what}: {text if len(text) <= LONG else text[: LONG - 1] + '…'}"
    yield ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "No differences."
