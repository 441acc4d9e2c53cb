"""The tables of reviewed claims: what some tables of `schema` would hold if readings were as people judged them.

They hold the articles with judgements alone, under the keys that their originals have, and are made again whenever one
of those is judged or coded.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table

from dateline.store.columns import number
from dateline.store.schema import METADATA, actors, answers, claims, pairs, parties, roles

BEFORE = "reviewed_"


def _like(table: Table) -> Table:
    columns: list[Column[object]] = [
        Column(c.name, c.type, primary_key=c.primary_key, nullable=c.nullable, autoincrement=False)
        for c in table.columns
    ]
    return Table(BEFORE + table.name, METADATA, *columns, sqlite_with_rowid="id" in table.c)


# article: its key; reading: the one that the reviewed rows are made of.
reviewed = Table(
    "reviewed",
    METADATA,
    Column("article", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    number("reading", needed=True),
    sqlite_with_rowid=False,
)

# By the name of what they stand for, in the order in which rows can be written.
REVIEWED = {table.name: _like(table) for table in (actors, claims, parties, answers, roles, pairs)}
