"""Many rows into a table at once: each value is looked at no more than its database asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Table, insert

Change = Callable[[Any], Any]


class _Prepared(NamedTuple):
    """names: columns in the order of the statement's values; by_name: it asks for values by their names."""

    statement: str
    names: tuple[str, ...]
    changes: Mapping[str, Change]
    by_name: bool


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes rows, if any, all of which name the same columns. It does what executing `insert(table)` does.

    That puts together the values of every row anew, which costs more than writing them: here they are taken column by
    column.
    """
    if not rows:
        return
    ready = _prepare(table, tuple(rows[0]), connection.dialect)
    values = list(zip(*(_column(rows, name, ready.changes.get(name)) for name in ready.names), strict=True))
    given: list[Any] = [dict(zip(ready.names, row, strict=True)) for row in values] if ready.by_name else values
    connection.exec_driver_sql(ready.statement, given)


def _column(rows: Sequence[Mapping[str, Any]], name: str, change: Change | None) -> list[Any]:
    values = [row[name] for row in rows]
    return values if change is None else [None if value is None else change(value) for value in values]


@lru_cache(maxsize=200)
def _prepare(table: Table, columns: tuple[str, ...], dialect: Dialect) -> _Prepared:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    told = ((name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in columns)
    changes = {name: change for name, change in told if change is not None}
    names = compiled.positiontup if compiled.positional else None
    return _Prepared(str(compiled), tuple(names or columns), changes, by_name=names is None)
