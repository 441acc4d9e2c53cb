from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.errors import StoreError, UsageError
from dateline.store.opening import open_store
from dateline.store.schema import SPREAD
from support.readings import make_reading
from support.stores import coded, fill, name_reading

Run = Callable[..., Result]
ATTACK, OTHER = SPREAD, 3 * SPREAD


@pytest.fixture
def store(tmp_path: Path) -> str:
    opened = open_store(tmp_path / "news.db", create_missing=True)
    readings = [make_reading(), name_reading("second", source="Second Wire"), name_reading("late", day=27)]
    fill(opened, [coded(reading) for reading in readings])
    opened.close()
    return str(tmp_path / "news.db")


def test_incidents_are_listed(run: Run, store: str) -> None:
    told = run("incidents", "--store", store, "--type", "assault").stdout
    assert f"{ATTACK}  ASSAULT  Port Alder, NOR  Sudland's navy > fishing boats  killed 3" in told
    assert "2 claims, 2 reports, 2 sources, told 2024-03-04; denied" in told
    assert "that Sudland's navy fired on fishing boats" in told


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 3),
        (("--sources", 2), 2),
        (("--about", "navy"), 2),
        (("--speaker", "norland"), 2),
        (("--place", "alder"), 2),
        (("--since", "2024-03-20"), 2),
        (("--until", "2024-03-20"), 2),
        (("--source", "Second Wire"), 2),
        (("--words", "harbour"), 3),
        (("--contested",), 2),
        (("--limit", 1), 1),
        (("--type", "AID"), 0),
    ],
)
def test_filters(run: Run, store: str, words: tuple[object, ...], count: int) -> None:
    found = json.loads(run("incidents", "--store", store, *words, "--format", "json").stdout)
    assert len(found) == count


def test_csv_has_the_same_columns_as_json(run: Run, store: str) -> None:
    for more in ((), ("--by", "incident")):
        record = json.loads(run("incidents", "--store", store, *more, "--format", "json").stdout)[0]
        rows = list(csv.reader(io.StringIO(run("incidents", "--store", store, *more, "--format", "csv").stdout)))
        assert rows[0] == list(record)
    (claim, *_) = list(
        csv.DictReader(io.StringIO(run("incidents", "--store", store, "--show", ATTACK, "--format", "csv").stdout))
    )
    assert (claim["report"], claim["score"], claim["likeness"]) == ("boats", "-9.5", "1.0")


def test_one_is_shown_whole(run: Run, store: str) -> None:
    told = run("incidents", "--store", store, "--show", 2 * SPREAD).stdout
    for words in ("second wire: 1 in 1 report, 2024-03-04  killed 3", "Ana Rusk denies", "same-place", "answers"):
        assert words in told
    whole = json.loads(run("incidents", "--store", store, "--show", ATTACK, "--format", "json").stdout)
    assert [source["origin"] for source in whole["sources"]] == ["own wire", "second wire"]


@pytest.mark.parametrize(("unit", "count"), [("claim", 3), ("report", 3), ("source", 2), ("incident", 2)])
def test_they_are_counted(run: Run, store: str, unit: str, count: int) -> None:
    told = run("incidents", "--store", store, "--by", unit, "--type", "ASSAULT").stdout
    assert told.split() == ["ASSAULT", str(count)]


def test_people_judge_and_take_back(run: Run, store: str) -> None:
    who = ("--who", "A. Reader")
    told = run("incidents", "--store", store, "--same", ATTACK, OTHER, *who, "--why", "one boat").stdout
    assert told == f"judgement 1: {ATTACK} and {OTHER} tell of one happening\n"
    assert "1: same" in run("incidents", "--store", store, "--show", ATTACK).stdout
    run("incidents", "--store", store, "--apart", ATTACK, OTHER, "--who", "B. Reader")
    (conflict,) = json.loads(run("incidents", "--store", store, "--conflicts", "--format", "json").stdout)
    assert (conflict["outranked"]["id"], conflict["by"]["id"]) == (1, 2)
    assert "gives way to 2: apart" in run("incidents", "--store", store, "--conflicts").stdout
    assert run("incidents", "--store", store, "--undo", 2, *who).stdout == "judgement 3 takes 2 back\n"
    assert run("incidents", "--store", store, "--conflicts").stdout == "No judgement stands against another.\n"
    assert "3 claims, 3 reports, 2 sources" in run("incidents", "--store", store, "--type", "ASSAULT").stdout
    assert run("incidents", "--store", store, "--rebuild").stdout == f"{store}: 2 incidents\n"


def test_nothing_is_found(run: Run, store: str) -> None:
    assert run("incidents", "--store", store, "--type", "AID").stdout == "No incidents.\n"
    assert run("incidents", "--store", store, "--by", "claim", "--type", "AID").stdout == "No claims.\n"


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        (("--show", 5), StoreError, "no incident 5"),
        (("--show", 5, "--rebuild"), UsageError, "--show and --rebuild: give one"),
        (("--same", 1, 2), UsageError, "who judges"),
        (("--same", 1, 2, "--who", "A. Reader"), StoreError, "no incident or claim of an event 1"),
        (("--undo", 9, "--who", "A. Reader"), StoreError, "no judgement 9"),
        (("--since", "2024-03-05", "--until", "2024-03-04"), UsageError, "no day lies between"),
        (("--type", ""), UsageError, "--type is empty"),
    ],
)
def test_misuse_is_told(run: Run, store: str, words: tuple[object, ...], kind: type[Exception], message: str) -> None:
    result = run("incidents", "--store", store, *words)
    assert isinstance(result.exception, kind)
    assert message in str(result.exception)
