"""In which types those who act together are counted as a pair: the store's own remark, so that it counts all alike."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from dateline.lexicon.joint import joint_types
from dateline.store.schema import meta

MARK = "joint"


def joint_of(connection: Connection) -> tuple[str, ...] | None:
    """These types; None if nothing was counted yet."""
    kept = connection.execute(select(meta.c.value).where(meta.c.name == MARK)).scalar()
    return None if kept is None else tuple(kept.split())


def keep_joint(connection: Connection, types: Sequence[str] | None = None) -> None:
    """Notes them; None: those that this version's data lists. Whatever was counted is to be counted again."""
    connection.execute(delete(meta).where(meta.c.name == MARK))
    value = " ".join(joint_types() if types is None else types)
    connection.execute(insert(meta).values(name=MARK, value=value))
