"""The codes of countries."""

from __future__ import annotations

from functools import cache

from dateline.lexicon.files import read_rows


@cache
def country_codes() -> frozenset[str]:
    """The codes (ISO 3166 alpha-3) of all countries that our own files know. Raises LexiconError."""
    return frozenset(row["iso3"] for _, row in read_rows((), "actors/countries.csv", needed=("iso3",)))
