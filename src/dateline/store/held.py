"""What is worked out more than once over one connection, kept until it is closed: as a table of its own."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, TableClause, column, insert, select, table, text

MARK = "kept"


def reuse(
    connection: Connection, asked: Hashable, make: Callable[[], Select[Any]], *, by: str | None = None
) -> TableClause:
    """A table with the rows of a query, for all who ask for the same over this connection.

    make: puts the query together, which takes some time, too. by: a column to find rows by.
    """
    kept: dict[Hashable, TableClause] = connection.info.setdefault(MARK, {})
    if asked not in kept:
        query = make()
        names, name = [c.name for c in query.selected_columns], f"kept_{len(kept) + 1}"
        kinds = [c.type.compile(connection.dialect) for c in query.selected_columns]
        columns = ", ".join(f'"{one}" {kind}' for one, kind in zip(names, kinds, strict=True))
        connection.execute(text(f"CREATE TEMPORARY TABLE {name} ({columns})"))
        rows = table(name, *(column(c.name, c.type) for c in query.selected_columns))
        connection.execute(insert(rows).from_select(names, query))
        if by:
            connection.execute(text(f"CREATE INDEX {name}_by ON {name} ({by})"))
        kept[asked] = rows
    return kept[asked]


def keep_ids(connection: Connection, ids: Sequence[int]) -> Select[Any]:
    """Keys as a query that gives them: once they stand in a table, no question has to name each of them."""
    return select(keep_numbers(connection, ("id",), [(key,) for key in dict.fromkeys(ids)]).c.id)


def keep_numbers(connection: Connection, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> TableClause:
    """Rows of whole numbers as a table. names: of its columns; the first one tells the rows apart."""
    kept: dict[Hashable, TableClause] = connection.info.setdefault(MARK, {})
    asked = ("numbers", *names, tuple(rows))
    if asked not in kept:
        name = f"kept_{len(kept) + 1}"
        columns = ", ".join(f'"{one}" BIGINT{" PRIMARY KEY" if one == names[0] else ""}' for one in names)
        connection.execute(text(f"CREATE TEMPORARY TABLE {name} ({columns})"))
        kept[asked] = table(name, *(column(one, BigInteger) for one in names))
        if rows:
            connection.execute(insert(kept[asked]), [dict(zip(names, row, strict=True)) for row in rows])
    return kept[asked]
