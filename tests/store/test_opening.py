"""A store that cannot be used is left alone, and the error says what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline.errors import StoreError
from dateline.store import migrations, opening
from dateline.store.checks import check
from dateline.store.fetch import read_readings
from dateline.store.opening import Store, open_store
from support.readings import make_reading
from support.stores import coded, fill, name_reading

SERVER = os.environ.get("DATELINE_TEST_POSTGRES", "")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def filled(path: Path) -> Iterator[Store]:
    store = open_store(path, create_missing=True)
    fill(store, [coded(make_reading())])
    yield store
    store.close()


def is_unharmed(path: Path) -> bool:
    store = open_store(path, readonly=True)
    try:
        return check(store) == () and list(read_readings(store)) == [make_reading()]
    finally:
        store.close()


def test_there_is_none(path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        open_store(path)
    assert not path.exists()


@pytest.mark.parametrize("address", ["mysql://x/y", "http://x", "sqlite://", "postgresql://", "nonsense://"])
def test_no_address_of_a_store(address: str) -> None:
    with pytest.raises(StoreError):
        open_store(address)


def test_no_server_answers() -> None:
    with pytest.raises(StoreError, match="no database server answers"):
        open_store("postgresql://nobody:secret@127.0.0.1:1/news")


def test_a_server_without_the_database() -> None:
    if not SERVER:
        pytest.skip("needs DATELINE_TEST_POSTGRES")
    with pytest.raises(StoreError, match="no such database"):
        open_store(f"{SERVER.rpartition('/')[0]}/there_is_none")


def test_a_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as raised:
        open_store("postgresql://nobody:secret@127.0.0.1:1/news")
    assert "secret" not in str(raised.value)


def test_a_file_that_is_none(path: Path) -> None:
    path.write_bytes(b"these are words and no database" * 200)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="damaged, or no store"):
        open_store(path, create_missing=True)
    assert path.read_bytes() == before


def test_somebody_elses_tables(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    with pytest.raises(StoreError, match="holds other tables"):
        open_store(path, create_missing=True)


def test_somebody_elses_meta(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE meta (name, value)")
    with pytest.raises(StoreError, match="not that of a store"):
        open_store(path, create_missing=True)


def test_a_newer_version_is_left_alone(store: Store, address: str) -> None:
    fill(store, [coded(make_reading())])
    with store.writing_to() as connection:
        connection.execute(text("UPDATE meta SET value = '999' WHERE name = 'version'"))
    for readonly in (True, False):
        with pytest.raises(StoreError, match=r"version 999.*use the newer Dateline"):
            open_store(address, create_missing=True, readonly=readonly)
    with store.writing_to() as connection:
        connection.execute(text(f"UPDATE meta SET value = '{migrations.VERSION}' WHERE name = 'version'"))
    assert check(store) == ()


def test_an_older_version_is_led_forward(store: Store, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, [coded(make_reading())])

    def add_remark(connection: object) -> None:
        connection.execute(text("ALTER TABLE articles ADD COLUMN remark TEXT"))  # type: ignore[attr-defined]
        connection.execute(text("UPDATE articles SET remark = 'old'"))  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "MIGRATIONS", {migrations.VERSION: add_remark})
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    with pytest.raises(StoreError, match="older version"):
        open_store(address, readonly=True)
    newer = open_store(address)
    with newer.reading_from() as connection:
        assert connection.execute(text("SELECT remark FROM articles")).scalar() == "old"
        assert migrations.read_version(connection, "") == migrations.VERSION
    assert list(read_readings(newer)) == [make_reading()]
    newer.close()


def test_a_failed_step_forward_changes_nothing(store: Store, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, [coded(make_reading())])

    def break_off(connection: object) -> None:
        connection.execute(text("ALTER TABLE articles ADD COLUMN remark TEXT"))  # type: ignore[attr-defined]
        connection.execute(text("SELECT nothing FROM nowhere"))  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "MIGRATIONS", {migrations.VERSION: break_off})
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    with pytest.raises(StoreError):
        open_store(address)
    with store.reading_from() as connection:
        held = connection.execute(text("SELECT * FROM articles")).mappings().one()
        assert "remark" not in held
        assert migrations.read_version(connection, "") == migrations.VERSION - 1


def test_a_locked_store(filled: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="in use"):
        fill(filled, [coded(name_reading("late"))])
    assert list(read_readings(filled)) == [make_reading()]
    other.execute("ROLLBACK")
    assert fill(filled, [coded(name_reading("late"))]) == ["coded"]


def test_a_full_disk(filled: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = opening._connect

    def cramped(name: str) -> sqlite3.Connection:
        raw = usual(name)
        raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0]}")
        return raw

    monkeypatch.setattr(opening, "_connect", cramped)
    with pytest.raises(StoreError, match="disk is full"):
        fill(filled, [coded(name_reading(f"r{n}", tail="words " * 3000 + str(n))) for n in range(50)])
    assert is_unharmed(path)


def run_apart(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-c", code, *words], env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )


def test_a_file_that_may_not_grow(filled: Store, path: Path) -> None:
    code = """
import resource, sys
from dateline.errors import StoreError
from dateline.store.opening import open_store
from support.stores import coded, fill, name_reading
store = open_store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    for n in range(50):
        fill(store, [coded(name_reading(f"r{n}", tail=str(n) + "words " * 3000))])
except StoreError as error:
    sys.exit(str(error))
"""
    ended = run_apart(code, str(path))
    assert "the disk is full" in ended.stderr
    store = open_store(path)
    assert check(store) == ()
    assert make_reading() in list(read_readings(store))


def test_a_store_that_may_not_be_written_to() -> None:
    code = """
import os, sys, tempfile
from dateline.errors import StoreError
from dateline.store.opening import open_store
from dateline.store.fetch import read_readings
from support.stores import coded, fill, name_reading
with tempfile.TemporaryDirectory() as name:  # whatever is imported late is imported now
    warm = open_store(name + "/warm.db", create_missing=True)
    fill(warm, [coded(name_reading("warm"))])
    list(read_readings(warm))
if os.getuid() == 0:
    os.setuid(65534)
print(len(list(read_readings(open_store(sys.argv[1], readonly=True)))))
try:
    fill(open_store(sys.argv[1], create_missing=True), [coded(name_reading("new"))])
except StoreError as error:
    sys.exit(str(error))
"""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "news.db"
        store = open_store(path, create_missing=True)
        fill(store, [coded(make_reading())])
        store.close()
        path.chmod(0o444)
        Path(name).chmod(0o555)
        ended = run_apart(code, str(path))
        Path(name).chmod(0o755)
        assert ended.stdout == "1\n", ended.stderr
        assert "cannot be" in ended.stderr
        assert is_unharmed(path)


def test_opened_for_reading_nothing_is_written(filled: Store, path: Path) -> None:
    store = open_store(path, readonly=True)
    with pytest.raises(StoreError, match="reading alone"):
        fill(store, [coded(name_reading("new"))])


def test_many_make_it_at_once(address: str) -> None:
    code = """
import sys
from dateline.store.opening import open_store
from support.stores import coded, fill, name_reading
fill(open_store(sys.argv[1], create_missing=True), [coded(name_reading(sys.argv[2]))])
"""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])
    crowd = [
        subprocess.Popen([sys.executable, "-c", code, address, str(n)], env={**os.environ, "PYTHONPATH": paths})
        for n in range(4)
    ]
    assert [process.wait() for process in crowd] == [0] * 4
    store = open_store(address)
    assert len(list(read_readings(store))) == 4
    store.close()
