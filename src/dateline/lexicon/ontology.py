"""The ontology: event types with quads, scores and modes, contexts, sectors, and the bridge to CAMEO."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.cameo import CameoTable, Plover, load_cameo
from dateline.lexicon.files import BUILT_IN, read_rows, read_tables
from dateline.lexicon.hints import unknown

Tables = dict[str, dict[str, Any]]
PARTS = ("types", "contexts", "auxiliary")
SECTIONS = ("quads", *PARTS)
HEAD = ("name", "version", "source", "licence")
LOWEST, HIGHEST = -10, 10
# Rules write TYPE/mode+status, and quads beside types: no name may hold what parts them.
NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quad:
    """A quarter of the plane verbal-material, cooperation-conflict. number: 1 to 4, as PLOVER counts them."""

    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event was done. score: -10 (conflict) to 10 (cooperation). contexts: those that it always brings."""

    name: str
    definition: str
    score: float
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """What was done. quad: key of a quad. score: as in Mode. ambiguities: how doubtful cases are decided."""

    name: str
    definition: str
    quad: str
    score: float
    requires_recipient: bool = False
    ambiguities: tuple[str, ...] = ()
    modes: Mapping[str, Mode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """What part of a society an actor belongs to. use: frequent | less."""

    code: str
    name: str
    definition: str = ""
    use: str = "frequent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor that is no plain country. code may be empty; country: ISO 3166 alpha-3 of whom it counts with."""

    code: str
    name: str
    kind: str
    country: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """All names that an event may bear. name: of its folder; contexts and auxiliary: name -> definition.

    known: names of all ontologies that there are, this one and those that it takes the place of.
    """

    name: str
    title: str
    version: str = ""
    source: str = ""
    licence: str = ""
    quads: Mapping[str, Quad]
    types: Mapping[str, EventType]
    contexts: Mapping[str, str] = field(default_factory=dict)
    auxiliary: Mapping[str, str] = field(default_factory=dict)
    sectors: Mapping[str, Sector] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    known: tuple[str, ...] = ()
    cameo_table: CameoTable = field(default_factory=CameoTable)

    def type(self, name: str) -> EventType:
        """The event type of that name. Raises LexiconError if there is none."""
        if name not in self.types:
            raise unknown(f"ontology {self.name}", "type", name, self.types)
        return self.types[name]

    def mode(self, type: str, name: str) -> Mode:
        """The mode of that name of a type. Raises LexiconError if there is none."""
        modes = self.type(type).modes
        if name not in modes:
            raise unknown(f"ontology {self.name}, {type}", "mode", name, modes)
        return modes[name]

    def quad(self, type: str) -> str:
        """The key of a type's quad, as verbal_conflict."""
        return self.type(type).quad

    def score(self, type: str, modes: Sequence[str] = ()) -> float:
        """Conflict (-10) to cooperation (10): the type's, or of its modes' scores the one farthest from zero."""
        scores = [self.mode(type, m).score for m in modes]
        return max(scores, key=abs, default=self.type(type).score)

    def check(self, place: str, type: str, modes: Sequence[str] = (), contexts: Sequence[str] = ()) -> None:
        """Raises LexiconError, with `place` in front, for a name that the ontology does not have."""
        if type not in self.types:
            raise unknown(place, "type", type, self.types)
        for name in modes:
            if name not in self.types[type].modes:
                raise unknown(place, f"mode of {type}", name, self.types[type].modes)
        for name in contexts:
            if name not in self.contexts:
                raise unknown(place, "context", name, self.contexts)

    def cameo(self, type: str, modes: Sequence[str] = (), contexts: Sequence[str] = ()) -> str | None:
        """The best CAMEO code of an event: two digits, three where mode or context decide; None if it has none."""
        return self.cameo_table.code(type, modes, contexts)

    def from_cameo(self, code: str) -> Plover | None:
        """Type, mode (or None) and contexts of a CAMEO code; None for codes that were dropped (01 and 02).

        A code that is not listed is read as the nearest that it falls under. Raises LexiconError for others.
        """
        return self.cameo_table.meaning(code)


def load_ontology(layers: tuple[Path, ...] = ()) -> Ontology:
    """The ontology of the last layer that has one (`ontology/<name>/types.toml`), laid over those of its name below.

    So a folder `ontology/plover` amends ours entry by entry, and a folder of another name replaces it whole.
    Raises LexiconError naming file, entry and remedy.
    """
    return _load(layers) if layers else _load_ours()


@cache
def _load_ours() -> Ontology:
    """Ours alone, which does not change while a program runs."""
    return _load(())


def _load(layers: tuple[Path, ...]) -> Ontology:
    name, known = _choose(layers)
    tables: Tables = {}
    for path, table in read_tables(layers, f"ontology/{name}/*.toml"):
        if path.stem in PARTS:
            _lay_over(tables, path, table)
    types = {k: _event_type(k, v) for k, v in tables.get("types", {}).items()}
    ontology = Ontology(
        name=name,
        **_head(tables, name),
        quads={k: _quad(k, v) for k, v in tables.get("quads", {}).items()},
        types=types,
        contexts=_definitions(tables.get("contexts", {})),
        auxiliary=_definitions(tables.get("auxiliary", {})) or _default_auxiliary(known[0]),
        sectors=_load_sectors(layers, name),
        entities=tuple(_load_entities(layers, name)),
        known=known,
        cameo_table=load_cameo(layers, name),
    )
    _check(ontology, tables)
    return ontology


def is_for(table: Mapping[str, Any], ontology: Ontology, place: str = "a knowledge file") -> bool:
    """Whether a knowledge file speaks in the names of an ontology: its key `ontology` says so; without one, of any.

    Raises LexiconError for one that there is not. place: the file.
    """
    name = table.get("ontology", ontology.name)
    if name not in ontology.known and name != ontology.name:
        raise unknown(place, "ontology", str(name), ontology.known)
    return bool(name == ontology.name)


def _choose(layers: tuple[Path, ...]) -> tuple[str, tuple[str, ...]]:
    """The name of the ontology that holds, and of all that there are, ours first."""
    chosen, known = "", dict[str, None]()
    for layer in (BUILT_IN, *layers):
        names = sorted(p.parent.name for p in layer.glob("ontology/*/types.toml"))
        if len(names) > 1:
            raise LexiconError(f"{layer}/ontology: holds {', '.join(names)}: keep the types.toml of one only")
        chosen = names[0] if names else chosen
        known |= dict.fromkeys(names)
    return chosen, tuple(known)


def _head(tables: Tables, name: str) -> dict[str, str]:
    """What a file says of itself before its sections."""
    found = {"title": name}
    for key, entry in tables.get("", {}).items():
        if key not in HEAD:
            raise unknown(entry["place"], "field", key, HEAD)
        found["title" if key == "name" else key] = str(entry["value"])
    return found


def _default_auxiliary(name: str) -> dict[str, str]:
    """What an act can be found to be is the same in every codebook; one that says nothing of it has our words."""
    tables: Tables = {}
    for path, table in read_tables((), f"ontology/{name}/auxiliary.toml"):
        _lay_over(tables, path, table)
    return _definitions(tables.get("auxiliary", {}))


def _lay_over(tables: Tables, path: Path, table: dict[str, Any]) -> None:
    """Adds a file's entries; an entry already there keeps the fields that the new one does not name."""
    for section, entries in table.items():
        if not isinstance(entries, dict):
            tables.setdefault("", {})[section] = {"value": entries, "place": str(path)}
            continue
        if section not in SECTIONS:
            raise unknown(str(path), "section", section, SECTIONS)
        for name, entry in entries.items():
            fields = entry if isinstance(entry, dict) else {"definition": entry}
            old = tables.setdefault(section, {}).get(name, {})
            place = f"{path}: {section}.{name}"
            modes = _merge(f"{place}.modes", old.get("modes", {}), fields.get("modes", {}))
            tables[section][name] = {**old, **fields, "place": place} | ({"modes": modes} if modes else {})


def _merge(place: str, old: dict[str, Any], new: Any) -> dict[str, Any]:
    for name, fields in shapes.table(place, "modes", new).items():
        shapes.table(place, name, fields)
    return {k: {**old.get(k, {}), **new.get(k, {})} for k in (*old, *(k for k in new if k not in old))}


def _event_type(name: str, entry: dict[str, Any]) -> EventType:
    values = {k: v for k, v in entry.items() if k not in ("place", "modes")}
    modes = {}
    for mode, fields in entry.get("modes", {}).items():
        place = f"{entry['place']}.modes.{mode}"
        modes[mode] = shapes.build(Mode, place, {"score": entry.get("score", 0.0), **fields}, ready={"name": mode})
        _check_score(place, modes[mode].score)
    built: EventType = shapes.build(EventType, entry["place"], values, ready={"name": name, "modes": modes})
    _check_score(entry["place"], built.score)
    return built


def _check_score(place: str, score: float) -> None:
    if not LOWEST <= score <= HIGHEST:
        raise LexiconError(f"{place}: score is {score}: write a number from {LOWEST} (conflict) to {HIGHEST}")


def _quad(name: str, entry: dict[str, Any]) -> Quad:
    values = {k: v for k, v in entry.items() if k != "place"}
    quad: Quad = shapes.build(Quad, entry["place"], {"name": name, **values})
    return quad


def _definitions(entries: dict[str, Any]) -> dict[str, str]:
    return {name: str(entry.get("definition", "")) for name, entry in entries.items()}


def _load_sectors(layers: tuple[Path, ...], name: str) -> dict[str, Sector]:
    rows = read_rows(layers, f"ontology/{name}/sectors.csv", needed=("code", "name"), others=("use", "definition"))
    return {row["code"]: shapes.build(Sector, place, row) for place, row in rows}


def _load_entities(layers: tuple[Path, ...], name: str) -> list[Entity]:
    columns = {"needed": ("code", "name", "kind"), "others": ("country", "note")}
    rows = read_rows(layers, f"ontology/{name}/entities.csv", **columns)
    return [shapes.build(Entity, place, row) for place, row in rows]


def _check(ontology: Ontology, tables: Tables) -> None:
    if not ontology.types:
        raise LexiconError(f"ontology {ontology.name}: types.toml has no [types.NAME]: add one")
    for event_type in ontology.types.values():
        place = tables["types"][event_type.name]["place"]
        for name in (event_type.name, *event_type.modes):
            if not NAME.fullmatch(name):
                raise LexiconError(f"{place}: the name {name!r} is unfit: use letters, digits, - and _ alone")
        if event_type.quad not in ontology.quads:
            raise unknown(place, "quad", event_type.quad, ontology.quads)
        for mode in event_type.modes.values():
            ontology.check(f"{place}.modes.{mode.name}", event_type.name, (), mode.contexts)
    for place, (type_, mode_, contexts) in ontology.cameo_table.entries():
        ontology.check(place, type_, (mode_,) if mode_ else (), contexts)
