"""What is worked out more than once over one connection, kept until it is closed: as a table of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, MetaData, Select, Table, text

MARK = "kept"


def begin_to_keep(connection: Connection) -> None:
    """From now on, `reuse` keeps what it is given over this connection."""
    connection.info[MARK] = {}


def reuse(connection: Connection, query: Select[Any]) -> Any:
    """The rows of a query: a subquery, or a table with them where they are kept."""
    kept: dict[str, Table] | None = connection.info.get(MARK)
    if kept is None:
        return query.subquery("reused")
    asked = str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    if asked not in kept:
        name = f"kept_{len(kept) + 1}"
        connection.execute(text(f"CREATE TEMPORARY TABLE {name} AS {asked.replace(':', chr(92) + ':')}"))
        columns = (Column(column.name, column.type) for column in query.selected_columns)
        kept[asked] = Table(name, MetaData(), *columns)
    return kept[asked]
