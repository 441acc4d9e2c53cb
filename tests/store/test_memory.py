"""What was worked out is kept as long as the store stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.store import memory
from dateline.store.incident_builds import rebuild
from dateline.store.judgements import judge
from dateline.store.memory import Memory
from dateline.store.opening import Store, open_store, see_reviewed
from dateline.store.stamps import kept, read_stamp, recall


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "s.db", create_missing=True)


def test_an_answer_is_kept_until_the_store_changes(store: Store) -> None:
    asked: list[str] = []
    for _ in range(2):
        assert recall(store, "this", lambda: asked.append("this") or "answer") == "answer"
    assert asked == ["this"]
    judge(store, "claim", "1", "accept", who="Ada")
    assert recall(store, "this", lambda: "another") == "another"
    assert recall(store, "that", lambda: "an answer of its own") == "an answer of its own"


def test_what_was_coded_and_what_stands_are_kept_apart(store: Store) -> None:
    assert recall(store, "this", lambda: "as coded") == "as coded"
    assert recall(see_reviewed(store), "this", lambda: "as it stands") == "as it stands"
    assert recall(store, "this", lambda: "anew") == "as coded"


def test_while_incidents_are_made_nothing_is_taken_for_the_same(store: Store) -> None:
    before = read_stamp(store)
    with store.writing_to() as connection:
        connection.exec_driver_sql("INSERT INTO meta (name, value) VALUES ('incidents', '0')")
    assert read_stamp(store) != before
    rebuild(store)
    assert read_stamp(store) == before


def test_nothing_is_an_answer_too(store: Store) -> None:
    assert recall(store, "this", lambda: None) is None
    assert recall(store, "this", lambda: "another") is None


def test_a_kept_function_tells_its_arguments_apart(store: Store) -> None:
    calls = []

    @kept
    def add(store: Store, first: int, *, second: int = 0) -> int:
        calls.append((first, second))
        return first + second

    assert [add(store, 1), add(store, 1, second=2), add(store, 1), add(store, 1, second=2)] == [1, 3, 1, 3]
    assert calls == [(1, 0), (1, 2)]


def test_what_nobody_asks_for_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 3)
    some = Memory()
    for number in range(3):
        some.keep(number, "stamp", "answer")
    assert some.find(0, "stamp") == ("answer",)
    some.keep(3, "stamp", "answer")
    assert [number for number in range(4) if some.find(number, "stamp")] == [0, 2, 3]
    some.forget()
    assert not some.find(0, "stamp")
