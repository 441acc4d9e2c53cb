from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.cli.claims import Kind, Proof
from dateline.coding.standing import KINDS
from dateline.errors import UsageError
from support.readings import TEXT

Run = Callable[..., Result]


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    path = tmp_path / "boats.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def test_the_table_is_what_comes_out_unasked(run: Run, boats: Path) -> None:
    result = run("claims", boats, "--published", "2024-03-04")
    assert result.exit_code == 0
    plain = " ".join(result.stdout.split())
    for words in ("Norland's", "alleges", "Ana Rusk", "2024-03-04", "none"):
        assert words in plain
    assert "\x1b" not in result.stdout


def test_json_gives_every_field(run: Run, boats: Path) -> None:
    first, second, _ = json.loads(run("claims", boats, "--format", "json").stdout)
    assert first["standing"] == "denied-by-accused"
    assert first["by"] == second["claims"]
    assert second["answers"] == [{"claim": "c1", "how": "denies"}]


def test_csv_has_the_same_columns_as_json(run: Run, boats: Path) -> None:
    for more in ((), ("--contested",)):
        record = json.loads(run("claims", boats, *more, "--format", "json").stdout)[0]
        rows = list(csv.reader(io.StringIO(run("claims", boats, *more, "--format", "csv").stdout)))
        assert rows[0] == list(record)


def test_contested_tells_who_says_and_who_denies(run: Run, boats: Path) -> None:
    (matter,) = json.loads(run("claims", boats, "--contested", "--format", "json").stdout)
    assert matter["says"] == ["Norland's foreign ministry"]
    assert matter["denies"] == ["Ana Rusk"]
    assert "who denies it" in run("claims", boats, "--contested").stdout


def test_filters(run: Run, boats: Path) -> None:
    found = json.loads(run("claims", boats, "--speaker", "rusk", "--format", "json").stdout)
    assert {row["speaker"] for row in found} == {"Ana Rusk"}
    assert run("claims", boats, "--proof", "offered").stdout == "No claims.\n"
    assert run("claims", boats, "--contested", "--speaker", "nobody").stdout == "Nothing is contested.\n"


def test_a_page_is_whole_and_harmless(run: Run, boats: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.html"
    assert run("claims", boats, "--format", "html", "--out", out).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "&lt;asleep&gt;" in page
    assert "<asleep>" not in page


def test_an_input_at_fault_is_told_and_counted(run: Run, boats: Path, tmp_path: Path) -> None:
    result = run("claims", boats, tmp_path / "none.txt", "--format", "json")
    assert result.exit_code == 1
    assert "none" in result.stderr
    assert len(json.loads(result.stdout)) == 3


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--since", "yesterday"), "--since yesterday: no such day"),
        (("--since", "2024-03-05", "--until", "2024-03-04"), "no day lies between"),
        (("--lexicon", "nowhere"), "no such folder"),
        (("--reviewed",), "give --store, too"),
    ],
)
def test_misuse_is_told(run: Run, boats: Path, words: tuple[str, ...], message: str) -> None:
    result = run("claims", boats, *words)
    assert isinstance(result.exception, UsageError)
    assert message in str(result.exception)


def test_the_options_know_every_kind() -> None:
    assert [kind.value for kind in Kind] == list(KINDS)
    assert {proof.value for proof in Proof} == {"none", "offered"}
