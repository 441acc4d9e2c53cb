"""Rows as Parquet: one file, or a folder with a part for each month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dateline.export.columns import Column
from dateline.export.told import Row

# Rows that are held before they are written.
HELD = 20_000
# For articles without a day: pandas reads no folders with a year that is null.
UNKNOWN = "year=0/month=0"


def write_file(rows: Iterable[Row], columns: Sequence[Column], path: Path) -> None:
    """Writes rows to one file of Parquet."""
    _write(((path, row) for row in rows), columns, [path])


def write_months(rows: Iterable[Row], columns: Sequence[Column], folder: Path, *, name: str) -> list[Path]:
    """Writes rows to `year=2024/month=3/name` in a folder, by the day of publication; gives the files, relative.

    Rows without such a day go to `year=0/month=0`. The months are plain numbers, so that readers take them for such.
    """
    files = _write(((folder / month_folder(row["published"]) / name, row) for row in rows), columns, [])
    return sorted(path.relative_to(folder) for path in files)


def month_folder(day: dt.date | None) -> str:
    """The folder of a month."""
    return f"year={day.year}/month={day.month}" if day else UNKNOWN


def _write(rows: Iterable[tuple[Path, Row]], columns: Sequence[Column], always: Sequence[Path]) -> list[Path]:
    """Writes rows to their files, and makes those that are always there."""
    schema = _schema(columns)
    writers: dict[Path, Any] = {}
    held: dict[Path, list[Row]] = defaultdict(list)
    try:
        for path in always:
            _flush({path: []}, writers, schema)
        for number, (path, row) in enumerate(rows, 1):
            held[path].append(row)
            if number % HELD == 0:
                _flush(held, writers, schema)
                held.clear()
        _flush(held, writers, schema)
    finally:
        for writer in writers.values():
            writer.close()
    return list(writers)


def _flush(held: dict[Path, list[Row]], writers: dict[Path, Any], schema: Any) -> None:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    for path, rows in held.items():
        if path not in writers:
            path.parent.mkdir(parents=True, exist_ok=True)
            writers[path] = ParquetWriter(path, schema, compression="zstd")
        columns = {name: [_clean(row[name]) for row in rows] for name in schema.names}
        writers[path].write_table(pyarrow.table(columns, schema=schema))


def _schema(columns: Sequence[Column]) -> Any:
    import pyarrow

    kinds = {
        "text": pyarrow.string(),
        "list": pyarrow.list_(pyarrow.string()),
        "number": pyarrow.float64(),
        "count": pyarrow.int64(),
        "day": pyarrow.date32(),
    }
    return pyarrow.schema([pyarrow.field(c.name, kinds[c.kind]) for c in columns])


def _clean(value: Any) -> Any:
    """Without halves of surrogate pairs, which UTF-8 has no bytes for."""
    if isinstance(value, tuple):
        return [_clean(item) for item in value]
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
