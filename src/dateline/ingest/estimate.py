"""How many reports there will be, where that can be told without reading them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.ingest.files import LINES, PAGES, TEXTS, list_files

BLOCK = 1 << 20


def count_reports(inputs: Iterable[str]) -> int | None:
    """The number of reports in files and folders; None if one of them may hold any number, or cannot be seen."""
    total = 0
    for path in _list(inputs):
        count = _count(path)
        if count is None:
            return None
        total += count
    return total


def _list(inputs: Iterable[str]) -> Iterator[Path]:
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            yield from list_files(path)
        else:
            yield path


def _count(path: Path) -> int | None:
    suffix = path.suffix.lower()
    if suffix in (*TEXTS, *PAGES):
        return 1
    if suffix not in LINES:
        return None
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b""))
    except OSError:
        return None
