"""The step from version 8 of the tables to 9: pairs of countries are counted from tables of their own.

Countries are paired with anybody, too. The new tables are filled when the store is opened. Once released, it stays as
it is.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_DYADS = (
    "CREATE TABLE dyads (first {int} NOT NULL, a {int} NOT NULL, b {int} NOT NULL, type VARCHAR(40) NOT NULL, "
    'incident {int} NOT NULL, seen {int} NOT NULL, last {int} NOT NULL, "out" {int} NOT NULL, back {int} NOT NULL, '
    "score FLOAT, PRIMARY KEY (first, a, b, type, incident, seen)){tree}",
    "CREATE INDEX dyads_pair ON dyads (a, b, first)",
    "CREATE INDEX dyads_incident ON dyads (incident)",
    "CREATE INDEX dyads_long ON dyads (last) WHERE last > first",
    "CREATE TABLE dyad_sums (span {int} NOT NULL, a {int} NOT NULL, b {int} NOT NULL, type VARCHAR(40) NOT NULL, "
    'seen {int} NOT NULL, found {int} NOT NULL, "out" {int} NOT NULL, back {int} NOT NULL, conflict {int} NOT NULL, '
    "cooperation {int} NOT NULL, scored {int} NOT NULL, net FLOAT NOT NULL, first {int} NOT NULL, last {int} NOT NULL, "
    "PRIMARY KEY (span, a, b, type, seen)){tree}",
    "CREATE INDEX dyad_sums_pair ON dyad_sums (a, b, span)",
)

_ANYBODY = (
    "INSERT INTO pairs (actor, recipient, day, claim, type, joint, told, score, first, last, incident) "
    "SELECT {actor}, {recipient}, r.day, r.claim, c.type, 0, "
    "CASE WHEN c.auxiliary IS NULL AND c.stance <> 'denies' THEN 1 ELSE 0 END, c.score, {first}, "
    "coalesce({last}, {first}), m.incident FROM roles r JOIN handles h ON h.id = r.handle AND h.kind = 'country' "
    "JOIN claims c ON c.id = r.claim AND c.type IS NOT NULL LEFT JOIN members m ON m.claim = r.claim "
    "WHERE r.role = '{role}'"
)
_SIDES = (("r.handle", "0", "actor"), ("0", "r.handle", "recipient"))
_DAY = {
    "sqlite": "CAST(replace({0}, '-', '') AS INTEGER)",
    "postgresql": "CAST(to_char({0}, 'YYYYMMDD') AS BIGINT)",
}


def add_dyads(connection: Connection) -> None:
    """From version 8 to 9."""
    is_sqlite = connection.dialect.name == "sqlite"
    kinds = {"int": "INTEGER" if is_sqlite else "BIGINT", "tree": " WITHOUT ROWID" if is_sqlite else ""}
    for statement in _DYADS:
        connection.execute(text(statement.format(**kinds)))
    first, last = (_DAY[connection.dialect.name].format(f"c.time_{end}") for end in ("start", "end"))
    for actor, recipient, role in _SIDES:
        told = _ANYBODY.format(actor=actor, recipient=recipient, role=role, first=first, last=last)
        connection.execute(text(told))
