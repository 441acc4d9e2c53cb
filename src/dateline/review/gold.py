"""Gold: what people say is in a text. docs/reference/gold.md tells of the format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.review.fields import FIELDS, SIDES, Fields
from dateline.review.givens import Place, take_field, take_words

# How much of a text a row claims to give: beyond that, what a coder finds is neither right nor wrong.
SOME, EVENTS, ALL = "some", "events", "all"
COMPLETE = (SOME, EVENTS, ALL)
HEAD = ("id", "text", "published", "source", "title", "url", "complete", "claims", "rejected", "by")
CLAIM = ("at", *FIELDS, "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim that is there. start, end: the words that it is known by; fields: those that were judged."""

    start: int
    end: int
    fields: Fields

    @property
    def is_event(self) -> bool:
        """Whether it tells of an event: a statement's type is None."""
        return self.fields.get("type") is not None or "type" not in self.fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Words that tell of no event of this type; type: None for whatever type."""

    start: int
    end: int
    type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One text with what is in it. article: as `dateline code` reads it in lines of JSON; complete: of COMPLETE."""

    id: str
    text: str
    article: Mapping[str, Any]
    complete: str
    claims: tuple[GoldClaim, ...]
    rejected: tuple[Rejected, ...]


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """The gold of a file. Raises InputError that names the line and the remedy."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}): give a file of JSON lines in UTF-8") from error
    found: dict[str, GoldArticle] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = Place(f"{path}:{number}")
            one = take_article(_load(line, place), place)
            if one.id in found:
                raise place.fault(f"id {one.id!r} was there already: give each text a name of its own")
            found[one.id] = one
    if not found:
        raise InputError(f"{path}: holds no gold: give a JSON object a line (docs/reference/gold.md)")
    return tuple(found.values())


def take_article(row: Mapping[str, Any], place: Place) -> GoldArticle:
    """One row as a record. Raises InputError."""
    place.check_names(row, HEAD)
    for name in ("id", "text"):
        if not isinstance(row.get(name), str) or not row[name]:
            raise place.fault(f"{name} is missing: give it as a text")
    complete = row.get("complete", SOME)
    if complete not in COMPLETE:
        raise place.fault(f"complete is {complete!r}: give one of {', '.join(COMPLETE)}")
    text = row["text"]
    named = ("id", "text", "published", "source", "title", "url")
    return GoldArticle(
        id=row["id"],
        text=text,
        article={name: row[name] for name in named if row.get(name) is not None},
        complete=complete,
        claims=tuple(_claim(c, text, place.within(f"claim {n}")) for n, c in enumerate(row.get("claims") or (), 1)),
        rejected=tuple(
            _rejected(r, text, place.within(f"rejected {n}")) for n, r in enumerate(row.get("rejected") or (), 1)
        ),
    )


def write_gold(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as lines, always the same for the same rows."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=True) + "\n"


def _load(line: str, place: Place) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise place.fault(f"is no JSON ({error}): give one object a line") from error
    if not isinstance(row, Mapping):
        raise place.fault("is no JSON object: give one object a line")
    return row


def _claim(row: Any, text: str, place: Place) -> GoldClaim:
    place.check_names(row, CLAIM)
    words = take_words(row.get("at"), text, place.within("at"))
    fields = {name: take_field(name, row[name], text, place) for name in FIELDS if name in row}
    if fields.get("type", "") is None and any(fields.get(side) for side in SIDES):
        raise place.fault("a statement without a type has no actors or recipients: leave them out, or give a type")
    return GoldClaim(start=words["start"], end=words["end"], fields=fields)


def _rejected(row: Any, text: str, place: Place) -> Rejected:
    place.check_names(row, ("at", "type", "by"))
    words = take_words(row.get("at"), text, place.within("at"))
    kind = row.get("type")
    return Rejected(start=words["start"], end=words["end"], type=kind if isinstance(kind, str) else None)
