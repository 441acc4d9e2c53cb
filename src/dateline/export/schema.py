"""The published shape of a reading."""

from __future__ import annotations

from pathlib import Path

VERSION = 1
# Read here and not through the lexicon: it describes this package's output, and no user's folder may change it.
_FOLDER = Path(__file__).parent.parent / "data" / "schemas"


def read_schema() -> str:
    """The JSON Schema (2020-12) of a reading, as text."""
    return (_FOLDER / f"reading-v{VERSION}.json").read_text(encoding="utf-8")
