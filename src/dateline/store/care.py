"""Looks after a store: checks it, counts what it holds, packs it, copies it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from dateline.errors import StoreError
from dateline.store.faults import telling
from dateline.store.incident_builds import copy_mark
from dateline.store.opening import Store, open_store
from dateline.store.schema import METADATA, articles, claims, meta, readings
from dateline.store.schema_incidents import incidents

BLOCK = 1000
OPTIMIZE, REBUILD = (
    tuple(f"INSERT INTO {name} ({name}) VALUES ('{what}')" for name in ("article_words", "handle_parts"))  # noqa: S608
    for what in ("optimize", "rebuild")
)


def count_all(store: Store) -> dict[str, Any]:
    """What the store holds: articles by status and language, coders, claims by type, days, bytes. Raises StoreError."""
    with store.reading_from() as connection:
        days = connection.execute(select(func.min(articles.c.published), func.max(articles.c.published))).one()
        return {
            "articles": _count(connection, articles),
            "status": _tally(connection, articles.c.status),
            "language": _tally(connection, articles.c.language),
            "published": [day.isoformat() if day else None for day in days],
            "publishers": connection.execute(select(func.count(func.distinct(articles.c.publisher)))).scalar(),
            "readings": _count(connection, readings),
            "codebook": _tally(connection, readings.c.codebook),
            "claims": _count(connection, claims),
            "type": _tally(connection, claims.c.type),
            "stance": _tally(connection, claims.c.stance),
            "incidents": _count(connection, incidents),
            "bytes": _measure(connection),
        }


def vacuum(store: Store) -> tuple[int, int]:
    """Gives back space that nothing uses, and renews what the database knows for planning; bytes before and after.

    Raises StoreError, as for a disk without room for a second copy.
    """
    with store.reading_from() as connection:
        before = _measure(connection)
    with telling(store.name), store.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        if store.is_sqlite:
            for statement in (*OPTIMIZE, "VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
                raw.execute(statement)
        else:
            raw.autocommit = True
            raw.execute("VACUUM ANALYZE")
    with store.reading_from() as connection:
        return before, _measure(connection)


def backup(store: Store, target: Path) -> int:
    """Copies the store, as it is at one moment, into a new file of SQLite, whatever the store's own kind; its bytes.

    Others may go on writing. The file is there whole or not at all. Raises StoreError if it cannot be written, or
    is there already.
    """
    if target.exists():
        raise StoreError(f"{target}: is there already: choose another name for the backup")
    try:
        handle, part = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise StoreError(f"{target}: {error.strerror}: choose a place that can be written to") from error
    try:
        _copy(store, part)
        Path(part).chmod(0o666 & ~_umask())
        Path(part).replace(target)
    finally:
        for left in (part, f"{part}-wal", f"{part}-shm"):
            Path(left).unlink(missing_ok=True)
    return target.stat().st_size


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _copy(store: Store, part: str) -> None:
    if not store.is_sqlite:
        with telling(part):
            _copy_rows(store, part)
        return
    with telling(store.name), store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        try:
            with closing(sqlite3.connect(part)) as file:
                raw.backup(file)
                file.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            raise StoreError(f"{part}: the backup cannot be written ({error}): is there room for it?") from error


def _copy_rows(store: Store, part: str) -> None:
    """Row by row, from any kind of store to a new one."""
    copy = open_store(part, create_missing=True)
    with store.seeing_all() as source, copy.writing_to() as target:
        for table in METADATA.sorted_tables:
            if table is meta:
                copy_mark(source, target)
                continue
            rows = source.execution_options(stream_results=True).execute(select(table)).mappings()
            while block := rows.fetchmany(BLOCK):
                target.execute(insert(table), [dict(row) for row in block])
        for statement in REBUILD:
            target.execute(text(statement))
    with telling(part), copy.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA journal_mode = DELETE")
    copy.close()


def _count(connection: Connection, table: Any) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar() or 0


def _tally(connection: Connection, column: Any) -> dict[str, int]:
    query = select(column, func.count()).group_by(column).order_by(func.count().desc(), column)
    return {str(value): count for value, count in connection.execute(query) if value is not None}


def _measure(connection: Connection) -> int:
    """The size of the database in bytes."""
    if connection.dialect.name != "sqlite":
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar() or 0)
    pages, size = (connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("page_count", "page_size"))
    return int(pages or 0) * int(size or 0)


def list_faults(store: Store, *, limit: int = 100) -> Iterator[tuple[str, str, str]]:
    """What could not be read or coded: (name, status, reason), the newest first. Raises StoreError."""
    query = (
        select(articles.c.name, articles.c.status, articles.c.reason)
        .where(articles.c.status.in_(("unreadable", "failed")))
        .order_by(articles.c.id.desc())
        .limit(limit)
    )
    with store.reading_from() as connection:
        yield from [(row.name, row.status, row.reason or "") for row in connection.execute(query)]
