from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from dateline.cli.main import app
from dateline.export.columns import TABLES, read_columns
from support.readings import TEXT
from support.stubs import FakeCoder

Run = Callable[..., Result]


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    path = tmp_path / "boats.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def test_the_table_is_what_comes_out_unasked(run: Run, boats: Path) -> None:
    result = run("code", boats, "--published", "2024-03-04", "--title", "Boats", "--source", "Wire")
    assert result.exit_code == 0
    assert result.stdout.startswith("Boats\nWire · 2024-03-04\n")
    assert "ASSAULT" in result.stdout
    assert "\x1b" not in result.stdout


def test_the_gate_is_shut_only_if_it_is_asked_for(run: Run, boats: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("dateline.run.many._load", lambda settings: asked.append(settings.gate) or FakeCoder())
    for words in ((), ("--gate",), ("--no-gate",)):
        assert run("code", boats, *words).exit_code == 0
        assert run("ingest", boats, "--store", boats.with_name(f"{len(asked)}.db"), *words).exit_code == 0
    assert asked == [False, False, True, True, False, False]


def test_explain_gives_the_rules(run: Run, boats: Path) -> None:
    assert "rule test.c1" in run("code", boats, "--explain").stdout


def test_one_reading_is_an_object_and_several_are_a_list(run: Run, boats: Path) -> None:
    assert json.loads(run("code", boats, "--format", "json").stdout)["article"]["id"] == "boats"
    several = json.loads(run("code", boats, boats, "--format", "json").stdout)
    assert [r["article"]["text"] for r in several] == [TEXT, TEXT]


def test_each_line_in_gives_a_line_out_in_order(run: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    rows = [json.dumps({"id": str(n), "text": f"Report {n}.", "published": None}) for n in range(200)]
    rows[50] = "{broken"
    feed.write_text("\n".join(rows))
    result = run("code", feed, "--format", "jsonl")
    found = lines(result)
    assert result.exit_code == 1
    assert [r["article"]["id"] for r in found] == [str(n) if n != 50 else "feed:51" for n in range(200)]
    assert [n["code"] for n in found[50]["notes"]] == ["unreadable"]
    assert result.stderr.startswith("dateline: feed:51: not a line of JSON")


@pytest.mark.parametrize(
    ("data", "code", "exit_code"),
    [
        (b"", "empty", 0),
        (b" \r\n ", "empty", 0),
        (b"a\0b", "unreadable", 1),
        ("اجتمع الرئيس مع الوزير في القاهرة يوم الاثنين.".encode(), "language", 0),
        (b"caf\xe9 owners met", "encoding", 0),
        (b"stumble", "failed", 1),
    ],
)
def test_odd_input_has_a_clear_answer(run: Run, tmp_path: Path, data: bytes, code: str, exit_code: int) -> None:
    (tmp_path / "odd.txt").write_bytes(data)
    result = run("code", tmp_path / "odd.txt", "--format", "json")
    reading = json.loads(result.stdout)
    assert [n["code"] for n in reading["notes"]] == [code]
    assert reading["claims"] == []
    assert result.exit_code == exit_code
    assert bool(result.stderr) == bool(exit_code)


def test_a_report_that_fails_costs_no_other(run: Run, tmp_path: Path) -> None:
    for name, text in (("a", TEXT), ("b", "stumble"), ("c", TEXT)):
        (tmp_path / f"{name}.txt").write_text(text)
    found = lines(run("code", tmp_path, "--format", "jsonl"))
    assert [len(r["claims"]) for r in found] == [4, 0, 4]
    assert "RecursionError" in found[1]["notes"][0]["text"]


def test_standard_input(run: Run) -> None:
    assert json.loads(run("code", "-", "--format", "json", stdin=TEXT.encode()).stdout)["article"]["text"] == TEXT


def test_out_writes_one_file(run: Run, boats: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "out.jsonl"
    result = run("code", boats, "--format", "jsonl", "--out", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["article"]["id"] == "boats"
    assert [p.name for p in target.parent.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize(("form", "suffix"), [("table", "txt"), ("json", "json"), ("jsonl", "jsonl"), ("html", "html")])
def test_out_to_a_folder_writes_a_file_each(run: Run, boats: Path, tmp_path: Path, form: str, suffix: str) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"id": "../x/y", "text": "a"}\n{"id": "../x y", "text": "b"}\n')
    result = run("code", boats, feed, "--format", form, "--out", f"{tmp_path}/out/")
    assert result.exit_code == 0
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names == sorted([f"boats.{suffix}", f"x_y.{suffix}", f"x_y-2.{suffix}"])


def test_a_failed_run_leaves_the_old_file(
    run: Run, boats: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    monkeypatch.setattr("dateline.export.record.to_json", lambda *a, **k: 1 / 0)
    result = run("code", boats, "--format", "json", "--out", target)
    assert isinstance(result.exception, ZeroDivisionError)
    assert target.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["boats.txt", "out.json"]


def test_html_is_one_page_for_all(run: Run, boats: Path) -> None:
    page = run("code", boats, boats, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert page.count("<main") == 2


@pytest.mark.parametrize(
    "words",
    [
        ["code"],
        ["code", "x.txt", "--format", "xml"],
        ["code", "x.txt", "--workers", "0"],
        ["code", "x.txt", "--nonsense"],
        ["nonsense"],
    ],
)
def test_misuse_ends_with_2(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--published", "yesterday"], "--published yesterday: no such day"),
        (["--lexicon", "/no/such/folder"], "no such folder"),
        (["--out", "/dev/null/x/y"], "--out /dev/null/x/y"),
    ],
)
def test_wrong_values_name_the_option(
    boats: Path, words: list[str], reason: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    run: Run,
) -> None:  # fmt: skip
    from dateline.cli.main import main

    monkeypatch.setattr("sys.argv", ["dateline", "code", str(boats), *words])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert reason in told.err
    assert "Traceback" not in told.err


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").stdout)["title"] == "Dateline reading"


@pytest.mark.parametrize("table", TABLES)
def test_so_are_the_columns_of_exported_tables(run: Run, table: str) -> None:
    told = list(csv.DictReader(io.StringIO(run("schema", "--table", table).stdout)))
    assert [row["column"] for row in told] == [column.name for column in read_columns(table)]
    assert all(row["kind"] and row["meaning"] for row in told)


def test_the_version(run: Run) -> None:
    assert run("--version").stdout == "dateline 0.1.0\n"


def test_help_names_every_command(run: Run) -> None:
    told = run("--help").stdout
    for command in app.registered_commands:
        assert (command.name or command.callback.__name__) in told  # type: ignore[union-attr]
