"""A step of the store's tables: when a claim was said, what was offered as proof, and who checked it."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Date, bindparam, text

SOME = 200  # readings at a time
PLACES = 1 << 20  # what the keys of two readings lie apart
TABLES = ("claims", "reviewed_claims")  # a reviewed claim has the key of the one that it is made of
COLUMNS = {
    "said_start": "DATE",
    "said_end": "DATE",
    "checks": "TEXT",
    "checked_by": "TEXT",
    "proof_start": "INTEGER",
    "proof_end": "INTEGER",
}
_READ = text("SELECT id, record FROM readings WHERE id IN :keys").bindparams(bindparam("keys", expanding=True))
_FILL = (
    "UPDATE {table} SET said_start = :said_start, said_end = :said_end, proof_start = :proof_start, "
    "proof_end = :proof_end WHERE id = :id"
)
_DAYS = [bindparam("said_start", type_=Date), bindparam("said_end", type_=Date)]


def add_sayings(connection: Connection) -> None:
    """From version 3 to 4. Fills what readings of before tell; they do not note who checked."""
    for table in TABLES:
        for name, kind in COLUMNS.items():
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {name} {kind}"))
    keys = [row.id for row in connection.execute(text("SELECT DISTINCT reading AS id FROM claims ORDER BY reading"))]
    for start in range(0, len(keys), SOME):
        rows = connection.execute(_READ, {"keys": keys[start : start + SOME]}).all()
        if found := list(_sayings((row.id, row.record) for row in rows)):
            for table in TABLES:
                connection.execute(text(_FILL.format(table=table)).bindparams(*_DAYS), found)


def _sayings(readings: Iterable[tuple[int, bytes]]) -> Iterator[dict[str, Any]]:
    """The values of each claim that has any."""
    for number, record in readings:
        for place, claim in enumerate(json.loads(zlib.decompress(record))["claims"]):
            said, proof = claim["attribution"].get("said_on") or {}, claim["attribution"].get("proof") or {}
            if said or proof:
                yield {
                    "id": number * PLACES + place,
                    "said_start": _day(said.get("start")),
                    "said_end": _day(said.get("end")),
                    "proof_start": proof.get("start"),
                    "proof_end": proof.get("end"),
                }


def _day(told: str | None) -> dt.date | None:
    return dt.date.fromisoformat(told) if told else None
