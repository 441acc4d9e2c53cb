"""In which types those who act together act upon each other, as data."""

from __future__ import annotations

from functools import cache

from dateline.lexicon.files import read_tables


@cache
def joint_types() -> tuple[str, ...]:
    """The types in which those who act together act upon each other. Raises LexiconError."""
    return tuple(name for _, table in read_tables((), "analysis/settings.toml") for name in table["joint"])
