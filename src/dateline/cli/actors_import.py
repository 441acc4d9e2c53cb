"""`dateline actors import`: lists of names that others keep, as a lexicon folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import InputError, UsageError
from dateline.lexicon.actor_files import Named
from dateline.lexicon.actors import load_actors
from dateline.lexicon.foreign import Codebook, SectorsOf, load_codebook, read_entities, read_table
from dateline.lexicon.name_table import FILE, write_names
from dateline.lexicon.petrarch import read_petrarch
from dateline.resolve.phrases import code_phrase

READERS = {
    ".jsonl": read_entities,
    ".json": read_entities,
    ".ftm": read_entities,
    ".csv": read_table,
    ".txt": read_petrarch,
}


def import_names(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="FollowTheMoney .jsonl, PETRARCH .txt or .csv.")
    ],
    *,
    into: Annotated[
        Path, typer.Option(metavar="DIR", help="The lexicon folder to make; its older import is replaced.")
    ],
) -> None:
    """Make a lexicon folder of lists of names; use it with `--lexicon DIR`. However long, they stay out of memory."""
    for path in files:
        if path.suffix.lower() not in READERS:
            raise UsageError(f"{path}: not a list that can be read: give one named {', '.join(READERS)}")
    try:
        count = write_names(into / FILE, _read(files, load_codebook(_office_sectors())))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{error}: give files in UTF-8 that can be read, and a folder of your own") from error
    typer.echo(f"{count} names in {into / FILE}")


def _read(files: list[Path], codebook: Codebook) -> Iterator[Named]:
    for path in files:
        yield from READERS[path.suffix.lower()](path, codebook)


def _office_sectors() -> SectorsOf:
    known = load_actors()

    @cache
    def sectors(office: str) -> tuple[str, ...]:
        code = code_phrase(known, office)
        return code.sectors if code else ()

    return sectors
