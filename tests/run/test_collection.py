"""Sources into a store, in Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.run import many
from dateline.store.fetch import read_reading
from support.readings import TEXT, make_reading
from support.stubs import FakeCoder


def test_what_is_collected_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_load", lambda settings: FakeCoder())
    (tmp_path / "boats.txt").write_text(TEXT)
    summary = dateline.collect([tmp_path / "boats.txt"], tmp_path / "news.db")
    assert (summary.read, summary.counts, summary.claims) == (1, {"coded": 1}, 4)
    store = dateline.open_store(tmp_path / "news.db")
    reading = read_reading(store, "boats")
    assert reading is not None
    assert reading.claims == make_reading().claims
    assert dateline.collect([tmp_path / "boats.txt"], store).counts == {"known": 1}
