"""CAMEO's codes, there and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.lexicon.files import read_rows
from dateline.lexicon.hints import unknown

COLUMNS = ("code", "description", "type", "mode", "context")
WAY_COLUMNS = ("type", "mode", "context", "code")

Plover = tuple[str, str | None, tuple[str, ...]]
"""Type, mode and contexts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code in the ontology's terms; plover is None if the ontology drops it. note: what was decided and why."""

    code: str
    description: str
    plover: Plover | None
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """A row of the way back: an event that has this mode, if any, and all these contexts bears this code."""

    mode: str | None
    contexts: tuple[str, ...]
    code: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoTable:
    """codes: CAMEO code -> its meaning. ways: type -> rows, those that ask for most first. Both may be empty."""

    codes: Mapping[str, CameoCode] = field(default_factory=dict)
    ways: Mapping[str, tuple[WayBack, ...]] = field(default_factory=dict)

    def code(self, type: str, modes: Sequence[str] = (), contexts: Sequence[str] = ()) -> str | None:
        """The code of the first row that is met; None if the type has none."""
        for way in self.ways.get(type, ()):
            if (way.mode is None or way.mode in modes) and set(way.contexts) <= set(contexts):
                return way.code
        return None

    def meaning(self, code: str) -> Plover | None:
        """What a code means, or the nearest code above it. Raises LexiconError if there is none above either."""
        for length in range(len(code), 1, -1):
            found = self.codes.get(code[:length])
            if found is not None:
                return found.plover
        raise unknown("cameo.csv", "CAMEO code", code, self.codes)

    def entries(self) -> Iterator[tuple[str, Plover]]:
        """All that the rows name, with their places, for checking."""
        for row in self.codes.values():
            if row.plover:
                yield row.place, row.plover
        for type_, ways in self.ways.items():
            for way in ways:
                yield way.place, (type_, way.mode, way.contexts)


def load_cameo(layers: tuple[Path, ...], name: str) -> CameoTable:
    """Reads `ontology/<name>/cameo.csv` and `to_cameo.csv`; an ontology need have neither."""
    codes = {}
    for place, row in read_rows(layers, f"ontology/{name}/cameo.csv", needed=COLUMNS, others=("note",)):
        codes[row["code"]] = _code(place, row)
    ways: dict[str, list[WayBack]] = {}
    for place, row in read_rows(layers, f"ontology/{name}/to_cameo.csv", needed=WAY_COLUMNS, others=("note",)):
        way = WayBack(mode=row["mode"] or None, contexts=_split(row["context"]), code=row["code"], place=place)
        ways.setdefault(row["type"], []).append(way)
    return CameoTable(codes=codes, ways={type_: _sort(found) for type_, found in ways.items()})


def _code(place: str, row: Mapping[str, str]) -> CameoCode:
    plover = (row["type"], row["mode"] or None, _split(row["context"])) if row["type"] else None
    return CameoCode(
        code=row["code"], description=row["description"], plover=plover, note=row.get("note", ""), place=place
    )


def _sort(ways: list[WayBack]) -> tuple[WayBack, ...]:
    """A mode counts for more than any contexts; the sort is stable, so the file's order decides among equals."""
    return tuple(sorted(ways, key=lambda way: (way.mode is None, -len(way.contexts))))


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in joined.split(";") if part.strip())
