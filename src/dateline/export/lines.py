"""Rows as text: CSV, or JSON a line."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dateline.export.columns import Column
from dateline.export.told import Row

BETWEEN = "; "
# Some readers of lines end one at these, too.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


class _File:
    """What the writer of CSV takes for a file."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write = write


def write_csv(rows: Iterable[Row], columns: Sequence[Column], write: Callable[[str], object]) -> None:
    """Writes rows as CSV (RFC 4180 with bare line feeds) under a line of the columns' names.

    Unknown is an empty cell. The items of a list are joined by "; ", and a semicolon in one becomes a comma; the place
    of an unknown item stays empty.
    """
    writer = csv.writer(_File(write), lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([_cell(row[column.name]) for column in columns])


def write_jsonl(rows: Iterable[Row], write: Callable[[str], object]) -> None:
    """Writes each row as an object on a line of its own: days as YYYY-MM-DD, unknown as null."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False, default=_plain)
        write(_LINE_ENDS.sub(lambda m: f"\\u{ord(m.group()):04x}", line) + "\n")


def order_row(row: Row, columns: Sequence[Column]) -> Row:
    """The row with its columns in their order."""
    return {column.name: row[column.name] for column in columns}


def _cell(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return BETWEEN.join((item or "").replace(";", ",") for item in value) if any(value) else ""


def _plain(value: Any) -> str:
    assert isinstance(value, dt.date)
    return value.isoformat()
