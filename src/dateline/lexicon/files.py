"""Reads the knowledge files: ours, and the user's folders laid over them."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon.hints import unknown

BUILT_IN = Path(__file__).parent.parent / "data"
COMMENT = "#"
NOT_COMMAS = (";", "\t", "|")


def find_files(layers: tuple[Path, ...], pattern: str) -> Iterator[Path]:
    """The files that match a glob pattern, ours first, then each layer's; sorted within a layer."""
    for folder in (BUILT_IN, *layers):
        yield from sorted(folder.glob(pattern))


def layer_of(path: Path, layers: tuple[Path, ...]) -> int:
    """The number of the layer that a file is of: 0 is ours, the last one wins over all."""
    return max((n for n, folder in enumerate(layers, 1) if path.is_relative_to(folder)), default=0)


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, without its byte-order mark. Raises LexiconError for one in another encoding."""
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LexiconError(f"{path}:{line}: not in UTF-8 (byte {data[error.start]:#04x}): save it as UTF-8") from error
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}: make it a file that can be read, or remove it") from error


def read_tables(layers: tuple[Path, ...], pattern: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each matching TOML file as (path, table). Raises LexiconError with the line of a syntax error."""
    for path in find_files(layers, pattern):
        try:
            yield path, tomllib.loads(read_text(path))
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{path}: not valid TOML: {error}") from error


def read_rows(
    layers: tuple[Path, ...], pattern: str, *, needed: tuple[str, ...] = (), others: tuple[str, ...] | None = None
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of the matching CSV files (UTF-8, header line, `#` lines are comments) as (place, row).

    needed: columns that there must be; others: those that there may be, None for any.
    Raises LexiconError, naming file and line, for a header or a row that does not fit.
    """
    for path in find_files(layers, pattern):
        yield from read_file(path, needed=needed, others=others)


def read_file(
    path: Path, *, needed: tuple[str, ...] = (), others: tuple[str, ...] | None = None
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of one CSV file; see `read_rows`."""
    at = [0]
    reader = csv.DictReader(_lines(read_text(path), at), strict=True, restkey="")
    try:
        _check_header(path, reader.fieldnames or (), needed, others)
        for row in reader:
            _check_cells(f"{path}:{at[0]}", row, len(reader.fieldnames or ()))
            yield f"{path}:{at[0]}", {k: (v or "").strip() for k, v in row.items()}
    except csv.Error as error:
        raise LexiconError(f"{path}:{at[0]}: not valid CSV: {error}; look for a quotation mark too few") from error


def _lines(text: str, at: list[int]) -> Iterator[str]:
    """The lines without comments. at: its first item tells the number of the last line given."""
    for at[0], line in enumerate(StringIO(text), 1):
        if not line.startswith(COMMENT):
            yield line


def _check_header(path: Path, columns: Sequence[str], needed: tuple[str, ...], others: tuple[str, ...] | None) -> None:
    remedy = f"the first line must name the columns, such as {','.join(needed)}"
    joined = [mark for mark in NOT_COMMAS if len(columns) == 1 and mark in columns[0]]
    if joined and needed:
        raise LexiconError(f"{path}: its columns are parted by {joined[0]!r}: part them by commas")
    known = dict.fromkeys((*needed, *(others or ())))
    if needed and not any(name in known for name in columns):
        raise LexiconError(f"{path}: has no column {needed[0]!r}: {remedy}")
    for name in columns:
        if others is not None and name not in known:
            raise unknown(f"{path}: first line", "column", name, known)
        if columns.count(name) > 1:
            raise LexiconError(f"{path}: first line: column {name!r} stands twice: keep one")
    for name in needed:
        if name not in columns:
            raise LexiconError(f"{path}: has no column {name!r}: {remedy}")


def _check_cells(place: str, row: dict[str, Any], count: int) -> None:
    if "" in row and isinstance(row[""], list):
        more = ", ".join(row[""])
        raise LexiconError(
            f"{place}: has more cells than the first line has columns ({count}): {more!r} is too much; "
            'put a cell with a comma in "quotation marks"'
        )
