"""Reports coded by hand: what a careful reader finds in them."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "reports"
LEARNED = Path(__file__).parent / "reports_learned"  # many places, riots and their policing; see CODING.md


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedEvent:
    """An event of the sheet. Empty tuples and None are not looked at; see CODING.md for each field."""

    sent: str
    words: tuple[str, ...]
    type: tuple[str, ...]
    core: bool
    id: str | None = None
    mode: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    actor_optional: bool = False
    recipient_optional: bool = False
    time: tuple[dt.date, dt.date] | None = None
    place: tuple[str, ...] = ()
    aux: frozenset[str] | None = None
    killed: int | None = None
    injured: int | None = None
    detained: int | None = None
    speaker: str | None = None
    support: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedClaim:
    """A statement of the sheet: who says, and some words of what is said. answers: ids of claims and events."""

    speaker: str
    about: str
    id: str | None = None
    cue: str | None = None
    stance: str | None = None
    direct: bool = False
    channel: str | None = None
    support: str | None = None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report and its coding. who: a name in the text to (country, sector or None)."""

    name: str
    title: str
    source: str
    text: str
    published: dt.date | None
    events: tuple[WantedEvent, ...]
    claims: tuple[WantedClaim, ...]
    who: dict[str, tuple[str, str | None]]


LISTS = ("type", "mode", "actor", "recipient", "parties", "place")


def event_from(row: dict[str, Any]) -> WantedEvent:
    """A row of a sheet as an event."""
    fields = dict(row)
    words = (fields.pop("trigger"), *fields.pop("alt_trigger", ()))
    fields |= {key: tuple(fields[key]) for key in LISTS if key in fields}
    if "aux" in fields:
        fields["aux"] = frozenset(fields["aux"])
    if "time" in fields:
        first, last = map(dt.date.fromisoformat, fields["time"])
        fields["time"] = (first, last)
    return WantedEvent(words=tuple(w.lower() for w in words), **fields)


def claim_from(row: dict[str, Any]) -> WantedClaim:
    """A row of a sheet as a statement."""
    return WantedClaim(**{**row, "answers": tuple(row.get("answers", ()))})


def load_sheet(path: Path) -> Sheet:
    """One file of the folder."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Sheet(
        name=path.stem,
        title=table["title"],
        source=table["source"],
        text=table["text"],
        published=table.get("published"),
        events=tuple(map(event_from, table["event"])),
        claims=tuple(map(claim_from, table["claim"])),
        who={name: (code[0], code[1] if len(code) > 1 else None) for name, code in table["who"].items()},
    )


def load_sheets(folder: Path = FOLDER) -> tuple[Sheet, ...]:
    """Every report of the folder, by name."""
    return tuple(load_sheet(path) for path in sorted(folder.glob("*.toml")))
