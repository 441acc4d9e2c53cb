"""Opens stores: a file for SQLite, an address for PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import NullPool

from dateline.errors import StoreError
from dateline.store.faults import telling
from dateline.store.memory import Memory
from dateline.store.migrations import check_version, create, migrate, read_version
from dateline.store.reviewed_view import lay_views

# For a turn to write, how long between two looks; for a server that answers.
WAIT_SECONDS, LOOK_SECONDS, CONNECT_SECONDS = 300, 0.005, 60
# What a writer keeps of the file: it touches few pages twice, and works in a process that holds much else.
WRITER_KB = 16384
POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")
# Whoever writes to a PostgreSQL store holds this lock until the end of the transaction: one writer, many readers,
# as SQLite has it anyway.
_WRITER_LOCK = 0x646C_7374
# The connections that are held, by engine and by what is seen.
_HELD: ContextVar[Mapping[tuple[int, bool], Connection]] = ContextVar("_HELD", default={})  # noqa: B039 - never changed


@dataclass(frozen=True, slots=True)
class Store:
    """An open store.

    name: how it was called, fit to be shown. readonly: nothing may be written. is_reviewed: whatever is read from it is
    as people judged it (`see_reviewed`). memory: what was worked out of it (`dateline.store.stamps.recall`).
    """

    engine: Engine
    name: str
    readonly: bool = False
    is_reviewed: bool = False
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading_from(self) -> Iterator[Connection]:
        """A connection that sees one state of the store. Raises StoreError."""
        held = _HELD.get().get((id(self.engine), self.is_reviewed))
        if held is not None:
            with telling(self.name):
                yield held
            return
        with self.seeing_all() as connection:
            lay_views(connection, is_reviewed=self.is_reviewed)
            yield connection

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Within it, all that the same thread reads is of one state of the store. Raises StoreError.

        It also spares what a connection takes to open, for those who ask for much.
        """
        with self.reading_from() as connection:
            held = _HELD.set({**_HELD.get(), (id(self.engine), self.is_reviewed): connection})
            try:
                yield
            finally:
                _HELD.reset(held)

    @contextmanager
    def seeing_all(self) -> Iterator[Connection]:
        """The same, with the rows of what was coded and of what stands side by side. Raises StoreError."""
        with telling(self.name), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing_to(self) -> Iterator[Connection]:
        """A transaction that is written whole at its end, or not at all. Raises StoreError."""
        if self.readonly:
            raise StoreError(f"{self.name}: opened for reading alone")
        with telling(self.name), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                _take_turn(connection)
                yield connection

    def close(self) -> None:
        """Lets go of every connection."""
        self.engine.dispose()


def see_reviewed(store: Store, wanted: bool = True) -> Store:
    """The same store as it stands after people's judgements; not wanted: as it was coded, whatever was judged.

    Corrected claims are found by what they were corrected to, rejected ones not at all.
    """
    return replace(store, is_reviewed=wanted)


def open_store(target: str | Path, *, create_missing: bool = False, readonly: bool = False) -> Store:
    """The store at a path, or at an address (postgresql://USER@HOST/NAME), led forward to this version's tables.

    create_missing: make one where there is none. readonly: open it without writing anything, whatever its rights.
    Raises StoreError if there is none, it is damaged, of a newer version, or no store at all.
    """
    url = _parse(str(target))
    store = Store(engine=_make_engine(url, readonly), name=_show(url), readonly=readonly)
    try:
        _prepare(store, create_missing=create_missing, path=url.database if store.is_sqlite else None)
    except BaseException:
        store.close()
        raise
    return store


def _prepare(store: Store, *, create_missing: bool, path: str | None) -> None:
    if path is not None and not create_missing and not Path(path).exists():
        raise StoreError(f"{store.name}: there is no such store: `dateline ingest` makes one")
    if path is not None and not Path(path).absolute().parent.is_dir():
        raise StoreError(f"{store.name}: there is no folder {Path(path).parent}: make it first")
    with store.seeing_all() as connection:
        version = read_version(connection, store.name)
    if version is None and not create_missing:
        raise StoreError(f"{store.name}: is empty, and no store yet: `dateline ingest` makes one")
    if version is not None:
        check_version(version, store.name)
    old = version is None or version < _newest()
    if old and store.readonly:
        raise StoreError(f"{store.name}: has an older version: open it once for writing (`dateline store vacuum`)")
    if old:
        _lead_forward(store)


def _newest() -> int:
    from dateline.store import migrations

    return migrations.VERSION


def _lead_forward(store: Store) -> None:
    """Makes or renews the tables; whoever came first has done it, and then there is nothing to do."""
    if store.is_sqlite:
        _use_wal(store)
    with store.writing_to() as connection:
        version = read_version(connection, store.name)
        if version is None:
            create(connection)
        else:
            migrate(connection, version)
            _renew(connection)


def _renew(connection: Connection) -> None:
    """What stands after judgements is made again for the new tables, and then what pairs are counted from."""
    # Imported late: reviews are read from an open store.
    from dateline.store.dyads import rebuild_dyads
    from dateline.store.reviews import renew_all

    renew_all(connection)
    rebuild_dyads(connection)


def _use_wal(store: Store) -> None:
    """Readers and the writer don't wait for each other. The file keeps it."""
    with telling(store.name), store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.execute("PRAGMA journal_mode = WAL")


def _parse(target: str) -> Any:
    if "://" not in target:
        return make_url("sqlite://").set(database=target)
    try:
        url = make_url(target)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{target}: no address of a store: give a path, or postgresql://USER@HOST/NAME") from error
    if url.drivername in POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database:
        return url
    raise StoreError(f"{_show(url)}: no kind of store: give a path, or postgresql://USER@HOST/NAME")


def _show(url: Any) -> str:
    """The address without its password."""
    if url.drivername == "sqlite":
        return str(url.database)
    return str(url.set(drivername=url.drivername.partition("+")[0]).render_as_string(hide_password=True))


def _make_engine(url: Any, readonly: bool) -> Engine:
    if url.drivername == "sqlite":
        return _make_sqlite(str(url.database), readonly)
    try:
        return create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": CONNECT_SECONDS})
    except ImportError as error:
        raise StoreError(f"{_show(url)}: PostgreSQL needs the package psycopg: install dateline[postgres]") from error


def _make_sqlite(path: str, readonly: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        if not readonly:
            return _connect(path)
        try:
            return _checked(_connect(f"{Path(path).resolve().as_uri()}?mode=ro"))
        except sqlite3.OperationalError:
            # A folder that may not be written to holds no place for the files that readers share. Where the writer
            # left a log, the file alone would tell an older state.
            if _has_log(path):
                raise
            return _connect(f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1")

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _has_log(path: str) -> bool:
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _checked(raw: sqlite3.Connection) -> sqlite3.Connection:
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        raw.close()
        raise
    return raw


def _connect(path: str) -> sqlite3.Connection:
    # Transactions are begun by us: the driver would begin them late, and then two writers may stop each other.
    raw = sqlite3.connect(
        path, timeout=WAIT_SECONDS, isolation_level=None, uri=path.startswith("file:"), check_same_thread=False
    )
    for pragma in ("synchronous = NORMAL", "cache_size = -65536", "mmap_size = 2147418112", "temp_store = MEMORY"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN")
        return
    # SQLite's own waiting looks ever more seldom: who writes one batch after another would keep all others out.
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    connection.exec_driver_sql(f"PRAGMA cache_size = -{WRITER_KB}")
    end = time.monotonic() + WAIT_SECONDS
    while not _try_to_write(connection, is_last=time.monotonic() > end):
        time.sleep(LOOK_SECONDS)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")


def _try_to_write(connection: Connection, *, is_last: bool) -> bool:
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        if is_last or "locked" not in str(error.orig):
            raise
        return False
    return True


def _take_turn(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})
