"""The steps from one version of the tables to the next. Once released, a step stays as it is."""

from __future__ import annotations

from sqlalchemy import Connection, text

# Version 2: incidents. They are made of all claims, which may take long: a mark says that this is to be done, and the
# store can be used meanwhile.
_INCIDENTS = (
    "CREATE TABLE tellings (claim {int} NOT NULL, account {int} NOT NULL, actors TEXT, recipients TEXT, words TEXT, "
    'setting TEXT, "trigger" TEXT NOT NULL, origin TEXT NOT NULL, first {int}, last {int}, sure {int} NOT NULL, '
    "PRIMARY KEY (claim), FOREIGN KEY(claim) REFERENCES claims (id)){tree}",
    "CREATE INDEX tellings_account ON tellings (account)",
    'CREATE TABLE blocks ("key" {int} NOT NULL, low {int} NOT NULL, claim {int} NOT NULL, high {int} NOT NULL, '
    'PRIMARY KEY ("key", low, claim), FOREIGN KEY(claim) REFERENCES claims (id)){tree}',
    "CREATE INDEX blocks_claim ON blocks (claim)",
    "CREATE TABLE members (claim {int} NOT NULL, incident {int} NOT NULL, knot {int} NOT NULL, score FLOAT NOT NULL, "
    "reasons TEXT NOT NULL, PRIMARY KEY (claim), FOREIGN KEY(claim) REFERENCES claims (id)){tree}",
    "CREATE INDEX members_incident ON members (incident)",
    "CREATE INDEX members_knot ON members (knot)",
    "CREATE TABLE incidents (id {int} NOT NULL, type TEXT NOT NULL, quad TEXT, place TEXT, place_country VARCHAR(3), "
    "time_start DATE, time_end DATE, first_told {int} NOT NULL, last_told {int} NOT NULL, told {int} NOT NULL, "
    "claims {int} NOT NULL, reports {int} NOT NULL, sources {int} NOT NULL, score FLOAT NOT NULL, PRIMARY KEY (id))",
    "CREATE INDEX incidents_last_told ON incidents (last_told)",
    "CREATE INDEX incidents_place ON incidents (place_country, first_told)",
    "CREATE INDEX incidents_type ON incidents (type, first_told, quad)",
    "INSERT INTO meta (name, value) VALUES ('incidents', 'missing')",
)


# Version 8: claims are compared by more, so that all is made again; some stores of version 2 lacked a column, too.
_GONE = ("members", "incidents", "blocks", "tellings")
_SINCE = ("CREATE INDEX incidents_reports ON incidents (reports)", "UPDATE pairs SET incident = NULL")


def add_incidents(connection: Connection) -> None:
    """From version 1 to 2."""
    is_sqlite = connection.dialect.name == "sqlite"
    kinds = {"int": "INTEGER" if is_sqlite else "BIGINT", "tree": " WITHOUT ROWID" if is_sqlite else ""}
    for statement in _INCIDENTS:
        connection.execute(text(statement.format(**kinds)))


def renew_incidents(connection: Connection) -> None:
    """From version 7 to 8: incidents are to be made again."""
    for table in _GONE:
        connection.execute(text(f"DROP TABLE {table}"))
    connection.execute(text("DELETE FROM meta WHERE name = 'incidents'"))
    add_incidents(connection)
    for statement in _SINCE:
        connection.execute(text(statement))


# Version 10: claims that nothing dates are compared by other keys.
_FROM_ANEW = (
    *map("DELETE FROM {}".format, (*_GONE, "dyads", "dyad_sums")),
    "UPDATE pairs SET incident = NULL",
    "DELETE FROM meta WHERE name = 'incidents'",
    "INSERT INTO meta (name, value) VALUES ('incidents', 'missing')",
)


def remake_incidents(connection: Connection) -> None:
    """From version 9 to 10: incidents are to be made again."""
    for statement in _FROM_ANEW:
        connection.execute(text(statement))
