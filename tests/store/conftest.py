"""Every kind of store, each test on a fresh one."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from dateline.store.opening import Store, open_store

SERVER = os.environ.get("DATELINE_TEST_POSTGRES", "")
KINDS = ["sqlite", *(["postgres"] if SERVER else [])]


@contextmanager
def place(kind: str, folder: Path) -> Iterator[str]:
    """Where a store can be made: a path, or a database of its own on the server of DATELINE_TEST_POSTGRES."""
    if kind == "sqlite":
        yield str(folder / "news.db")
        return
    name = f"dateline_{uuid.uuid4().hex[:12]}"
    server = make_url(SERVER).set(drivername="postgresql+psycopg")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place for a store."""
    with place(request.param, tmp_path) as found:
        yield found


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new store."""
    opened = open_store(address, create_missing=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=KINDS)
def shared_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that the tests of a file share; none of them changes it."""
    with place(request.param, tmp_path_factory.mktemp("store")) as address:
        opened = open_store(address, create_missing=True)
        yield opened
        opened.close()
