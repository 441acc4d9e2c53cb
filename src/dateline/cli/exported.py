"""Where an export goes: standard output, a file, or a folder; nothing half-written, nothing overwritten unasked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.output import Write, as_folder, replacing, write_stdout
from dateline.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from dateline.export.told import Row
    from dateline.model import Reading

PARQUET = "parquet"
# The names of files in a folder: stem and suffix.
NAMES = {
    "csv": ("claims", ".csv"),
    "jsonl": ("claims", ".jsonl"),
    "parquet": ("claims", ".parquet"),
    "plover": ("plover", ".csv"),
    "cameo": ("cameo", ".csv"),
    "ftm": ("entities", ".ftm.json"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where and how to write. form: a key of NAMES; out: None is standard output; since: told in names of files."""

    form: str
    out: str | None = None
    force: bool = False
    since: dt.date | None = None
    store: str = ""

    @property
    def folder(self) -> Path | None:
        """The folder to write to, if that is what is asked for."""
        return as_folder(self.out)

    @property
    def name(self) -> str:
        """The name of a file in a folder: that of a part that was asked for tells since when."""
        stem, suffix = NAMES[self.form]
        return f"{stem}-since-{self.since}{suffix}" if self.since else f"{stem}{suffix}"

    @property
    def file(self) -> Path | None:
        """The one file to write to; None for standard output, and for the parts of Parquet in a folder."""
        if self.out is None or (self.folder and self.form == PARQUET):
            return None
        return self.folder / self.name if self.folder else Path(self.out)

    def check(self) -> None:
        """Raises UsageError for a place that cannot be, or where something is already."""
        if self.out == "":
            raise UsageError("--out is empty: name a file, or a folder with / at its end")
        if self.out is None and self.form == PARQUET:
            raise UsageError("--as parquet: is no text: name a file or a folder with --out")
        if self.file:
            self.check_free(self.file)

    def check_free(self, path: Path) -> None:
        """Raises UsageError for a file that is there, unless it may be replaced; the store itself never may."""
        if path.resolve() == Path(self.store).resolve():
            raise UsageError(f"--out {path}: is the store itself: name another file")
        if path.exists() and not self.force:
            raise UsageError(f"--out {path}: is there already: name another place, or give --force to write over it")


def write_export(readings: Iterable[Reading], place: Place) -> None:
    """Writes the events of readings. Raises UsageError for a place that cannot be written to."""
    if place.form == PARQUET:
        _write_parquet(readings, place)
    elif place.file:
        with replacing(place.file) as write:
            _write_text(readings, place.form, write)
    else:
        _write_text(readings, place.form, write_stdout)


def _write_text(readings: Iterable[Reading], form: str, write: Write) -> None:
    from dateline.export.columns import CLAIMS, read_columns
    from dateline.export.lines import order_row, write_csv, write_jsonl

    if form == "ftm":
        from dateline.export.ftm import ftm_entities

        write_jsonl(ftm_entities(readings), write)
    elif form == "jsonl":
        columns = read_columns(CLAIMS)
        write_jsonl((order_row(row, columns) for row in _rows(readings, form)), write)
    else:
        write_csv(_rows(readings, form), read_columns(CLAIMS if form == "csv" else form), write)


def _rows(readings: Iterable[Reading], form: str) -> Iterator[Row]:
    make = _maker(form)
    for reading in readings:
        yield from make(reading)


def _maker(form: str) -> Callable[[Reading], Iterator[Row]]:
    from dateline.export.cameo import cameo_rows
    from dateline.export.claims_table import claim_rows
    from dateline.export.plover import plover_rows

    return {"plover": plover_rows, "cameo": cameo_rows}.get(form, claim_rows)


def _write_parquet(readings: Iterable[Reading], place: Place) -> None:
    from dateline.export.columns import CLAIMS, read_columns
    from dateline.export.parquet import write_file, write_months

    rows, columns = _rows(readings, place.form), read_columns(CLAIMS)
    target = place.folder or place.file
    assert target is not None
    with _beside(target) as folder:
        if place.folder is None:
            files = [Path(target.name)]
            write_file(rows, columns, folder / target.name)
        else:
            files = write_months(rows, columns, folder, name=place.name)
        goals = {folder / file: (place.folder or target.parent) / file for file in files}
        for goal in goals.values():
            place.check_free(goal)
        for part, goal in goals.items():
            goal.parent.mkdir(parents=True, exist_ok=True)
            part.replace(goal)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder beside a place, on the same disk, that vanishes at the end with what was not moved out of it."""
    parent = target.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name[:40]}.", suffix=".part", dir=parent) as folder:
            yield Path(folder)
    except OSError as error:
        raise UsageError(f"--out {target}: {error.strerror}: choose a place that can be written to") from error
