"""What was worked out is kept as long as the store stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.store.judgements import judge
from dateline.store.opening import open_store
from dateline.web import memory
from dateline.web.memory import Memory


def test_an_answer_is_kept_until_the_store_changes(tmp_path: Path) -> None:
    store, kept, asked = open_store(tmp_path / "s.db", create_missing=True), Memory(), []
    for _ in range(2):
        assert kept.recall(store, "this", lambda: asked.append("this") or "answer") == "answer"
    assert asked == ["this"]
    judge(store, "claim", "1", "accept", who="Ada")
    assert kept.recall(store, "this", lambda: "another") == "another"
    assert kept.recall(store, "that", lambda: "an answer of its own") == "an answer of its own"


def test_the_oldest_answers_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 10)
    store, kept, asked = open_store(tmp_path / "s.db", create_missing=True), Memory(), []
    for number in range(memory.MOST + 1):
        kept.recall(store, number, lambda: "answer")
    kept.recall(store, 0, lambda: asked.append(0))
    kept.recall(store, memory.MOST, lambda: asked.append(memory.MOST))
    assert asked == [0]
