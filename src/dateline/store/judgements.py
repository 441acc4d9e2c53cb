"""What people and programs judged: only ever added to, and every judgement can be taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from dateline.errors import StoreError
from dateline.store.clock import now
from dateline.store.opening import Store
from dateline.store.schema import judgements


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody's word on something.

    made: when, in UTC. who: a person's name, or a program's with its version. kind: what sort of question it answers;
    about: what is judged, as the kind has it; verdict: plain data. undone_by: the judgement that took it back.
    """

    id: int
    made: str
    who: str
    kind: str
    about: str
    verdict: Any
    why: str | None
    undone_by: int | None


def judge(
    store: Store, kind: str, about: str, verdict: Mapping[str, Any] | str | bool, *, who: str, why: str | None = None
) -> int:
    """Adds a judgement, and gives its key. Raises StoreError."""
    row = {"who": who, "kind": kind, "about": about, "verdict": json.dumps(verdict, sort_keys=True), "why": why}
    with store.writing_to() as connection:
        return add_row(connection, row)


def undo(store: Store, judgement: int, *, who: str, why: str | None = None) -> int:
    """Takes a judgement back by a new one, whose key it gives; that one can be taken back in its turn.

    Raises StoreError if there is none, or it is taken back already.
    """
    with store.writing_to() as connection:
        return add_undoing(connection, judgement, store.name, {"who": who, "why": why})


def add_undoing(connection: Connection, judgement: int, name: str, more: Mapping[str, str | None]) -> int:
    """As `undo`, in a transaction that is open. name: the store's; more: who, and why."""
    row = connection.execute(select(judgements).where(judgements.c.id == judgement)).first()
    done = connection.execute(select(judgements.c.id).where(judgements.c.undoes == judgement)).scalar()
    if row is None:
        raise StoreError(f"{name}: there is no judgement {judgement}")
    if done is not None:
        raise StoreError(f"{name}: judgement {judgement} is taken back already, by {done}")
    told = {"kind": row.kind, "about": row.about, "verdict": json.dumps("undone"), "undoes": judgement}
    return add_row(connection, {**told, **more})


def list_judgements(
    store: Store, *, kind: str | None = None, about: str | None = None, everything: bool = False
) -> tuple[Judgement, ...]:
    """The judgements that hold, in their order. everything: those taken back, and those that did it, too.

    Raises StoreError.
    """
    with store.reading_from() as connection:
        return list_held(connection, kind, about=about, everything=everything)


def list_held(
    connection: Connection, kind: str | None = None, *, about: str | None = None, everything: bool = False
) -> tuple[Judgement, ...]:
    """As `list_judgements`, in a transaction that is open."""
    query = select(judgements).order_by(judgements.c.id)
    for column, value in ((judgements.c.kind, kind), (judgements.c.about, about)):
        query = query if value is None else query.where(column == value)
    rows = connection.execute(query).all()
    # Read from the last one on: what takes back is settled before what it takes back.
    undone: dict[int, int] = {}
    for row in reversed(rows):
        if row.undoes is not None and row.id not in undone:
            undone[row.undoes] = row.id
    kept = [r for r in rows if everything or (r.undoes is None and r.id not in undone)]
    return tuple(
        Judgement(
            id=r.id, made=r.made, who=r.who, kind=r.kind, about=r.about, verdict=json.loads(r.verdict), why=r.why,
            undone_by=undone.get(r.id),
        )
        for r in kept
    )  # fmt: skip


def add_row(connection: Connection, row: dict[str, Any]) -> int:
    """Adds a row of `judgements` in a transaction that is open, and gives its key."""
    number: int = (connection.execute(select(func.max(judgements.c.id))).scalar() or 0) + 1
    connection.execute(insert(judgements).values(id=number, made=now(), **row))
    return number
