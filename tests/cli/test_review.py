from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.errors import StoreError, UsageError
from dateline.store.opening import open_store
from support.stores import coded, fill, name_reading

Run = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    opened = open_store(path, create_missing=True)
    fill(opened, [coded(name_reading("one")), coded(name_reading("two", day=5))])
    opened.close()
    return path


@pytest.fixture
def review(run: Run, store: Path) -> Run:
    """Runs `dateline review` on that store."""
    return lambda *words: run("review", *words, "--store", store)


def first(review: Run) -> str:
    return str(json.loads(review("queue", "--who", "Ana", "--format", "json").stdout)[0]["claim"]["id"])


def test_a_claim_is_corrected_shown_taken_back_and_exported(run: Run, review: Run, store: Path, tmp_path: Path) -> None:
    claim = first(review)
    assert "confidence 0.80" in review("queue", "--who", "Ana").stdout
    told = review("correct", claim, "--who", "Ana", "--set", "type=COERCE", "--set", "mode=", "--why", "an arrest")
    assert told.stdout == "judgement 1: corrected type, mode\n"
    shown = review("show", claim, "--who", "Ana").stdout
    assert "COERCE  (coded: ASSAULT)" in shown
    assert "judgement 1: correct by Ana" in shown
    assert json.loads(review("show", claim, "--who", "Ben", "--format", "json").stdout)["judgements"] == []
    gold = tmp_path / "gold.jsonl"
    assert review("export", "--out", gold).exit_code == 0
    assert '"COERCE"' in gold.read_text(encoding="utf-8")
    assert "COERCE" in run("eval", gold).stdout
    assert "COERCE" in run("export", "--store", store, "--reviewed").stdout
    assert "COERCE" not in run("export", "--store", store).stdout
    assert "COERCE" in run("claims", "--store", store, "--reviewed", "--format", "json").stdout
    assert "COERCE" not in run("claims", "--store", store, "--format", "json").stdout
    assert review("undo", "1", "--who", "Ana").stdout == "judgement 2: takes 1 back\n"
    assert "COERCE" not in run("export", "--store", store, "--reviewed").stdout


def test_accept_reject_and_add(run: Run, review: Run, store: Path) -> None:
    claim = first(review)
    assert review("accept", claim, "--who", "Ana").stdout == "judgement 1: accepted\n"
    assert review("reject", claim, "--who", "Ben").stdout == "judgement 2: rejected\n"
    told = review("add", "one", "killing", "--who", "Ana", "--set", "type=ASSAULT", "--set", "toll=3 killed")
    assert told.stdout == "judgement 3: added\n"
    assert "killing" in run("export", "--store", store, "--reviewed", "--as", "jsonl").stdout


def test_samples_agreement_and_precision(review: Run) -> None:
    assert review("precision").stdout.startswith("unknown")
    assert review("agreement").stdout.startswith("No claim was judged by two")
    drawn = review("sample", "4", "--who", "Eve", "--seed", "5", "--coder", "Ana", "--coder", "Ben").stdout
    assert drawn == "sample s1: 4 of 4 claims, seed 5, for Ana and Ben, blind to each other\n"
    for who in ("Ana", "Ben"):
        for one in json.loads(review("queue", "--sample", "s1", "--who", who, "--format", "json").stdout):
            assert review("accept", one["anchor"], "--who", who).exit_code == 0
    assert "right in what is counted: 1.000 [0.51, 1.00], of 4 claims" in review("precision").stdout
    assert json.loads(review("precision", "--format", "json").stdout)["right"]["n"] == 4
    assert "type " in review("agreement").stdout
    assert json.loads(review("agreement", "--format", "json").stdout)[0]["field"] == "claim"
    assert review("queue", "--sample", "s1", "--who", "Ana").stdout == "Nothing waits.\n"


def test_misuse_is_told(review: Run) -> None:
    assert review("accept", "1").exit_code == 2
    assert isinstance(review("accept", "1", "--who", "Ana").exception, StoreError)
    assert isinstance(review("correct", first(review), "--who", "Ana").exception, UsageError)
    assert "nothing was judged" in review("export").stderr
