"""`dateline ingest` and `dateline store` on the command line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import Result

from dateline.cli.meter import Meter, describe, show_seconds
from dateline.errors import UsageError
from dateline.run import many
from dateline.store.checks import check
from dateline.store.fetch import read_article, read_reading
from dateline.store.opening import open_store
from support.readings import TEXT, make_reading

Run = Callable[..., Result]
FRENCH = "Le président a annoncé mardi que les troupes quitteraient le pays avant la fin de cette année."


def long_text(word: str = "left") -> str:
    return " ".join(f"The harbour master of Port {name} said that the ferry {word}." for name in "ABCDEFGHIJKLMN")


ROWS = [
    {"id": "boats", "text": TEXT, "published": "2024-03-04", "source": "Own Wire", "title": "Boats & <guns>"},
    {"id": "again", "text": TEXT, "source": "Other Wire"},
    {"id": "first", "text": long_text()},
    {"id": "copied", "text": f"PORT (Wire) - {long_text()} Writing by our staff."},
    {"id": "more", "text": f"{long_text()} In all 12 ferries left."},
    {"id": "french", "text": FRENCH},
    {"id": "blank", "text": "  "},
    {"id": "bad", "text": 7},
    {"id": "deep", "text": "Coders stumble over this one."},
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def test_everything_is_kept_and_adds_up(run: Run, source: Path, target: Path) -> None:
    told = run("ingest", source, "--store", target, "--format", "json")
    counts = json.loads(told.stdout)
    assert counts == {
        "read": 9,
        "coded": 3,
        "copy": 1,
        "near-copy": 1,
        "skipped for language": 1,
        "skipped for empty": 1,
        "unreadable": 1,
        "failed": 1,
        "claims": 4,
    }
    assert told.exit_code == 1
    assert sum(n for name, n in counts.items() if name not in ("read", "claims")) == counts["read"]
    assert 'bad: "text"' in told.stderr or "bad:" in told.stderr
    assert "deep: coding failed" in told.stderr
    store = open_store(target)
    assert check(store) == ()
    assert read_reading(store, "boats") == make_reading()
    statuses = {row["id"]: read_article(store, str(row["id"])) for row in ROWS}
    assert [statuses[n].first_copy for n in ("again", "copied", "more")] == [1, 3, 3]
    assert statuses["more"].status == "coded"
    assert statuses["french"].article.language == "fr"


def test_a_second_time_adds_nothing(run: Run, source: Path, target: Path) -> None:
    run("ingest", source, "--store", target)
    before = sqlite3.connect(target).execute("SELECT count(*) FROM articles").fetchone()
    told = run("ingest", source, "--store", target, "--format", "json")
    assert json.loads(told.stdout) == {"read": 9, "known": 7, "unreadable": 1, "failed": 1, "claims": 0}
    assert sqlite3.connect(target).execute("SELECT count(*) FROM articles").fetchone() == before


def test_nothing_is_loaded_where_nothing_is_new(
    run: Run, source: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", source, "--store", target)
    monkeypatch.setattr(many, "_load", lambda settings: pytest.fail("the parser was loaded"))
    assert run("ingest", source, "--store", target).exit_code == 1


def test_copies_are_coded_if_asked(run: Run, source: Path, target: Path) -> None:
    told = run("ingest", source, "--store", target, "--copies", "--format", "json")
    assert json.loads(told.stdout)["coded"] == 4
    assert read_article(open_store(target), "copied").first_copy == 3


def test_the_summary_for_people(run: Run, source: Path, target: Path) -> None:
    told = run("ingest", source, "--store", target)
    lines = {" ".join(line.split()) for line in told.stdout.splitlines()}
    assert {"new 3 4 claims", "the same text again 1", "skipped: not English 1", "not readable 1"} <= lines


def test_chunks_that_were_written_stay(run: Run, target: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(settings: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(many, "CHUNK_ARTICLES", 1)
    usual = many._code_chunk
    turns = iter(range(100))
    monkeypatch.setattr(many, "_code_chunk", lambda s, c: break_off(s) if next(turns) == 3 else usual(s, c))
    told = run("ingest", source, "--store", target)
    assert told.exit_code == 130
    assert "goes on from there" in told.stderr
    store = open_store(target)
    assert check(store) == ()
    assert read_reading(store, "boats") == make_reading()
    monkeypatch.setattr(many, "_code_chunk", usual)
    assert json.loads(run("ingest", source, "--store", target, "--format", "json").stdout)["known"] == 3


def test_a_newer_store_is_misuse(run: Run, source: Path, target: Path) -> None:
    run("ingest", source, "--store", target)
    with sqlite3.connect(target) as raw:
        raw.execute("UPDATE meta SET value = '77' WHERE name = 'version'")
    told = run("ingest", source, "--store", target)
    assert "version 77" in str(told.exception)


def test_looking_after_it(run: Run, source: Path, target: Path, tmp_path: Path) -> None:
    run("ingest", source, "--store", target)
    assert "nothing is wrong" in run("store", "check", "--store", target).stdout
    assert "coded 3" in run("store", "stats", "--store", target).stdout
    assert json.loads(run("store", "stats", "--store", target, "--format", "json").stdout)["claims"] == 4
    assert "MB now" in run("store", "vacuum", "--store", target).stdout
    assert "bad\tunreadable\t" in run("store", "faults", "--store", target).stdout
    run("store", "backup", tmp_path / "copy.db", "--store", target)
    assert run("store", "check", "--store", tmp_path / "copy.db").exit_code == 0
    with sqlite3.connect(target) as raw:
        raw.execute("DELETE FROM pairs")
    broken = run("store", "check", "--store", target)
    assert broken.exit_code == 1
    assert "`dateline recode --all`" in broken.stderr


def test_how_far_it_has_come(capsys: pytest.CaptureFixture[str]) -> None:
    assert describe(50, 40, 200, 10.0) == "50 of about 200 reports, 40 new, 5.0 a second, 30 s left"
    assert describe(50, 40, None, 10.0) == "50 reports, 40 new, 5.0 a second"
    assert [show_seconds(s) for s in (9, 75, 7300)] == ["9 s", "1 min 15 s", "2 h 1 min"]
    clock = iter([0.0, 1.0, 40.0, 41.0])
    meter = Meter(clock=lambda: next(clock))
    for read in (1, 2, 3):
        meter.show(read, read, 10)
    meter.close()
    assert capsys.readouterr().err == "2 of about 10 reports, 2 new, 0.1 a second, 2 min 40 s left\n"


def test_coding_again_and_what_it_changed(run: Run, source: Path, target: Path) -> None:
    run("ingest", source, "--store", target)
    assert "1 failed" in run("recode", "--store", target).stdout
    assert "3 of 4 articles coded again" in run("recode", "--all", "--store", target).stdout
    assert run("diff", "--store", target).stdout == "No differences.\n"
    assert run("diff", "--store", target, "--format", "csv").stdout == "report,kind,before,after,fields,text\n"
    with sqlite3.connect(target) as raw:
        raw.execute("DELETE FROM readings WHERE id = 1")
    assert run("diff", "--store", target, "--format", "jsonl").stdout == ""


def test_the_ledger_of_a_store(run: Run, source: Path, target: Path) -> None:
    run("ingest", source, "--store", target)
    rows = json.loads(run("claims", "--store", target, "--format", "json").stdout)
    assert (rows[0]["report"], rows[0]["speaker"]) == ("boats", "Norland's foreign ministry")
    assert json.loads(run("claims", "--store", target, "--since", "2024-03-05", "--format", "json").stdout) == []
    assert "either inputs or a store" in str(run("claims", source, "--store", target).exception)
    assert "no reports" in str(run("claims").exception)


def test_columns_of_a_table_are_named_by_options(run: Run, tmp_path: Path, target: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text(f'nr,words\n7,"{TEXT}"\n'.replace("\u201c", "'"))
    assert run("ingest", table, "--store", target).exit_code == 1
    done = run("ingest", table, "--store", target, "--column", "text=words", "--column", "id=nr")
    assert done.exit_code == 0
    assert "new" in done.stdout
    assert done.stderr.count("columns: text from 'words', id from 'nr'") == 1


def test_columns_that_are_guessed_are_shown(run: Run, tmp_path: Path, target: Path) -> None:
    table = tmp_path / "reports.csv"
    table.write_text('Headline,Body,Date\nOne,"Miners marched in Oruro.",2024-03-04\nTwo,"They left.",2024-03-05\n')
    done = run("ingest", table, "--store", target)
    told = [line for line in done.stderr.splitlines() if "columns:" in line]
    assert len(told) == 1
    assert all(pair in told[0] for pair in ("text from 'Body'", "title from 'Headline'", "published from 'Date'"))


@pytest.mark.parametrize("words", [("--column", "words"), ("--column", "colour=x"), ("--watch", "soon")])
def test_options_that_mean_nothing_are_misuse(run: Run, source: Path, target: Path, words: tuple[str, str]) -> None:
    result = run("ingest", source, "--store", target, *words)
    assert isinstance(result.exception, UsageError)
    assert words[1].partition("=")[0] in str(result.exception)
    assert not target.exists()


def test_watching_goes_on_and_adds_what_is_new(
    run: Run, source: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt
        with source.open("a") as more:
            more.write(json.dumps({"id": "late", "text": long_text("sank")}) + "\n")

    monkeypatch.setattr("dateline.cli.ingest.time", SimpleNamespace(sleep=sleep))
    result = run("ingest", source, "--store", target, "--watch", "15m")
    assert (result.exit_code, pauses) == (0, [900.0, 900.0])
    assert read_article(open_store(str(target)), "late") is not None
