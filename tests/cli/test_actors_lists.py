"""Lists of others imported, names exported, roles learned: the folders that come out are lexicons."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.actors import app
from dateline.errors import LexiconError, UsageError

RUNNER = CliRunner()
ENTITY = {
    "id": "q1", "schema": "Person",
    "properties": {"name": ["Tomas Ozolkalns"], "alias": ["T. Ozolkalns"], "nationality": ["lv"],
                   "position": ["Minister of Defence"], "topics": ["role.pep"]},
}  # fmt: skip
BANK = {
    "id": "q2",
    "schema": "Company",
    "properties": {"name": ["Zeltbanka"], "country": ["lv"], "topics": ["fin.bank"]},
}
DICTIONARY = """# invented
AMINA_KOROMAN_ ; a comment
+A._KOROMAN_
\t[SLEREB <990101]
\t[SLEGOV 990101-20030630]
"""


def run(*words: str) -> str:
    result = RUNNER.invoke(app, list(words), catch_exceptions=False, env={"COLUMNS": "200"})
    assert result.exit_code == 0
    return result.output


def resolve(folder: Path, text: str, *more: str) -> tuple[str | None, list[str], str | None]:
    record = json.loads(run("resolve", text, "--lexicon", str(folder), "--format", "json", *more))
    return record["country"], record["sectors"], record["lexicon_id"]


def test_entities_become_names_of_a_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    other = {"id": "q3", "schema": "Address", "properties": {"full": ["Riga"]}}
    path.write_text("\n".join(map(json.dumps, (ENTITY, BANK, other))), encoding="utf-8")
    assert run("import", str(path), "--into", str(tmp_path / "own")).startswith("2 names")
    assert resolve(tmp_path / "own", "Tomas Ozolkalns") == ("LVA", ["GOV"], "ftm.q1")
    assert resolve(tmp_path / "own", "Zeltbanka") == ("LVA", ["BUS"], "ftm.q2")


def test_a_dictionary_keeps_its_dates(tmp_path: Path) -> None:
    path = tmp_path / "actors.txt"
    path.write_text(DICTIONARY, encoding="utf-8")
    run("import", str(path), "--into", str(tmp_path / "own"))
    assert resolve(tmp_path / "own", "Amina Koroman", "--on", "1998-05-01")[:2] == ("SLE", ["REB"])
    assert resolve(tmp_path / "own", "Amina Koroman", "--on", "2003-06-30")[:2] == ("SLE", ["GOV"])


def test_a_table_needs_only_names(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,country,sectors,kind\nDzelzs Union,LVA,LAB,organization\n", encoding="utf-8")
    run("import", str(path), "--into", str(tmp_path / "own"))
    assert resolve(tmp_path / "own", "Dzelzs Union")[:2] == ("LVA", ["LAB"])


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("list.jsonl", '{"id": 1}', r"list\.jsonl:1: no entity"),
        ("dict.txt", "A_NAME_\n\t[QQQQQQ]\n", r"dict\.txt:2: .*QQQ"),
        ("dict.txt", "A_NAME_\n\t[SLEGOV 991301-000101]\n", r"dict\.txt:2: day '19991301'"),
        ("dict.txt", "+A_NAME_\n", r"dict\.txt:1: .*before any name"),
        ("own.csv", "nom\nx\n", r"own\.csv:1: has no column 'name'"),
        ("own.csv", "name,country\nDzelzs,QQQ\n", r"own\.csv:2: .*QQQ"),
    ],
)
def test_faults_name_line_and_remedy(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        run("import", str(tmp_path / name), "--into", str(tmp_path / "own"))


def test_export_gives_what_list_shows() -> None:
    asked = ("--country", "PER", "--kind", "agency", "--sector", "GOV")
    rows = list(csv.DictReader(io.StringIO(run("export", *asked))))
    lines = [json.loads(line) for line in run("export", *asked, "--format", "jsonl").splitlines()]
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert [row["name"] for row in rows] == [line.split("\t")[0] for line in run("list", *asked).splitlines()]
    assert all(row["country"] == "PER" and "GOV" in row["sectors"].split("|") for row in rows)


def test_what_was_learned_names_a_surname_until_it_is_struck(tmp_path: Path) -> None:
    path, own = tmp_path / "in.jsonl", str(tmp_path / "own")
    row = {"id": "r1", "text": "Latvian police chief Anna Berzkalna met reporters in Riga.", "published": "2031-05-01"}
    path.write_text(json.dumps(row), encoding="utf-8")
    assert "2031-05-01 r1: Latvian police chief Anna Berzkalna" in run("learn", str(path), "--into", own)
    assert resolve(tmp_path / "own", "Berzkalna", "--on", "2031-06-01")[:2] == ("LVA", ["COP"])
    assert "struck" in run("learned", own, "--strike", "Anna Berzkalna")
    assert resolve(tmp_path / "own", "Berzkalna", "--on", "2031-06-01")[0] is None
    assert "confirmed" in run("learned", own, "--confirm", "Anna Berzkalna")
    assert resolve(tmp_path / "own", "Berzkalna", "--on", "2031-06-01")[0] == "LVA"
    with pytest.raises(UsageError, match="nothing was learned of 'Nobody'"):
        run("learned", own, "--strike", "Nobody")
