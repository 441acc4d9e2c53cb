"""Whatever stands in a user's file, it is read or told: nothing else is raised."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.files import BUILT_IN
from dateline.lexicon.layers import OURS
from support.overlays import load_layer, write

FILES = sorted(p.relative_to(BUILT_IN).as_posix() for p in BUILT_IN.rglob("*.toml") if "ontology/" not in str(p))
FILES = [name for name in FILES if not any(fnmatch(name, pattern) for pattern in OURS)]
ONTOLOGY = sorted(p.relative_to(BUILT_IN).as_posix() for p in BUILT_IN.glob("ontology/*/*.toml"))
ODD = (5, "", "x", [], [5], [""], {}, {"x": 5}, True)


def first_of_each(table: Any, depth: int = 0) -> Any:
    """A table cut down to its first few entries: enough to have each kind of value once."""
    if isinstance(table, dict):
        return {key: first_of_each(value, depth + 1) for key, value in list(table.items())[: 5 if depth < 2 else 99]}
    if isinstance(table, list):
        return [first_of_each(value, depth + 1) for value in table[:1]]
    return table


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to each value in a table."""
    if at:
        yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield from paths(held, (*at, key))


def changed(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    """The table with the value at the end of a way put in place of the old one."""
    if not way:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[way[0]] = changed(value[way[0]], way[1:], new)
    return copy


def to_toml(value: Any) -> str:
    """A value as TOML, tables inline."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(k)} = {to_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(to_toml, value)) + "]"
    return value.isoformat() if isinstance(value, dt.date) else quoted(value) if isinstance(value, str) else str(value)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


@pytest.mark.parametrize("name", [*FILES, *ONTOLOGY])
def test_odd_values_are_told(tmp_path: Path, name: str) -> None:
    table = first_of_each(tomllib.loads((BUILT_IN / name).read_text(encoding="utf-8")))
    for number, way in enumerate(paths(table)):
        odd = changed(table, way, ODD[number % len(ODD)])
        write(tmp_path, name, "".join(f"{quoted(key)} = {to_toml(value)}\n" for key, value in odd.items()))
        try:
            load_layer(tmp_path, name)
        except LexiconError as error:
            assert Path(name).name in str(error), str(error)  # noqa: PT017 - that none is raised is fine too
        except Exception as error:  # noqa: BLE001 - whatever else is raised is the fault that is looked for
            pytest.fail(f"{name} {way} = {ODD[number % len(ODD)]!r}: {error!r}")
