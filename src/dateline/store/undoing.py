"""Taking back a judgement of any kind, with what hangs on it."""

from __future__ import annotations

from sqlalchemy import select

from dateline.store.incident_bonds import KIND
from dateline.store.incident_judgements import undo_judgement
from dateline.store.opening import Store
from dateline.store.reviews import undo_ruling
from dateline.store.schema import judgements


def undo_any(store: Store, judgement: int, *, who: str, why: str | None = None) -> int:
    """Takes back a judgement on a claim or on incidents, and gives the key of the new one; it holds at once.

    Raises StoreError if there is none, or it is taken back already.
    """
    with store.reading_from() as connection:
        kind = connection.execute(select(judgements.c.kind).where(judgements.c.id == judgement)).scalar()
    undo = undo_judgement if kind == KIND else undo_ruling
    return undo(store, judgement, who=who, why=why)
