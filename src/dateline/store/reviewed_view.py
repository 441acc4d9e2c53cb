"""A store as it was coded, or as it stands after people's judgements: the same queries see one or the other.

Under the names of the tables stand views, for the one connection that asks. Each is its table with a condition on the
key, so a database looks things up in it as in the table itself, however large it is.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, Table, select, text

from dateline.store.schema_dyads import CODED, SEEN, STANDING
from dateline.store.schema_incidents import incidents
from dateline.store.schema_reviews import HALF, HALF_BITS, IN_HALVES, key_of, reviewed

_VIEW = "CREATE TEMPORARY VIEW {name} AS SELECT {columns} FROM {at}{name} WHERE {condition}"
_AS_CODED = "({key} & {half}) = 0"
_AS_STANDING = "({key} >> {bits}) NOT IN (SELECT hidden FROM {at}reviewed)"
# Incidents of which nothing is left are none.
_GONE = (
    "id IN (SELECT m.incident FROM {at}reviewed r JOIN {at}members m "
    "ON m.claim >= r.hidden * {half} AND m.claim < (r.hidden + 1) * {half} WHERE NOT EXISTS ("
    "SELECT 1 FROM {at}members n WHERE n.incident = m.incident "
    "AND (n.claim >> {bits}) NOT IN (SELECT hidden FROM {at}reviewed)))"
)
_HIDDEN = (
    "id IN (SELECT c.id FROM {at}reviewed r JOIN {at}claims c "
    "ON c.id >= r.hidden * {half} AND c.id < (r.hidden + 1) * {half})"
)


def lay_views(connection: Connection, *, is_reviewed: bool) -> None:
    """Lays the views over the tables, if anything was judged."""
    if not is_judged(connection):
        return
    for view in _list_views(_at(connection), is_reviewed):
        connection.exec_driver_sql(view)


def is_judged(connection: Connection) -> bool:
    """Whether anything was judged, so that views are laid."""
    return connection.execute(select(reviewed.c.article).limit(1)).first() is not None


def tell_hidden(table: Table, connection: Connection) -> str:
    """The condition on claims or incidents, in their own table, that they do not stand after judgements."""
    return (_GONE if table is incidents else _HIDDEN).format(half=HALF, bits=HALF_BITS, at=_at(connection))


@cache
def _list_views(at: str, is_reviewed: bool) -> tuple[str, ...]:
    """How the views are laid. at: the schema that the tables are in."""
    seen = f"({{key}} & {STANDING if is_reviewed else CODED}) <> 0"
    halves = ((table, _condition(table, is_reviewed)) for table in IN_HALVES)
    return tuple(
        _VIEW.format(
            name=table.name,
            columns=", ".join(f'"{column.name}"' for column in table.columns),
            at=at,
            condition=condition.format(key=key_of(table).name, half=HALF, bits=HALF_BITS, at=at),
        )
        for table, condition in (*halves, *((table, seen) for table in SEEN))
    )


def _condition(table: Table, is_reviewed: bool) -> str:
    if not is_reviewed:
        return _AS_CODED
    return f"NOT {_GONE}" if table is incidents else _AS_STANDING


def find_schema(connection: Connection) -> str:
    """Where the tables are: by their bare names they would be the views."""
    if connection.dialect.name == "sqlite":
        return "main"
    return str(connection.execute(text("SELECT current_schema()")).scalar())


def _at(connection: Connection) -> str:
    """What stands before a table's name there."""
    return f"{connection.dialect.identifier_preparer.quote(find_schema(connection))}."
