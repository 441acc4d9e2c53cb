"""A reading as plain data, and back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from functools import cache
from typing import Any

from dateline.errors import InputError
from dateline.model import Article, Reading, Time

# A time covers days "from" one "to" another in the record; `from` is no name for a field in Python.
_RENAMED: dict[type, dict[str, str]] = {Time: {"first": "from", "last": "to"}}
# What the caller told us to take for actors is no part of what was read.
_LEFT_OUT: dict[type, set[str]] = {Article: {"mentions"}}
_SIMPLE = frozenset({str, int, float, bool, type(None)})


# Some readers of lines end one at these, too.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def to_record(reading: Reading) -> dict[str, Any]:
    """The reading as the JSON Schema has it: objects, lists, strings, numbers, booleans, None."""
    record: dict[str, Any] = _plain(reading)
    return record


def to_json(reading: Reading, *, indent: int | None = None) -> str:
    """The reading as JSON text, characters as they are, always the same for the same reading."""
    text = json.dumps(reading, ensure_ascii=False, indent=indent, default=_level)
    return _LINE_ENDS.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def from_record(record: dict[str, Any]) -> Reading:
    """The reading that a record was made of, but for the caller's mentions. Raises InputError if it is none."""
    # Imported late: building the validator takes longer than most commands.
    from pydantic import TypeAdapter, ValidationError

    names = {new: old for old, new in _RENAMED[Time].items()}
    try:
        times = [{names.get(key, key): value for key, value in time.items()} for time in record["times"]]
        return TypeAdapter(Reading).validate_python({**record, "times": times})
    except (ValidationError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"not a reading: {error}") from error


def _plain(value: Any) -> Any:
    if type(value) in _SIMPLE:
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    level = _level(value)
    return {name: _plain(held) for name, held in level.items()} if isinstance(level, dict) else level


def _level(value: Any) -> Any:
    """A record as a dictionary of what its fields hold, a day as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    kind: type = type(value)
    return {written: getattr(value, name) for name, written in _written(kind)}


@cache
def _written(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a record, each with the name that it is written by."""
    names, hidden = _RENAMED.get(kind, {}), _LEFT_OUT.get(kind, set())
    return tuple((f.name, names.get(f.name, f.name)) for f in dataclasses.fields(kind) if f.name not in hidden)
