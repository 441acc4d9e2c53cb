"""Whether `composition.toml` speaks in the names of its ontology."""

from __future__ import annotations

from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.hints import unknown
from dateline.lexicon.ontology import Ontology
from dateline.lexicon.rule_checks import check_cell, check_key

SECTIONS = (
    "mode",
    "settle",
    "topics",
    "offences",
    "contained",
    "serving",
    "aiming",
    "in_view",
    "see_through",
    "meeting",
    "toll",
    "no_toll",
    "official",
    "recipient",
    "judging",
    "against",
    "private",
    "purpose",
    "answering",
    "moving",
    "rebuffing",
    "rallying",
)
SETTLED = ("future", "future-negated", "hypothetical", "hypothetical-negated", "conditional", "conditional-negated")
# Sections of TYPE/mode keys, and the lists that each holds.
KEYED = {"official": ("acts", "expelling", "police", "suspects"), "no_toll": ("acts", "unhurt", "holding", "wrecking")}
# Sections that hold a list of types.
TYPED = (
    "aiming",
    "in_view",
    "see_through",
    "toll",
    "recipient",
    "judging",
    "purpose",
    "answering",
    "moving",
    "rebuffing",
)
# Lists of types beside `types`.
MORE_TYPES = {"toll": ("anywhere",)}
MEETING = ("type", "many", "elsewhere")
PRIVATE = ("types", "sectors", "trade", "shared", "matters")


def check_composition(place: str, tables: dict[str, Any], ontology: Ontology) -> None:
    """Raises LexiconError, naming file and table, for a name that the ontology does not have. place: the file."""
    for section, content in tables.items():
        if section not in SECTIONS:
            raise unknown(place, "section", section, SECTIONS)
        shapes.table(place, section, content)
    for outer, cells in tables.get("mode", {}).items():
        _check_modes(f"{place}: mode.{outer}", outer, cells, ontology)
    for status, cells in tables.get("settle", {}).items():
        _check_settled(f"{place}: settle.{status}", status, cells, ontology)
    for key, name in shapes.texts(place, "against", tables.get("against", {})).items():
        check_key(f"{place}: against", key, ontology)
        _check_types(f"{place}: against", (name,), ontology)
    for key in ("topics", "contained", "offences"):
        for name, listed in tables.get(key, {}).items():
            _check_types(f"{place}: {key}", (name, *shapes.words(place, name, listed)), ontology)
    _check_lists(place, tables, ontology)
    if tables.get("meeting"):
        _check_meeting(f"{place}: meeting", shapes.texts(place, "meeting", tables["meeting"]), ontology)


def _check_lists(place: str, tables: dict[str, Any], ontology: Ontology) -> None:
    for section in TYPED:
        lists = ("types", *MORE_TYPES.get(section, ()))
        for name, listed in tables.get(section, {}).items():
            if name not in lists:
                raise unknown(f"{place}: {section}", "list", name, lists)
            _check_types(f"{place}: {section}", shapes.words(place, name, listed), ontology)
    for section in ("private", "rallying"):
        for name, listed in tables.get(section, {}).items():
            _check_private(f"{place}: {section}", name, shapes.words(place, name, listed), ontology)
    for section, known in KEYED.items():
        for name, listed in tables.get(section, {}).items():
            if name not in known:
                raise unknown(f"{place}: {section}", "list", name, known)
            _check_keys(f"{place}: {section}", shapes.words(place, name, listed), ontology)
    for name, listed in tables.get("serving", {}).items():
        _check_types(f"{place}: serving", (name,), ontology)
        _check_keys(f"{place}: serving", shapes.words(place, name, listed), ontology)


def _check_keys(place: str, keys: tuple[str, ...], ontology: Ontology) -> None:
    for key in keys:
        check_key(place, key, ontology)


def _check_private(place: str, name: str, listed: tuple[str, ...], ontology: Ontology) -> None:
    if name not in PRIVATE:
        raise unknown(place, "list", name, PRIVATE)
    if name in ("types", "shared", "matters"):
        _check_types(place, listed, ontology)
    for sector in listed if name in ("sectors", "trade") else ():
        if sector not in ontology.sectors:
            raise unknown(place, "sector", sector, ontology.sectors)


def _check_modes(place: str, outer: str, cells: Any, ontology: Ontology) -> None:
    for key, mode in shapes.texts(place, outer, cells).items():
        check_key(place, key, ontology)
        ontology.check(place, outer, (mode,))


def _check_settled(place: str, status: str, cells: Any, ontology: Ontology) -> None:
    if status not in SETTLED:
        raise unknown(place, "status", status, SETTLED)
    for key, cell in shapes.texts(place, status, cells).items():
        check_key(place, key, ontology)
        check_cell(f"{place}, {key!r}", cell, ontology)


def _check_types(place: str, names: tuple[str, ...], ontology: Ontology) -> None:
    for name in names:
        ontology.check(place, name)


def _check_meeting(place: str, meeting: dict[str, str], ontology: Ontology) -> None:
    for name in meeting:
        if name not in MEETING:
            raise unknown(place, "field", name, MEETING)
    for name in MEETING:
        if name not in meeting:
            raise LexiconError(f"{place}: has no {name!r}: give it one, or remove the section")
    ontology.check(place, meeting["type"], (meeting["many"], meeting["elsewhere"]))
