"""Reads the knowledge files: ours, and the user's folders laid over them."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError

BUILT_IN = Path(__file__).parent.parent / "data"


def find_files(layers: tuple[Path, ...], pattern: str) -> Iterator[Path]:
    """The files that match a glob pattern, ours first, then each layer's; sorted within a layer."""
    for folder in (BUILT_IN, *layers):
        yield from sorted(folder.glob(pattern))


def read_tables(layers: tuple[Path, ...], pattern: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each matching TOML file as (path, table). Raises LexiconError with the line of a syntax error."""
    for path in find_files(layers, pattern):
        try:
            yield path, tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path}: not valid TOML: {error}") from error


def read_rows(layers: tuple[Path, ...], pattern: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of the matching CSV files (UTF-8, header line, `#` lines are comments) as (place, row)."""
    for path in find_files(layers, pattern):
        with path.open(encoding="utf-8", newline="") as file:
            lines = ((n, line) for n, line in enumerate(file, 1) if not line.startswith("#"))
            reader = csv.DictReader(line for _, line in lines)
            for row in reader:
                yield f"{path}:{reader.line_num}", {k: (v or "").strip() for k, v in row.items() if k}
