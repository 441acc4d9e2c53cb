"""Spells words the way the parser was taught, letter for letter, so that no offset moves."""

from __future__ import annotations

import re
from functools import cache

from dateline.lexicon.files import read_tables

# The middle letter of these endings is the only one that differs.
_ENDINGS = r"(?=e(?:d|s|r|rs)?\b|ing\b|ation(?:s)?\b|able\b)"


@cache
def _british() -> re.Pattern[str]:
    stems = [stem for _, table in read_tables((), "lang/en/spelling.toml") for stem in table["ise"]]
    return re.compile(
        rf"\b((?:re|de|un)?(?:{'|'.join(sorted(stems, key=len, reverse=True))})i)(s){_ENDINGS}", re.IGNORECASE
    )


def spell_for_parser(text: str) -> str:
    """The text with -ise spelled -ize, of the same length."""
    return _british().sub(lambda m: m.group(1) + ("Z" if m.group(2) == "S" else "z"), text)
