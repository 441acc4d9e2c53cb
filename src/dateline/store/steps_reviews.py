"""The steps that concern reviewed claims: from version 2 of the tables to 3, from 4 to 5, and from 6 to 7.

Once released, they stay as they are.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_REVIEWS = (
    "CREATE TABLE reviewed (article {int} NOT NULL, reading {int} NOT NULL, PRIMARY KEY (article)){tree}",
    "CREATE TABLE reviewed_actors (id {int} NOT NULL, reading {int} NOT NULL, local TEXT NOT NULL, name TEXT NOT "
    "NULL, kind TEXT NOT NULL, country VARCHAR(3), sectors TEXT, role TEXT, lexicon_id TEXT, basis TEXT, PRIMARY "
    "KEY (id))",
    "CREATE TABLE reviewed_claims (id {int} NOT NULL, article {int} NOT NULL, reading {int} NOT NULL, local TEXT "
    "NOT NULL, statement {int} NOT NULL, day {int} NOT NULL, publisher TEXT, type TEXT, modes TEXT, contexts "
    "TEXT, auxiliary TEXT, quad TEXT, cameo TEXT, score FLOAT, trigger_start INTEGER, trigger_end INTEGER, "
    "time_start DATE, time_end DATE, time_precision TEXT, time_basis TEXT, time_words_start INTEGER, "
    "time_words_end INTEGER, place TEXT, place_country TEXT, place_admin1 TEXT, place_precision TEXT, place_lat "
    "FLOAT, place_lon FLOAT, geonames_id {int}, place_words_start INTEGER, place_words_end INTEGER, killed {int},"
    " injured {int}, detained {int}, toll_least TEXT, kind TEXT NOT NULL, act TEXT NOT NULL, stance TEXT NOT "
    "NULL, speaker {int}, addressee {int}, channel TEXT, support TEXT, certainty TEXT, via TEXT, source_start "
    "INTEGER, source_end INTEGER, cue_start INTEGER, cue_end INTEGER, content_start INTEGER, content_end INTEGER,"
    " evidence_start INTEGER, evidence_end INTEGER, confidence FLOAT NOT NULL, component TEXT NOT NULL, rule TEXT"
    " NOT NULL, PRIMARY KEY (id))",
    "CREATE TABLE reviewed_parties (claim {int} NOT NULL, side VARCHAR(9) NOT NULL, place {int} NOT NULL, actor "
    "{int}, words_start INTEGER, words_end INTEGER, PRIMARY KEY (claim, side, place)){tree}",
    "CREATE TABLE reviewed_answers (claim {int} NOT NULL, target {int} NOT NULL, how TEXT NOT NULL, "
    "target_statement {int} NOT NULL, PRIMARY KEY (claim, target)){tree}",
    "CREATE TABLE reviewed_roles (handle {int} NOT NULL, role VARCHAR(9) NOT NULL, day {int} NOT NULL, claim "
    "{int} NOT NULL, PRIMARY KEY (handle, role, day, claim)){tree}",
    "CREATE TABLE reviewed_pairs (actor {int} NOT NULL, recipient {int} NOT NULL, day {int} NOT NULL, claim {int}"
    " NOT NULL, type VARCHAR(40) NOT NULL, PRIMARY KEY (actor, recipient, day, claim)){tree}",
)


def add_reviews(connection: Connection) -> None:
    """From version 2 to 3."""
    is_sqlite = connection.dialect.name == "sqlite"
    kinds = {"int": "INTEGER" if is_sqlite else "BIGINT", "tree": " WITHOUT ROWID" if is_sqlite else ""}
    for statement in _REVIEWS:
        connection.execute(text(statement.format(**kinds)))


def join_reviews(connection: Connection) -> None:
    """From version 4 to 5: what stands is kept with what was coded, and made again when the store is opened."""
    for name in ("pairs", "roles", "answers", "parties", "claims", "actors"):
        connection.execute(text(f"DROP TABLE reviewed_{name}"))


def key_reviews(connection: Connection) -> None:
    """From version 6 to 7: reviewed readings are looked up by their first half."""
    number = "INTEGER" if connection.dialect.name == "sqlite" else "BIGINT"
    connection.execute(text("ALTER TABLE reviewed RENAME TO reviewed_before"))
    connection.execute(
        text(f"CREATE TABLE reviewed (hidden {number} NOT NULL, article {number} NOT NULL, PRIMARY KEY (hidden))")
    )
    connection.execute(text("INSERT INTO reviewed SELECT reading * 2, article FROM reviewed_before"))
    connection.execute(text("DROP TABLE reviewed_before"))
    connection.execute(text("CREATE INDEX reviewed_article ON reviewed (article)"))
