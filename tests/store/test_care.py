"""Checks, figures, packing, copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from dateline.errors import StoreError
from dateline.store.care import backup, count_all, list_faults, vacuum
from dateline.store.checks import check
from dateline.store.entry import NEAR_COPY, SKIPPED, UNREADABLE, Entry, article_key
from dateline.store.fetch import read_readings
from dateline.store.opening import Store, open_store
from support.readings import make_reading
from support.stores import article, coded, fill, name_reading


@pytest.fixture
def full(store: Store) -> Store:
    first = make_reading()
    fill(
        store,
        [
            coded(first),
            coded(name_reading("other", source="Second Wire", day=9)),
            Entry(article=article("near", "near"), status=NEAR_COPY, first=article_key(first.article), reason="near"),
            Entry(article=article("french", "Bonjour", language="fr"), status=SKIPPED, reason="language: not English"),
            Entry(article=article("broken", ""), status=UNREADABLE, reason="no text"),
        ],
    )
    return store


def test_nothing_is_wrong(full: Store) -> None:
    assert check(full) == ()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("DELETE FROM pairs", "0 rows in pairs"),
        ("DELETE FROM answers", "0 rows in answers"),
        ("UPDATE claims SET type = 'AID' WHERE local = 'c1'", "claim c1 is not as its reading has it"),
        ("UPDATE articles SET first_copy = 99 WHERE name = 'near'", "first copy is not there"),
        ("UPDATE articles SET first_copy = NULL WHERE name = 'near'", "is near-copy, and what makes it that"),
        ("UPDATE articles SET reading = 99 WHERE name = 'boats'", "its reading is not there"),
        ("UPDATE articles SET reading = NULL WHERE name = 'boats'", "is coded, and what makes it that"),
    ],
)
def test_harm_is_found(full: Store, harm: str, told: str) -> None:
    with full.writing_to() as connection:
        connection.execute(text(harm))
    assert any(told in problem for problem in check(full)), check(full)


def test_what_it_holds_is_counted(full: Store) -> None:
    counts = count_all(full)
    assert (counts["articles"], counts["readings"], counts["claims"], counts["publishers"]) == (5, 2, 8, 2)
    assert counts["status"] == {"coded": 2, "near-copy": 1, "skipped": 1, "unreadable": 1}
    assert counts["type"] == {"ASSAULT": 2, "CONSULT": 2}
    assert counts["published"] == ["2024-03-04", "2024-03-09"]
    assert counts["bytes"] > 0


def test_faults_are_listed(full: Store) -> None:
    assert list(list_faults(full)) == [("broken", "unreadable", "no text")]


def test_packing_loses_nothing(full: Store) -> None:
    before, after = vacuum(full)
    assert 0 < after <= before * 1.2
    assert check(full) == ()


def test_a_copy_is_the_same_store(full: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    assert backup(full, target) == target.stat().st_size
    copy = open_store(target)
    assert check(copy) == ()
    assert list(read_readings(copy)) == list(read_readings(full))
    assert fill(copy, [coded(name_reading("later"))]) == ["coded"]
    copy.close()
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_a_copy_takes_nobodys_place(full: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        backup(full, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_copy_needs_a_place(full: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can be written to"):
        backup(full, tmp_path / "nowhere" / "copy.db")
