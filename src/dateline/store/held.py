"""What is worked out more than once over one connection, kept until it is closed: as a table of its own."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from sqlalchemy import Connection, Select, TableClause, column, insert, table, text

MARK = "kept"


def reuse(connection: Connection, asked: Hashable, query: Select[Any]) -> TableClause:
    """A table with the rows of a query, for all who ask for the same over this connection."""
    kept: dict[Hashable, TableClause] = connection.info.setdefault(MARK, {})
    if asked not in kept:
        names, name = [c.name for c in query.selected_columns], f"kept_{len(kept) + 1}"
        kinds = [c.type.compile(connection.dialect) for c in query.selected_columns]
        columns = ", ".join(f'"{one}" {kind}' for one, kind in zip(names, kinds, strict=True))
        connection.execute(text(f"CREATE TEMPORARY TABLE {name} ({columns})"))
        rows = table(name, *(column(c.name, c.type) for c in query.selected_columns))
        connection.execute(insert(rows).from_select(names, query))
        kept[asked] = rows
    return kept[asked]
