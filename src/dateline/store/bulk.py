"""Many rows into a table at once: each value is looked at no more than its database asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

Change = Callable[[Any], Any]


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes rows, all of which name the same columns. It does what executing `insert(table)` does.

    That puts together the values of every row anew, which costs more than writing them.
    """
    statement, names, changes = _prepare(table, tuple(rows[0]), connection.dialect)
    for name, change in changes:
        rows = [{**row, name: change(row[name])} if row[name] is not None else row for row in rows]
    if names is None:
        connection.exec_driver_sql(statement, [dict(row) for row in rows])
    else:
        connection.exec_driver_sql(statement, [tuple(map(row.__getitem__, names)) for row in rows])


@lru_cache(maxsize=200)
def _prepare(
    table: Table, columns: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[str, ...] | None, tuple[tuple[str, Change], ...]]:
    """The statement, the columns in its order (None if it names them), and what is done to the values of some."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    told = ((name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in columns)
    changes = tuple((name, change) for name, change in told if change is not None)
    names = tuple(compiled.positiontup) if compiled.positional and compiled.positiontup else None
    return str(compiled), names, changes
