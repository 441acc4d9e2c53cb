"""What tells that a store has changed."""

from __future__ import annotations

from sqlalchemy import func, select

from dateline.store.opening import Store
from dateline.store.schema import articles, judgements, readings

Stamp = tuple[int, int, int]


def read_stamp(store: Store) -> Stamp:
    """Another one whenever an article, a reading or a judgement has come: keys are never given twice, and none goes.

    Raises StoreError.
    """
    tables = (articles, readings, judgements)
    with store.reading_from() as connection:
        first, second, third = (connection.execute(select(func.max(t.c.id))).scalar() or 0 for t in tables)
    return first, second, third
