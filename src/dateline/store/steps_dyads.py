"""The step from version 8 of the tables to 9: pairs of countries are counted from tables of their own.

They are filled when the store is opened. Once released, it stays as it is.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_DYADS = (
    "CREATE TABLE dyads (first {int} NOT NULL, a {int} NOT NULL, b {int} NOT NULL, incident {int} NOT NULL, "
    'seen {int} NOT NULL, last {int} NOT NULL, type VARCHAR(40) NOT NULL, "out" {int} NOT NULL, back {int} NOT NULL, '
    "score FLOAT, PRIMARY KEY (first, a, b, incident, seen)){tree}",
    "CREATE INDEX dyads_pair ON dyads (a, b, first)",
    "CREATE INDEX dyads_incident ON dyads (incident)",
    "CREATE INDEX dyads_long ON dyads (last) WHERE last > first",
    "CREATE TABLE dyad_sums (span {int} NOT NULL, a {int} NOT NULL, b {int} NOT NULL, type VARCHAR(40) NOT NULL, "
    'seen {int} NOT NULL, found {int} NOT NULL, "out" {int} NOT NULL, back {int} NOT NULL, conflict {int} NOT NULL, '
    "cooperation {int} NOT NULL, scored {int} NOT NULL, net FLOAT NOT NULL, first {int} NOT NULL, last {int} NOT NULL, "
    "PRIMARY KEY (span, a, b, type, seen)){tree}",
    "CREATE INDEX dyad_sums_pair ON dyad_sums (a, b, span)",
)


def add_dyads(connection: Connection) -> None:
    """From version 8 to 9."""
    is_sqlite = connection.dialect.name == "sqlite"
    kinds = {"int": "INTEGER" if is_sqlite else "BIGINT", "tree": " WITHOUT ROWID" if is_sqlite else ""}
    for statement in _DYADS:
        connection.execute(text(statement.format(**kinds)))
