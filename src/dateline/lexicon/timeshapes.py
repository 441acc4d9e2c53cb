"""The shapes of tokens that no list holds: numbers, figures of dates and clocks, capitals."""

from __future__ import annotations

import re
from functools import cache

EARLIEST_YEAR, LATEST_YEAR = 1000, 2199
SHAPES = (
    "int", "d31", "h24", "yy", "year", "hhmm", "ord", "ord31", "decade", "clock", "iso", "slash", "big", "dec",
    "frac", "low", "cap", "caps", "ed", "plural", "break", "line", "other", "word", "hyphen", "dash", "glued",
)  # fmt: skip

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z", re.IGNORECASE)
_DECADE = re.compile(r"['’]?(?:\d\d)?\d0['’]?s\Z", re.IGNORECASE)
_CLOCK = re.compile(r"([01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?\Z")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SLASH = re.compile(r"\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d\d)\Z")
_FRACTION = re.compile(r"[1-9]/[1-9]\d?\Z")
_BIG = re.compile(r"\d{1,3}(?:,\d{3})+\Z")
_DECIMAL = re.compile(r"\d+\.\d+\Z")


def shape_of(token: str, endings: tuple[tuple[str, str], ...] = ()) -> frozenset[str]:
    """The classes of a token by its looks alone. endings: (ending in lower case, class) of unknown words."""
    first = token[0]
    if first.isdigit() or (len(token) > 2 and token[1].isdigit()):
        return _shape_of_number(token)
    if first.isalpha():
        return _shape_of_word(token, endings)
    return frozenset({"other"})


def _shape_of_word(token: str, endings: tuple[tuple[str, str], ...]) -> frozenset[str]:
    case = "low"
    if token[0].isupper():
        case = "caps" if len(token) > 1 and token.isupper() else "cap"
    low = token.lower()
    more = next((name for ending, name in endings if low.endswith(ending) and len(low) > len(ending) + 1), None)
    return frozenset({case, more}) if more and case != "cap" else frozenset({case})


def _shape_of_number(token: str) -> frozenset[str]:
    if token.isdecimal():
        return _shape_of_figures(token)
    if match := _ORDINAL.match(token):
        return frozenset({"ord", "ord31"} if len(match[1]) < 3 and 1 <= int(match[1]) <= 31 else {"ord"})
    for name, pattern in (
        ("decade", _DECADE), ("clock", _CLOCK), ("iso", _ISO), ("slash", _SLASH), ("frac", _FRACTION), ("big", _BIG),
        ("dec", _DECIMAL),
    ):  # fmt: skip
        if pattern.match(token):
            return frozenset({name})
    return frozenset({"other"})


def _shape_of_figures(token: str) -> frozenset[str]:
    if len(token) > 9:
        return frozenset({"other"})
    number, length = int(token), len(token)
    found = {"int"}
    if length <= 2:
        found |= {"d31"} if 1 <= number <= 31 else set()
        found |= {"h24"} if number <= 24 else set()
        found |= {"yy"} if length == 2 else set()
    if length == 4:
        found |= {"year"} if EARLIEST_YEAR <= number <= LATEST_YEAR else set()
        found |= {"hhmm"} if number <= 2400 and number % 100 < 60 else set()
    return frozenset(found)


@cache
def all_shapes() -> frozenset[frozenset[str]]:
    """Every set of classes that `shape_of` can give."""
    figures = {_shape_of_figures(text) for n in range(10_000) for text in (str(n), f"{n:02}", f"{n:04}")}
    figures |= {_shape_of_figures("12345"), frozenset({"other"})}
    figures |= {frozenset({name}) for name in ("decade", "clock", "iso", "slash", "frac", "big", "dec", "ord")}
    figures |= {frozenset({"ord", "ord31"})} | {frozenset({name}) for name in ("break", "line", "hyphen", "dash")}
    words = {frozenset({case, more}) for case in ("low", "caps") for more in ("ed", "plural")}
    return frozenset(figures | words | {frozenset({case}) for case in ("low", "cap", "caps")})
