"""Reviewed claims: the rows that readings would have if they were as people judged them.

They stand in the same tables as the rows of what was coded, for the articles with judgements alone: the first half of a
reading's keys is for what was coded, the second one for what stands. So every index serves both, and whoever reads sees
one of them (`reviewed_view`). They are made again whenever an article is judged or coded.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, Table

from dateline.store.columns import number
from dateline.store.schema import METADATA, SPREAD, actors, answers, claims, pairs, parties, roles
from dateline.store.schema_incidents import incidents, members, tellings

HALF = SPREAD // 2

# article: its key; reading: the one that the reviewed rows are made of.
reviewed = Table(
    "reviewed",
    METADATA,
    Column("article", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    number("reading", needed=True),
    sqlite_with_rowid=False,
)

# What is made of a reviewed reading, in the order in which rows can be written; and all that has reviewed rows.
REVIEWED = (actors, claims, parties, answers, roles, pairs, tellings)
IN_HALVES = (*REVIEWED, members, incidents)


def key_of(table: Table) -> Any:
    """The column whose halves tell what was coded from what stands."""
    return table.c["id" if "id" in table.c else "claim"]


def to_coded(key: int) -> int:
    """The key of the claim as it was coded, given it or that of the claim as it stands."""
    return key & ~HALF


def coded_alone(connection: Connection, column: Any) -> tuple[Any, ...]:
    """The condition that a row is of what was coded, in a transaction that writes: others see no other rows."""
    return (column.op("&")(HALF) == 0,) if connection.get_execution_options().get("writes") else ()
