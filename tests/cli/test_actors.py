from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.actors import app
from dateline.errors import InputError, UsageError

RUNNER = CliRunner()


def run(*words: str) -> str:
    result = RUNNER.invoke(app, list(words), catch_exceptions=False, env={"COLUMNS": "200"})
    assert result.exit_code == 0
    return result.output


def test_a_phrase_as_json() -> None:
    record = json.loads(run("resolve", "Peruvian soldiers", "--format", "json"))
    assert (record["country"], record["sectors"], record["kind"]) == ("PER", ["MIL"], "group")


def test_lines_come_back_in_order_with_their_ids(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "text": "police", "country": "Chile"},
        {"id": 2, "text": "nothing at all", "on": None},
        {
            "id": 3,
            "text": "the army",
            "country": None,
            "context": "Peru went to the polls. The Peruvian army kept order.",
        },
    ]
    path = tmp_path / "asked.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    found = [json.loads(line) for line in run("resolve", str(path), "--format", "jsonl").splitlines()]
    assert [record["id"] for record in found] == [1, 2, 3]
    assert [record["country"] for record in found] == ["CHL", None, "PER"]
    assert found[1]["name"] is None
    assert found[1]["sectors"] == []


def test_the_table_says_why_when_asked() -> None:
    assert "soldier: MIL" in run("resolve", "Peruvian soldiers", "--explain")
    assert "no actor" in run("resolve", "nothing at all")


def test_list_shows_names_by_kind() -> None:
    lines = run("list", "--country", "PER", "--kind", "state").splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Peru"]


@pytest.mark.parametrize("text", ["{", "[]", '{"id": 1}'])
def test_a_line_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"asked\.jsonl:1"):
        run("resolve", str(path))


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="2020-13-01"):
        run("resolve", "police", "--on", "2020-13-01")


def test_what_was_never_learned_is_told(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["learned", str(tmp_path / "none")])
    assert isinstance(result.exception, UsageError)
    assert "`dateline actors learn REPORTS --into" in str(result.exception)
