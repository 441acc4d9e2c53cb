"""`dateline recode`: brings the claims of a store up to date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.code import set_up
from dateline.cli.ingest import INTERRUPTED, StoreOption

if TYPE_CHECKING:
    from dateline.run.recode import Recoded

app = make_app()


@app.command()
def recode(
    *,
    store: StoreOption,
    everything: Annotated[bool, typer.Option("--all", help="What is up to date, too.")] = False,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline for English.")] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Own knowledge; repeatable.")] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that code.")] = 1,
) -> None:
    """Code again what another coder, model or codebook coded; the older readings are kept for `dateline diff`."""
    from dateline.cli.meter import Meter
    from dateline.run.recode import recode as code_again
    from dateline.store.opening import open_store

    settings = set_up(model, lexicon or [], workers)
    opened = open_store(store)
    meter = Meter()
    try:
        show = lambda r: meter.show(r.stale, r.done, r.expected)  # noqa: E731
        told = code_again(opened, settings, everything=everything, told=show)
    except KeyboardInterrupt:
        print("dateline: stopped; what was done is kept, and the same command goes on from there", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    finally:
        meter.close()
        opened.close()
    print(_to_text(told, opened.name))
    raise typer.Exit(1 if told.failed else 0)


def _to_text(told: Recoded, store: str) -> str:
    if not told.stale:
        return f"{store}: everything is up to date"
    failed = f", {told.failed} failed and kept as they were" if told.failed else ""
    return f"{store}: {told.done} of {told.stale} articles coded again, {told.claims} claims{failed}"
