"""A folder of learned roles: what was seen and judged in learned.jsonl, and the names that coding reads from it.

The folder is a lexicon like any other. Only `learned.jsonl` is kept by hand or by command; the table of persons is
written anew from it each time.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.lexicon.words import name_key
from dateline.model.learned import CONFIRMED, DECIDED, STRUCK, LearnedRole, Sighting

RECORD = "learned.jsonl"
TABLE = Path("actors/persons/learned.csv")
COLUMNS = ("id", "name", "aliases", "country", "sectors", "kind", "role", "since", "until", "basis")
VERDICTS = (CONFIRMED, STRUCK)
REMEDY = "remove the line, or learn into another folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What a folder holds: sightings, and judgements by name (confirmed | struck)."""

    sightings: tuple[Sighting, ...] = ()
    judgements: Mapping[str, str]


def read_learned(folder: Path) -> Learned:
    """What a folder holds; nothing if there is none yet. Raises InputError naming the line that does not fit."""
    path = folder / RECORD
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}; {REMEDY}") from error
    sightings: list[Sighting] = []
    judgements: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        found = _read_line(f"{path}:{number}", line)
        if isinstance(found, Sighting):
            sightings.append(found)
        else:
            judgements.update(found)
    return Learned(sightings=tuple(sightings), judgements=judgements)


def _read_line(place: str, line: str) -> Sighting | dict[str, str]:
    try:
        row: dict[str, Any] = json.loads(line)
        if "verdict" in row and row["verdict"] in VERDICTS:
            return {row["name"]: row["verdict"]}
        given = {field.name: row[field.name] for field in fields(Sighting)}
        return Sighting(**given | {"on": date.fromisoformat(row["on"]), "sectors": tuple(row["sectors"])})
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"{place}: no sighting and no judgement: {error}; {REMEDY}") from error


def write_learned(folder: Path, learned: Learned, roles: Iterable[LearnedRole]) -> None:
    """Writes the record and the table of persons. Raises InputError where the folder cannot be written."""
    try:
        (folder / TABLE).parent.mkdir(parents=True, exist_ok=True)
        (folder / RECORD).write_text("".join(_lines(learned)), encoding="utf-8")
        with (folder / TABLE).open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows(_row(role) for role in roles if role.state in (DECIDED, CONFIRMED))
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error}; give a folder of your own") from error


def _lines(learned: Learned) -> Iterable[str]:
    for sighting in sorted(set(learned.sightings)):
        yield json.dumps(asdict(sighting) | {"on": sighting.on.isoformat()}, ensure_ascii=False) + "\n"
    for name, verdict in sorted(learned.judgements.items()):
        yield json.dumps({"name": name, "verdict": verdict}, ensure_ascii=False) + "\n"


def _row(role: LearnedRole) -> tuple[str, ...]:
    first = role.sightings[0]
    since = role.since.isoformat()
    return (
        f"learned.{name_key(role.name).replace(' ', '-')}", role.name, "|".join(role.aliases), role.country,
        "|".join(role.sectors), "person", role.role, since, role.until.isoformat() if role.until else "",
        f"{role.state} from {len(role.sightings)} reports, first {first.article} of {first.on}: {first.words}",
    )  # fmt: skip
