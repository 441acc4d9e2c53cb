"""How much there is to read, where that can be told beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.ingest.fetch import is_address
from dateline.ingest.files import FEED_LISTS, STDIN, list_files
from dateline.ingest.gauge import ADDRESS_BYTES, Gauge


def make_gauge(inputs: Iterable[str]) -> Gauge:
    """A gauge for files, folders and addresses. What comes from standard input has a size that nobody knows."""
    sizes = [_size(name) for name in inputs]
    known = [size for size in sizes if size is not None]
    return Gauge(sum(known) if len(known) == len(sizes) else None)


def _size(name: str) -> int | None:
    path = Path(name)
    if name == STDIN:
        return None
    if path.is_dir():
        return sum(map(size_of, list_files(path)))
    if path.suffix.lower() in FEED_LISTS or (is_address(name) and not path.exists()):
        return ADDRESS_BYTES
    return size_of(path)


def size_of(path: Path) -> int:
    """The bytes of a file, 0 for what cannot be seen."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
