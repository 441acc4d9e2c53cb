"""Checks that the values of a knowledge file are of the kind that is wanted, and makes records of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon.hints import unknown


def wrong(place: str, name: str, value: Any, remedy: str) -> LexiconError:
    """An error to raise for a value of the wrong kind."""
    return LexiconError(f"{place}: {name!r} is {value!r}: write {remedy}")


def words(place: str, name: str, value: Any) -> tuple[str, ...]:
    """A list of words; one string is a list of one."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise wrong(place, name, value, 'a word or a list of words, such as ["one", "two"]')
    if not all(word.strip() for word in listed):
        raise LexiconError(f"{place}: {name!r} holds an empty word: remove it")
    return tuple(" ".join(word.split()) for word in listed)


def text(place: str, name: str, value: Any) -> str:
    """A string."""
    if not isinstance(value, str):
        raise wrong(place, name, value, 'some words in "quotation marks"')
    return value


def flag(place: str, name: str, value: Any) -> bool:
    """A truth value."""
    if not isinstance(value, bool):
        raise wrong(place, name, value, "true or false, without quotation marks")
    return value


def number(place: str, name: str, value: Any) -> float:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong(place, name, value, "a number, without quotation marks")
    return value


def table(place: str, name: str, value: Any) -> dict[str, Any]:
    """A table of whatever it holds."""
    if not isinstance(value, dict):
        raise wrong(place, name, value, 'a table, such as { "one" = "two" }')
    return value


def entries(place: str, name: str, value: Any) -> list[dict[str, Any]]:
    """The tables of a list: what `[[name]]` makes."""
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise LexiconError(f"{place}: {name!r} is no list of entries: put [[{name}]] before each")
    return value


def word_tables(place: str, name: str, value: Any) -> dict[str, frozenset[str]]:
    """A table of lists of words."""
    return {key: frozenset(words(place, f"{name}.{key}", listed)) for key, listed in table(place, name, value).items()}


def texts(place: str, name: str, value: Any) -> dict[str, str]:
    """A table of strings."""
    return {key: text(place, f"{name}.{key}", cell) for key, cell in table(place, name, value).items()}


# By how a field is declared, the first that its type begins with.
_KINDS: tuple[tuple[str, Callable[[str, str, Any], Any]], ...] = (
    ("Mapping[str, frozenset", word_tables),
    ("Mapping[str, str]", texts),
    ("frozenset", lambda place, name, value: frozenset(words(place, name, value))),
    ("tuple", words),
    ("bool", flag),
    ("int", number),
    ("float", number),
    ("str", text),
)


def build(kind: type[Any], place: str, values: Mapping[str, Any], *, ready: Mapping[str, Any] | None = None) -> Any:
    """A record of some kind from the fields of an entry. ready: fields that need no check.

    A field whose name Python keeps for itself ends in `_` in the record alone.
    Raises LexiconError for fields that the kind does not have, that lack, or that are of the wrong type.
    """
    fields = {name.rstrip("_"): field for name, field in kind.__dataclass_fields__.items()}
    made: dict[str, Any] = dict(ready or {})
    for name, value in values.items():
        if name not in fields or name in made:
            raise unknown(place, "field", name, [f for f in fields if f not in made])
        made[fields[name].name] = _fit(str(fields[name].type), place, name, value)
    lacking = [
        name
        for name, field in fields.items()
        if field.name not in made and field.default is MISSING and field.default_factory is MISSING
    ]
    if lacking:
        raise LexiconError(f"{place}: has no {lacking[0]!r}: give it one")
    return kind(**made)


def _fit(declared: str, place: str, name: str, value: Any) -> Any:
    for start, read in _KINDS:
        if declared.startswith(start):
            return read(place, name, value)
    return value
