"""Fields as people write them, in forms and on the command line: the same way in which they are shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dateline.errors import InputError
from dateline.lexicon.hints import unknown
from dateline.lexicon.ontology import Ontology
from dateline.model import Reading
from dateline.review.fields import FIELDS, LISTS, SIDES, Fields
from dateline.review.givens import Place, take_field

_CODED = re.compile(r"(?P<name>.*?)\s*\[(?P<codes>[^\]]*)\]\s*", re.DOTALL)
_COUNT = re.compile(r"\s*(\d+)\s+(killed|injured|detained)\s*")
_COUNTRY = re.compile(r"[A-Z]{3}")
PARTY = ("speaker", "addressee")


def parse_fields(given: Mapping[str, str], reading: Reading, ontology: Ontology) -> dict[str, Any]:
    """Fields by name, each as it is written, with their words in the reading's text. Raises InputError.

    Empty is unknown, or nobody. Lists are parted by commas, parties by ` + `, each `Name [COUNTRY SECTOR ...]`; a time
    is a day or `DAY to DAY`, a place `Name, COUNTRY`, a toll `3 killed, 4 injured`; or everything as JSON.
    """
    place = Place("correction")
    place.check_names(given, FIELDS)
    text = reading.article.text
    return {
        name: take_field(name, _parse(name, value.strip(), (reading, ontology)), text, place)
        for name, value in given.items()
    }


def check_names(fields: Fields, was: Fields, ontology: Ontology) -> None:
    """Raises InputError for names that the codebook has not got, unless the claim had them already."""
    place = Place("correction")
    kind = fields.get("type", was.get("type"))
    if kind is None:
        if any(fields.get(name) for name in (*LISTS, *SIDES)):
            raise place.fault("a statement without a type has no parties, modes or contexts: give a type, too")
        return
    known = ontology.types.get(kind)
    if known is None and kind != was.get("type"):
        raise InputError(str(unknown("correction", "type", kind, ontology.types)))
    names = {"mode": known.modes if known else (), "contexts": ontology.contexts, "auxiliary": ontology.auxiliary}
    for name, there in names.items():
        for item in fields.get(name) or ():
            if item not in there and item not in (was.get(name) or ()):
                raise InputError(str(unknown("correction", f"{name} of {kind}", item, there)))


def _parse(name: str, text: str, where: tuple[Reading, Ontology]) -> Any:
    if text[:1] in ("{", "["):
        return _load(name, text)
    if name in LISTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    if name in SIDES:
        return [_party(part, where) for part in text.split(" + ") if part.strip()]
    if not text:
        return None
    if name in PARTY:
        return _party(text, where)
    parser = _PARSERS.get(name)
    return parser(text) if parser else text


def _load(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError(f"correction: {name}: is no JSON ({error}): write it as it is shown, or as JSON") from error


def _party(text: str, where: tuple[Reading, Ontology]) -> dict[str, Any]:
    """A party with its codes; those of the actor of this name, if none are written. Words are found in the text."""
    reading, ontology = where
    match = _CODED.fullmatch(text)
    name = (match["name"] if match else text).strip()
    actor = next((a for a in reading.actors if a.name.casefold() == name.casefold()), None)
    found: dict[str, Any] = {"name": actor.name if actor else name or None, **_find(reading, name)}
    if match:
        return {**found, **_codes(match["codes"].split(), ontology)}
    known = {"country": actor.country, "sectors": list(actor.sectors)} if actor else {"country": None, "sectors": []}
    return {**found, **known}


def _codes(codes: list[str], ontology: Ontology) -> dict[str, Any]:
    """A country's code stands first, unless it is a sector's."""
    has_country = bool(codes) and codes[0] not in ontology.sectors and _COUNTRY.fullmatch(codes[0]) is not None
    sectors = codes[1:] if has_country else codes
    for code in sectors:
        if code not in ontology.sectors:
            raise InputError(str(unknown("correction", "sector", code, ontology.sectors)))
    return {"country": codes[0] if has_country else None, "sectors": sectors}


def _find(reading: Reading, name: str) -> dict[str, int]:
    """Where an actor of this name stands first, else where these words do."""
    for actor in reading.actors:
        if actor.name.casefold() == name.casefold() and actor.mentions:
            return dict(zip(("start", "end"), actor.mentions[0], strict=True))
    start = reading.article.text.find(name) if name else -1
    return {"start": start, "end": start + len(name)} if start >= 0 else {}


def _time(text: str) -> dict[str, Any]:
    first, _, last = (part.strip() for part in text.partition(" to "))
    ends = [None if day in ("", "...") else day for day in (first, last or first)]
    return {"start": ends[0], "end": ends[1]}


def _place(text: str) -> dict[str, Any]:
    name, comma, country = text.rpartition(",")
    if comma and _COUNTRY.fullmatch(country.strip()):
        return {"name": name.strip(), "country": country.strip()}
    return {"name": text}


def _toll(text: str) -> dict[str, int]:
    matches = [(_COUNT.fullmatch(part), part) for part in text.split(",")]
    if wrong := next((part for match, part in matches if match is None), None):
        raise InputError(f"correction: toll: {wrong.strip()!r} is no count: write as 3 killed, 4 injured, 5 detained")
    return {match[2]: int(match[1]) for match, _ in matches if match}


_PARSERS: Mapping[str, Callable[[str], Any]] = {"time": _time, "place": _place, "toll": _toll}


def pair_up(settings: Iterable[str]) -> dict[str, str]:
    """FIELD=VALUE as a mapping. Raises InputError for something else."""
    found = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise InputError(f"{setting!r}: write FIELD=VALUE; fields are {', '.join(FIELDS)}")
        found[name.strip()] = value
    return found
