"""Names for articles that bring none."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

DIGITS = 12


def hash_id(text: str) -> str:
    """A name made of the text alone: the same text has the same name everywhere."""
    digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
    return f"text-{digest[:DIGITS]}"


def name_files(paths: Iterable[Path], root: Path | None = None) -> dict[Path, str]:
    """A name for each file: its path below `root` (its bare name if None) without the suffix.

    Files that differ in their suffix alone keep it.
    """
    plain = {path: _shorten(path, root, keep_suffix=False) for path in paths}
    taken = Counter(plain.values())
    return {p: _shorten(p, root, keep_suffix=True) if taken[name] > 1 else name for p, name in plain.items()}


def _shorten(path: Path, root: Path | None, *, keep_suffix: bool) -> str:
    short = path.relative_to(root) if root else Path(path.name)
    return (short if keep_suffix else short.with_suffix("")).as_posix()
