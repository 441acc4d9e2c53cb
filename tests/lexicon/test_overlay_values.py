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
# Folders whose files are all of one form: what one of them has tried, the next need not.
ALIKE = ("events", "operators", "speech")
TRIED_IN_ALIKE = 3


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


def form(name: str, way: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is tried by a value: its own place in a file, or in files of one form the place in any of them."""
    folder = Path(name).parent
    if folder.name not in ALIKE:
        return (name, way)
    return (str(folder), tuple("#" if isinstance(step, int) else step for step in way[:3]), len(way))


def trials() -> dict[str, list[tuple[tuple[Any, ...], Any]]]:
    """For each file the ways to the values that are changed, each with an odd value."""
    found: dict[str, list[tuple[tuple[Any, ...], Any]]] = {}
    seen: set[tuple[Any, ...]] = set()
    for name in [*FILES, *ONTOLOGY]:
        alike = Path(name).parent.name in ALIKE
        table = first_of_each(tomllib.loads((BUILT_IN / name).read_text(encoding="utf-8")))
        for number, way in enumerate(paths(table)):
            if form(name, way) not in seen:
                seen.add(form(name, way))
                odd = (ODD[(number + 3 * n) % len(ODD)] for n in range(TRIED_IN_ALIKE if alike else 1))
                found.setdefault(name, []).extend((way, value) for value in odd)
    return found


TRIALS = trials()


def test_files_of_one_form_are_tried_in_all_their_fields() -> None:
    tried = {form(name, way) for name, ways in TRIALS.items() for way, _ in ways}
    for name in (n for n in FILES if Path(n).parent.name in ALIKE):
        table = first_of_each(tomllib.loads((BUILT_IN / name).read_text(encoding="utf-8")))
        assert {form(name, way) for way in paths(table)} <= tried


@pytest.mark.parametrize("name", TRIALS)
def test_odd_values_are_told(tmp_path: Path, name: str) -> None:
    table = first_of_each(tomllib.loads((BUILT_IN / name).read_text(encoding="utf-8")))
    for way, value in TRIALS[name]:
        odd = changed(table, way, value)
        write(tmp_path, name, "".join(f"{quoted(key)} = {to_toml(held)}\n" for key, held in odd.items()))
        try:
            load_layer(tmp_path, name)
        except LexiconError as error:
            assert Path(name).name in str(error), str(error)  # noqa: PT017 - that none is raised is fine too
        except Exception as error:  # noqa: BLE001 - whatever else is raised is the fault that is looked for
            pytest.fail(f"{name} {way} = {value!r}: {error!r}")
