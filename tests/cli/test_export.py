"""`dateline export` on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import Result

from dateline.errors import StoreError, UsageError
from dateline.model import Reading
from dateline.run import chosen
from dateline.store.opening import open_store
from support.stores import coded, fill, name_reading

Run = Callable[..., Result]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    store = open_store(path, create_missing=True)
    fill(store, [coded(name_reading("one", day=4)), coded(name_reading("two", day=9))])
    store.close()
    return path


def rows(told: Result) -> list[dict[str, str]]:
    assert told.exit_code == 0, told.exception
    return list(csv.DictReader(io.StringIO(told.stdout)))


def test_each_event_is_a_row(run: Run, target: Path) -> None:
    found = rows(run("export", "--store", target))
    assert [(r["article"], r["type"]) for r in found] == [
        ("one", "ASSAULT"), ("one", "CONSULT"), ("two", "ASSAULT"), ("two", "CONSULT"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("--since", "2024-03-05"), ["two c1", "two c4"]),
        (("--until", "2024-03-05", "--by", "published"), ["one c1", "one c4"]),
        (("--by", "coded", "--until", "2024-03-31"), []),
        (("--by", "coded", "--since", "2024-03-31", "--type", "consult"), ["one c4", "two c4"]),
        (("--speaker", "norland"), ["one c1", "two c1"]),
        (("--about", "two gov"), ["one c4", "two c4"]),
        (("--proof", "none", "--since", "2024-03-09"), ["two c1"]),
        (("--contested",), ["one c1", "two c1"]),
        (("--standing", "unanswered"), ["one c4", "two c4"]),
        (("--asserted", "--type", "CONSULT"), []),
    ],
)
def test_options_choose(run: Run, target: Path, options: tuple[str, ...], wanted: list[str]) -> None:
    found = rows(run("export", "--store", target, *options))
    assert [f"{r['article']} {r['claim']}" for r in found] == wanted


@pytest.mark.parametrize(
    ("form", "name"),
    [("csv", "claims.csv"), ("jsonl", "claims.jsonl"), ("plover", "plover.csv"), ("cameo", "cameo.csv"),
     ("ftm", "entities.ftm.json"), ("parquet", "year=2024/month=3/claims.parquet")],
)  # fmt: skip
def test_a_folder_holds_the_same_each_time(run: Run, target: Path, tmp_path: Path, form: str, name: str) -> None:
    for folder in ("first", "second"):
        told = run("export", "--store", target, "--as", form, "--out", f"{tmp_path / folder}/")
        assert told.exit_code == 0, told.exception
        assert [p for p in (tmp_path / folder).rglob("*") if p.is_file()] == [tmp_path / folder / name]
    first = (tmp_path / "first" / name).read_bytes()
    assert first == (tmp_path / "second" / name).read_bytes() != b""
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["first", "second"]


def test_since_names_the_file(run: Run, target: Path, tmp_path: Path) -> None:
    run("export", "--store", target, "--as", "parquet", "--since", "2024-03-05", "--out", f"{tmp_path / 'more'}/")
    file = tmp_path / "more" / "year=2024" / "month=3" / "claims-since-2024-03-05.parquet"
    assert pq.read_table(file, partitioning=None).column("article").to_pylist() == ["two", "two"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("out", ["claims.out", "folder/"])
def test_nothing_is_overwritten_unasked(run: Run, target: Path, tmp_path: Path, form: str, out: str) -> None:
    words = ("export", "--store", target, "--as", form, "--out", f"{tmp_path}/{out}")
    assert run(*words).exit_code == 0
    file = next(p for p in tmp_path.rglob("*") if p.is_file() and p.suffix in (".out", ".csv", ".parquet"))
    before = file.read_bytes()
    file.write_bytes(b"mine")
    refused = run(*words)
    assert isinstance(refused.exception, UsageError)
    assert "--force" in str(refused.exception)
    assert file.read_bytes() == b"mine"
    assert run(*words, "--force").exit_code == 0
    assert file.read_bytes() == before


def test_the_store_is_never_overwritten(run: Run, target: Path) -> None:
    told = run("export", "--store", target, "--out", target, "--force")
    assert isinstance(told.exception, UsageError)
    assert "store itself" in str(told.exception)


@pytest.mark.parametrize(
    "options",
    [("--as", "parquet"), ("--out", ""), ("--since", "soon"), ("--since", "2024-02-02", "--until", "2024-01-01"),
     ("--type", "")],
)  # fmt: skip
def test_misuse_is_told(run: Run, target: Path, options: tuple[str, ...]) -> None:
    told = run("export", "--store", target, *options)
    assert isinstance(told.exception, UsageError)
    assert told.stdout == ""


def test_entities_go_to_standard_output(run: Run, target: Path) -> None:
    lines = run("export", "--store", target, "--as", "ftm").stdout.splitlines()
    assert [json.loads(line)["schema"] for line in lines].count("Event") == 4


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_nothing_is_left_half_written(
    run: Run, target: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(reading: Reading, pick: object) -> Reading:
        if reading.article.id == "two":
            raise StoreError("damaged")
        return reading

    monkeypatch.setattr(chosen, "pick_claims", stumble)
    before = sorted(tmp_path.iterdir())
    told = run("export", "--store", target, "--as", form, "--out", tmp_path / "claims.out")
    assert isinstance(told.exception, StoreError)
    assert sorted(p for p in tmp_path.iterdir() if not p.name.startswith("news.db-")) == before
