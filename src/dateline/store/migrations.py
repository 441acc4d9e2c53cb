"""From each version of the tables to the next, by numbered functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, insert, inspect, select, text, update

from dateline.errors import StoreError
from dateline.store.fulltext import create_fulltext
from dateline.store.joint import keep_joint
from dateline.store.schema import METADATA, meta
from dateline.store.schema_dyads import SEEN
from dateline.store.schema_incidents import DERIVED
from dateline.store.schema_reviews import IN_HALVES
from dateline.store.steps import add_incidents, remake_incidents, renew_incidents
from dateline.store.steps_claims import add_sayings
from dateline.store.steps_dyads import add_dyads
from dateline.store.steps_pairs import widen_pairs
from dateline.store.steps_reviews import add_reviews, join_reviews, key_reviews

VERSION = 10
MARK = "dateline"

# MIGRATIONS[n] leads a store with data in it from version n to n + 1. Once released, a function stays as it is: it
# holds its own SQL, and never looks at `schema`, which tells of the newest version alone.
MIGRATIONS: Mapping[int, Callable[[Connection], None]] = {
    1: add_incidents, 2: add_reviews, 3: add_sayings, 4: join_reviews, 5: widen_pairs, 6: key_reviews,
    7: renew_incidents, 8: add_dyads, 9: remake_incidents,
}  # fmt: skip

_APPEND_ONLY = (
    "CREATE TRIGGER judgements_keep_{what} BEFORE {verb} ON judgements "
    "BEGIN SELECT RAISE(ABORT, 'judgements are only ever added to'); END"
)
_APPEND_ONLY_POSTGRES = (
    "CREATE OR REPLACE FUNCTION judgements_keep() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'judgements are only ever added to'; END $$",
    "CREATE TRIGGER judgements_keep BEFORE UPDATE OR DELETE ON judgements "
    "FOR EACH ROW EXECUTE FUNCTION judgements_keep()",
)


def create(connection: Connection) -> None:
    """Makes the tables of the newest version in an empty database."""
    assert all(table.metadata is METADATA for table in (*DERIVED, *IN_HALVES, *SEEN))
    METADATA.create_all(connection)
    create_fulltext(connection)
    if connection.dialect.name == "sqlite":
        for verb in ("update", "delete"):
            connection.execute(text(_APPEND_ONLY.format(what=verb, verb=verb.upper())))
    else:
        for statement in _APPEND_ONLY_POSTGRES:
            connection.execute(text(statement))
    connection.execute(insert(meta), [{"name": MARK, "value": "store"}, {"name": "version", "value": str(VERSION)}])
    keep_joint(connection)


def read_version(connection: Connection, name: str) -> int | None:
    """The version of the store's tables, None for an empty database. Raises StoreError if it holds something else."""
    tables = inspect(connection).get_table_names()
    if "meta" not in tables:
        if tables:
            raise StoreError(f"{name}: holds other tables ({', '.join(sorted(tables)[:3])}): give a store of its own")
        return None
    known = {row.name: row.value for row in connection.execute(select(meta.c.name, meta.c.value))}
    if MARK not in known:
        raise StoreError(f"{name}: its table `meta` is not that of a store: give a store of its own")
    return int(known["version"])


def check_version(version: int, name: str) -> None:
    """Raises StoreError for a store that a newer Dateline made."""
    if version > VERSION:
        raise StoreError(
            f"{name}: the store has version {version}, and this Dateline knows {VERSION} at most: "
            "nothing was touched; use the newer Dateline"
        )


def migrate(connection: Connection, version: int) -> None:
    """Leads a store forward to the newest version, in the transaction that is open."""
    for step in range(version, VERSION):
        MIGRATIONS[step](connection)
        connection.execute(update(meta).where(meta.c.name == "version").values(value=str(step + 1)))
