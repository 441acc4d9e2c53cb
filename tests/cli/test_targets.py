"""Where readings are written, and what is told to those who name the wrong thing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.cli.targets import infer_form
from dateline.errors import LexiconError, UsageError
from support.readings import TEXT

Run = Callable[..., Result]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "reports" / "boats.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("form", "out", "inferred"),
    [
        (None, None, "table"),
        (None, "x.html", "html"),
        (None, "x.HTM", "html"),
        (None, "x.json", "json"),
        (None, "x.jsonl", "jsonl"),
        (None, "x.txt", "table"),
        (None, "folder/", "table"),
        ("json", "x.html", "json"),
    ],
)
def test_the_form_is_that_of_the_name(form: str | None, out: str | None, inferred: str) -> None:
    assert infer_form(form, out) == inferred


@pytest.mark.parametrize("out", ["reports/boats.txt", "reports/", "reports/../reports", "reports/out.txt"])
def test_a_report_is_not_overwritten(run: Run, report: Path, tmp_path: Path, out: str) -> None:
    for given in (report, report.parent) if out != "reports/out.txt" else (report.parent,):
        result = run("code", given, "--out", f"{tmp_path}/{out}")
        assert isinstance(result.exception, UsageError)
        assert f"{tmp_path}/{out}" in str(result.exception)
    assert report.read_text(encoding="utf-8") == TEXT


def test_other_files_beside_a_report_are_written(run: Run, report: Path) -> None:
    assert run("code", report, "--format", "json", "--out", f"{report.parent}/").exit_code == 0
    assert json.loads(report.with_suffix(".json").read_text(encoding="utf-8"))["article"]["id"] == "boats"


def test_an_address_is_not_fetched(run: Run) -> None:
    result = run("code", "https://example.invalid/news.html")
    assert result.exit_code == 1
    assert "https://example.invalid/news.html: is an address, and nothing is fetched here" in result.stderr


def test_a_missing_file_is_named_once(run: Run) -> None:
    assert run("code", "nowhere.txt").stderr == "dateline: nowhere.txt: No such file or directory\n"


@pytest.mark.parametrize("words", [[], ["code"], ["codebook"], ["codebook", "show"], ["actors", "resolve"], ["claims"]])
def test_help_is_plain_and_has_a_short_name(run: Run, words: list[str]) -> None:
    short, long = run(*words, "-h"), run(*words, "--help")
    assert short.exit_code == 0
    assert short.stdout == long.stdout
    assert short.stdout.startswith("Usage: ")
    assert "<bool>" not in short.stdout


@pytest.mark.parametrize(
    "words", [["codebook", "list"], ["actors", "list"], ["places", "resolve", "Paris"], ["code", "x"]]
)
def test_a_folder_without_knowledge_is_told(run: Run, tmp_path: Path, words: list[str]) -> None:
    result = run(*words, "--lexicon", tmp_path)
    assert isinstance(result.exception, LexiconError)
    assert "holds no knowledge file" in str(result.exception)


@pytest.mark.parametrize("columns", ["abc", "", "0", "-5"])
def test_a_width_that_is_none_is_passed_over(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    usual = run("code", report).stdout
    monkeypatch.setenv("COLUMNS", columns)
    assert run("code", report).stdout == usual


def test_an_empty_name_is_no_target(run: Run, report: Path) -> None:
    assert "--out is empty" in str(run("code", report, "--out", "").exception)
