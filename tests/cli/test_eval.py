from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.errors import DatelineError, InputError, UsageError
from support.readings import TEXT

Run = Callable[..., Result]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    claims = [{"at": "fired", "type": "ASSAULT", "time": None}, {"at": "talks", "type": "AID"}]
    path.write_text(json.dumps({"id": "boats", "text": TEXT, "claims": claims}) + "\n", encoding="utf-8")
    return path


def test_every_format_tells_the_figures(run: Run, gold: Path, tmp_path: Path) -> None:
    text = run("eval", gold).stdout
    assert "ASSAULT" in text
    assert "talks" in text
    told = json.loads(run("eval", gold, "--format", "json").stdout)
    assert (told["fields"]["type"]["value"], told["fields"]["type"]["n"]) == (0.5, 2)
    assert {"gold": "AID", "coded": "CONSULT", "count": 1} in told["confusion"]
    page = tmp_path / "misses.html"
    assert run("eval", gold, "--format", "html", "--out", page).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_another_coders_output_is_scored_as_our_own(run: Run, gold: Path, tmp_path: Path) -> None:
    coded = tmp_path / "coded.jsonl"
    assert run("code", gold, "--format", "jsonl", "--out", coded).exit_code == 0
    assert run("eval", gold, "--output", coded).stdout == run("eval", gold).stdout


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        (("--output", "coded.jsonl", "--model", "x"), UsageError, "leave out --lexicon and --model"),
        (("--lexicon", "nowhere"), UsageError, "no such folder"),
        (("--output", "nowhere.jsonl"), InputError, "cannot be read"),
    ],
)
def test_misuse_is_told(run: Run, gold: Path, words: tuple[str, ...], kind: type[DatelineError], message: str) -> None:
    result = run("eval", gold, *words)
    assert isinstance(result.exception, kind)
    assert message in str(result.exception)


def test_a_line_that_is_no_reading_is_told(run: Run, gold: Path) -> None:
    result = run("eval", gold, "--output", gold)
    assert isinstance(result.exception, InputError)
    assert "gold.jsonl:1: not a reading" in str(result.exception)
