"""timeline, relations and brief, on a store filled by hand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.cli.asking import spark
from dateline.errors import UsageError
from dateline.store.opening import open_store
from support.dealings import deal, put

Run = Callable[..., Result]


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = str(tmp_path / "news.db")
    store = open_store(path, create_missing=True)
    put(
        store,
        [
            deal("2024-01-02", "FRA>DEU", "AID", on="2024-01-02"),
            deal("2024-01-16", "DEU>FRA", "ASSAULT", on="2024-01-15", speaker="FRA"),
            deal("2024-01-17", "DEU>FRA", "ASSAULT", speaker="FRA"),
        ],
    )
    store.close()
    return path


def test_a_timeline_as_text(run: Run, news: str) -> None:
    result = run("timeline", "France", "DEU", "--store", news, "--unit", "claim")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "France and Germany: 3 claims by week"
    assert lines[1] == "2024-01-01 ▄ █ 2024-01-21"
    assert lines[2].startswith("33% stand by the report's day")
    assert lines[3].startswith("trend: unknown")
    assert "\x1b" not in result.stdout


def test_a_timeline_as_data(run: Run, news: str) -> None:
    told = json.loads(run("timeline", "FRA", "DEU", "--store", news, "--unit", "claim", "--format", "json").stdout)
    assert [point["count"] for point in told["series"]["points"]] == [1, 0, 2]
    assert told["series"]["points"][2]["published"] == 1
    assert told["trend"]["verdict"] == "unknown"
    words = ("timeline", "FRA", "--store", news, "--by", "month", "--unit", "claim", "--format", "csv")
    rows = csv.DictReader(io.StringIO(run(*words).stdout))
    assert [(row["first"], row["AID"], row["ASSAULT"]) for row in rows] == [("2024-01-01", "1", "2")]


def test_a_timeline_as_a_picture_and_a_page(run: Run, news: str, tmp_path: Path) -> None:
    assert run("timeline", "FRA", "DEU", "--store", news, "--format", "svg").stdout.startswith("<svg")
    page = tmp_path / "page.html"
    assert run("timeline", "FRA", "DEU", "--store", news, "--format", "html", "--out", page).exit_code == 0
    assert page.read_text(encoding="utf-8").count("<svg") == 2


def test_relations(run: Run, news: str) -> None:
    assert "Germany and France" in run("relations", "--store", news).stdout
    (row,) = json.loads(run("relations", "FRA", "--store", news, "--format", "json").stdout)
    assert (row["a"], row["b"], row["count"], row["conflict"]) == ("FRA", "DEU", 3, 2)
    assert run("relations", "ITA", "--store", news).stdout.startswith("no pair of countries")
    assert run("relations", "--store", news, "--format", "csv").stdout.startswith("a,b,count")


def test_a_brief(run: Run, news: str, tmp_path: Path) -> None:
    text = run("brief", "FRA", "DEU", "--store", news).stdout
    assert text.startswith("# France and Germany")
    assert "What is alleged" in text
    told = json.loads(run("brief", "FRA", "DEU", "--store", news, "--format", "json").stdout)
    assert [part["key"] for part in told["parts"]] == ["happened", "alleged", "denied", "changed", "numbers"]
    page = run("brief", "FRA", "DEU", "--store", news, "--format", "html").stdout
    assert page.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("timeline", "FRA,,DEU"), "names nobody"),
        (("timeline", "FRA", "--since", "2024-02-02", "--until", "2024-01-01"), "no day lies between"),
        (("relations", "--since", "yesterday"), "YYYY-MM-DD"),
        (("brief", "FRA", "--format", "pdf"), "give --out"),
    ],
)
def test_misuse_is_told(run: Run, news: str, words: tuple[str, ...], why: str) -> None:
    result = run(*words, "--store", news)
    assert isinstance(result.exception, UsageError)
    assert why in str(result.exception)


def test_a_line_of_bars() -> None:
    assert spark((0, 1, 4, 8)) == " ▁▄█"
    assert spark(()) == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("timeline", "FRB"), "FRA (France)"),
        (("brief", "France", "Germani"), "did you mean DEU (Germany)"),
        (("timeline", "qqqqqq"), "nobody is called so"),
    ],
)
def test_a_side_that_nobody_bears_the_name_of_is_told(run: Run, news: str, words: tuple[str, ...], told: str) -> None:
    result = run(*words, "--store", news)
    assert isinstance(result.exception, UsageError)
    assert told in str(result.exception)


def test_relations_count_incidents_unless_claims_are_asked_for(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "twice.db")
    store = open_store(path, create_missing=True)
    put(store, [deal("2024-01-05", "FRA>DEU", "ASSAULT", number=n) for n in (1, 2)])
    store.close()
    found = [run("relations", "--store", path, "--format", "csv", *more).stdout for more in ((), ("--unit", "claim"))]
    assert [next(csv.DictReader(io.StringIO(text)))["count"] for text in found] == ["1", "2"]
