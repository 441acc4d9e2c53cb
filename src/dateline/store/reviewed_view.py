"""A store as it stands after people's judgements: the same queries, over reviewed rows.

Under the names of the tables stand views, for the one connection that asks: the rows of all articles but those that
were judged, and the reviewed rows of those. So whatever asks a store can be asked of what was reviewed.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, text

from dateline.store.schema import SPREAD
from dateline.store.schema_incidents import incidents, members
from dateline.store.schema_reviews import REVIEWED, reviewed

_VIEW = (
    "CREATE TEMPORARY VIEW {name} AS SELECT {columns} FROM {at}{name} "
    "WHERE {reading} NOT IN (SELECT reading FROM {at}reviewed) UNION ALL SELECT {columns} FROM {at}reviewed_{name}"
)
# What was rejected is in no incident; what was added is one of its own.
_MEMBERS = (
    "CREATE TEMPORARY VIEW members AS SELECT claim, incident, knot, score, reasons FROM {at}members "
    "WHERE {reading} NOT IN (SELECT reading FROM {at}reviewed) "
    "OR claim IN (SELECT id FROM {at}reviewed_claims WHERE type IS NOT NULL) "
    "UNION ALL SELECT id, id, id, 1.0, '' FROM {at}reviewed_claims "
    "WHERE type IS NOT NULL AND id NOT IN (SELECT claim FROM {at}members) AND EXISTS (SELECT claim FROM {at}members)"
)
# Those of which nothing is left are none; those that were added have a row of their own.
_INCIDENTS = (
    "CREATE TEMPORARY VIEW incidents AS SELECT {columns} FROM {at}incidents WHERE id NOT IN ("
    "SELECT m.incident FROM {at}reviewed r JOIN {at}members m "
    "ON m.claim >= r.reading * {spread} AND m.claim < (r.reading + 1) * {spread} WHERE NOT EXISTS ("
    "SELECT 1 FROM {at}members n WHERE n.incident = m.incident AND ("
    "n.claim / {spread} NOT IN (SELECT reading FROM {at}reviewed) "
    "OR n.claim IN (SELECT id FROM {at}reviewed_claims WHERE type IS NOT NULL)))) "
    "UNION ALL SELECT id, type, quad, place, place_country, time_start, time_end, day, day, "
    "CASE WHEN auxiliary IS NULL AND stance <> 'denies' THEN 1 ELSE 0 END, 1, 1, 1, 1.0 FROM {at}reviewed_claims "
    "WHERE type IS NOT NULL AND id NOT IN (SELECT claim FROM {at}members) AND EXISTS (SELECT claim FROM {at}members)"
)
_CLAIM = f"claim / {SPREAD}"


def lay_views(connection: Connection) -> None:
    """Lays the views over the tables, if anything was judged."""
    if connection.execute(select(reviewed.c.article).limit(1)).first() is None:
        return
    at = _find_schema(connection)
    for name, table in REVIEWED.items():
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        reading = "reading" if "reading" in table.c else _CLAIM
        connection.execute(text(_VIEW.format(name=name, columns=columns, reading=reading, at=at)))
    assert members.name == "members"
    connection.execute(text(_MEMBERS.format(reading=_CLAIM, at=at)))
    columns = ", ".join(column.name for column in incidents.columns)
    connection.execute(text(_INCIDENTS.format(columns=columns, at=at, spread=SPREAD)))


def _find_schema(connection: Connection) -> str:
    """Where the tables are: by their bare names they would be the views."""
    if connection.dialect.name == "sqlite":
        return "main."
    schema = connection.execute(text("SELECT current_schema()")).scalar()
    return f"{connection.dialect.identifier_preparer.quote(str(schema))}."
