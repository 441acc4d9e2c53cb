"""Reviewed claims: the rows that readings would have if they were as people judged them.

They stand in the same tables as the rows of what was coded, for the articles with judgements alone: the first half of a
reading's keys is for what was coded, the second one for what stands. So every index serves both, and whoever reads sees
one of them (`reviewed_view`). They are made again whenever an article is judged or coded.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Index, Table

from dateline.store.columns import key, number
from dateline.store.schema import METADATA, SPREAD, actors, answers, claims, pairs, parties, roles
from dateline.store.schema_incidents import incidents, members, tellings

HALF = SPREAD // 2
HALF_BITS = HALF.bit_length() - 1

# Readings with reviewed rows. hidden: their first half, as the number 2 * reading that keys >> 19 give: SQLite looks
# numbers up the fastest that are the keys of a table. article: its key.
reviewed = Table(
    "reviewed", METADATA, key("hidden"), number("article", needed=True), Index("reviewed_article", "article")
)

# What is made of a reviewed reading, in the order in which rows can be written; and all that has reviewed rows.
REVIEWED = (actors, claims, parties, answers, roles, pairs, tellings)
IN_HALVES = (*REVIEWED, members, incidents)


def key_of(table: Table) -> Any:
    """The column that tells what was coded from what stands: by its halves, or by name."""
    return table.c[next(name for name in ("id", "claim", "seen") if name in table.c)]


def to_coded(key: int) -> int:
    """The key of the claim as it was coded, given it or that of the claim as it stands."""
    return key & ~HALF


def coded_alone(connection: Connection, column: Any) -> tuple[Any, ...]:
    """The condition that a row is of what was coded, in a transaction that writes: others see no other rows."""
    return (column.op("&")(HALF) == 0,) if connection.get_execution_options().get("writes") else ()
