"""`dateline codebook`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.codebook import app
from dateline.errors import DatelineError

RUN = CliRunner()


def test_show_a_type_and_a_context() -> None:
    shown = RUN.invoke(app, ["show", "retreat"])
    assert shown.exit_code == 0
    assert "material cooperation" in shown.stdout
    assert "ceasefire" in shown.stdout
    assert "espionage" not in RUN.invoke(app, ["show", "intelligence"]).stdout


def test_an_unknown_type_is_told_with_the_nearest() -> None:
    result = RUN.invoke(app, ["show", "RETRAET"])
    assert isinstance(result.exception, DatelineError)
    assert "did you mean 'RETREAT'" in str(result.exception)


def test_list() -> None:
    shown = RUN.invoke(app, ["list"])
    assert shown.exit_code == 0
    assert "ASSAULT" in shown.stdout


def test_check_finds_faults_and_goes_on(tmp_path: Path) -> None:
    events = tmp_path / "lang/en/events"
    events.mkdir(parents=True)
    (events / "mine.toml").write_text('[[act]]\nid = "mine"\ntype = "ASAULT"\nverb = ["zap"]\nexamples = ["A zaps B."]')
    result = RUN.invoke(app, ["check", "--no-examples", "--lexicon", str(tmp_path)])
    assert result.exit_code == 1
    assert "unknown type 'ASAULT'" in result.stdout
    assert "write it as" in result.stdout
    assert "2 faults" in result.stdout


def test_a_missing_folder_is_told() -> None:
    result = RUN.invoke(app, ["list", "--lexicon", "nowhere"])
    assert isinstance(result.exception, DatelineError)


@pytest.mark.parametrize("what", ["acts", "operators", "contexts", "words of saying"])
def test_check_counts(what: str) -> None:
    result = RUN.invoke(app, ["check", "--no-examples"])
    assert result.exit_code == 0, result.stdout
    assert what in result.stdout


def test_coverage_counts_rules_and_names_what_none_knows(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Norway attacked Sweden on Monday. Norway swaddled Ukraine on Tuesday.", encoding="utf-8")
    shown = RUN.invoke(app, ["coverage", str(report), "--format", "json"])
    assert shown.exit_code == 0
    found = json.loads(shown.stdout)
    assert (found["articles"], found["events"]) == (1, 1)
    assert [fired["count"] for fired in found["fired"]] == [1]
    assert found["fired"][0]["rule"] not in found["never"]
    assert [(u["lemma"], u["count"], u["example"]) for u in found["unknown"]] == [
        ("swaddle", 1, "Norway swaddled Ukraine on Tuesday.")
    ]
    table = RUN.invoke(app, ["coverage", str(report)])
    assert "swaddle" in table.stdout
    assert "1 reports, 1 events" in table.stdout
