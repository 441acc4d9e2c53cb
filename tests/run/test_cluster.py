"""Parts, and coding on Ray: the same as a local ingest, whatever dies meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import InputError, UsageError
from dateline.ingest.files import name_inputs, read_file, read_inputs
from dateline.ingest.intake import Given, Intake
from dateline.model import Note
from dateline.run.cluster import Cluster, Job, code_parts
from dateline.run.cluster_work import MOST_TRIES, PartMaker, noting_tries, read_rows
from dateline.run.coder import Coder
from dateline.run.ingest import Plan, keep_all
from dateline.run.load import load_parts
from dateline.run.many import Reader, code_chunk
from dateline.run.parts import Coded, PartName, begin_parts, cut_parts, list_parts, read_counts, read_part, write_part
from dateline.settings import Settings
from dateline.store.checks import check
from dateline.store.fetch import read_readings
from dateline.store.opening import open_store
from support.readings import INFO, TEXT, make_reading
from support.stubs import FakeCoder

ROOT = Path(__file__).parents[2]
SETTINGS = Settings()
REPORTS = (
    "NORDSUND, 3 May 2024 - Police arrested four dockers after a rally in Beira on Thursday. The mayor said they had "
    "thrown stones. A union spokeswoman denied that.",
    "Kenya and Uganda agreed on Monday to reopen two border posts that had been closed since March.",
    "Rebels shelled a village near Goma on Tuesday, killing six people, the army said.",
    "France urged Serbia to resume talks with Kosovo, and offered to host them in Lyon.",
)


def write_files(folder: Path) -> Path:
    """Reports in two files: one comes twice, one is broken, one is in French."""
    folder.mkdir()
    rows = [{"id": f"r{n}", "text": text, "published": "2024-05-04"} for n, text in enumerate(REPORTS)]
    french = {"id": "french", "text": "Le président a annoncé mardi que les troupes quitteraient le pays cette année."}
    again = {**rows[1], "id": "again"}
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows[:2]) + "{broken\n")
    (folder / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in [again, *rows[2:], french]))
    return folder


def make_parts(source: Path, folder: Path, coder: Reader) -> list[dict[str, object]]:
    """What a cluster does, in this process."""
    with noting_tries(folder) as tries:
        maker = PartMaker(begin_parts(folder, coder.info), tries, SETTINGS, lambda _: coder)
        files = [{"path": str(path), "name": name} for path, name in name_inputs([str(source)])]
        return [maker(row) for file in files for row in read_rows(file, Given())]


def test_parts_lead_to_the_store_that_a_local_ingest_makes(tmp_path: Path, coder: Coder) -> None:
    source = write_files(tmp_path / "reports")
    here, there = (open_store(tmp_path / name, create_missing=True) for name in ("here.db", "there.db"))
    intakes = read_inputs((str(source),), Given(), sys.stdin.buffer)
    told = keep_all(
        intakes, here, Plan(settings=SETTINGS), lambda chunks: (code_chunk(coder, c) if c else [] for c in chunks)
    )
    make_parts(source, tmp_path / "parts", coder)
    assert load_parts(tmp_path / "parts", there, Plan(settings=SETTINGS)).plain() == told.plain()
    assert told.plain() == {
        "read": 7, "coded": 4, "copy": 1, "unreadable": 1, "skipped for language": 1, "claims": told.claims,
    }  # fmt: skip
    assert told.claims > 5
    assert set(read_readings(here)) == set(read_readings(there))
    assert check(there) == ()
    assert load_parts(tmp_path / "parts", there, Plan(settings=SETTINGS)).claims == 0


def test_a_part_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    source = write_files(tmp_path / "reports")
    first = make_parts(source, tmp_path / "parts", FakeCoder())
    stamps = [path.stat().st_mtime_ns for path in list_parts(tmp_path / "parts")]
    second = make_parts(source, tmp_path / "parts", FakeCoder())
    assert [path.stat().st_mtime_ns for path in list_parts(tmp_path / "parts")] == stamps
    assert [row["here"] for row in second if row["counts"]] == [True, True]
    assert [row["counts"] for row in second] == [row["counts"] for row in first]
    assert [row["total"] for row in first] == [-1, 1, -1, 1]


def test_a_part_that_workers_die_of_is_left_out(tmp_path: Path) -> None:
    (file, *_) = [{"path": str(p), "name": n} for p, n in name_inputs([str(write_files(tmp_path / "reports"))])]
    (row, _) = read_rows(file, Given())

    class Dying(FakeCoder):
        def pipe(self, articles: object) -> object:  # type: ignore[override]
            raise SystemExit

    maker = PartMaker(tmp_path / "parts", tmp_path / "tries", SETTINGS, lambda _: Dying())
    for _ in range(MOST_TRIES):
        with pytest.raises(SystemExit):
            maker(row)
    assert maker(row)["counts"] == ""
    assert not list((tmp_path / "parts").rglob("*.parquet"))


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (file, *_) = [{"path": str(p), "name": n} for p, n in name_inputs([str(write_files(tmp_path / "reports"))])]
    (row, _) = read_rows(file, Given())
    (tmp_path / "parts").write_text("a file stands here")
    maker = PartMaker(tmp_path / "parts", tmp_path / "tries", SETTINGS, lambda _: FakeCoder())
    assert str(tmp_path / "parts") in maker(row)["fault"]


def test_a_part_keeps_readings_and_faults_exactly(tmp_path: Path) -> None:
    reading = make_reading()
    intakes = (
        Intake(article=reading.article, notes=(Note(code="encoding", text="read as Windows-1252"),)),
        Intake(article=replace(reading.article, id="nul", text=f"\0{TEXT}"), fault="no"),
    )
    coded = [Coded(intake=intakes[0], reading=reading), Coded(intake=intakes[1], reading=None)]
    write_part(tmp_path / "x" / "one.parquet", coded, b"counts", tmp_path / "desk")
    assert list(read_part(tmp_path / "x" / "one.parquet")) == coded
    assert read_counts(tmp_path / "x" / "one.parquet") == b"counts"
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["one.parquet"]
    assert not list((tmp_path / "desk").iterdir())


def test_what_a_killed_writer_leaves_goes_with_its_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[Path] = []

    def die(_: object, path: Path, **__: object) -> None:
        path.write_bytes(b"half")
        left.append(path)
        raise SystemExit

    monkeypatch.setattr(pyarrow.parquet, "write_table", die)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    with pytest.raises(SystemExit):
        make_parts(write_files(tmp_path / "reports"), tmp_path / "parts", FakeCoder())
    assert left
    assert [path.name for path in (tmp_path / "parts").rglob(".*")] == [".coder"]


def test_parts_depend_on_the_articles_alone(tmp_path: Path) -> None:
    source = write_files(tmp_path / "reports") / "b.jsonl"

    def names() -> list[PartName]:
        return [name for name, _ in cut_parts(read_file(source, "b", Given()), "b")]

    assert names() == names()
    before = names()
    source.write_text(source.read_text().replace("Goma", "Uvira"))
    assert names() != before
    assert before[0].path(Path("p")) == Path("p/b") / f"000000-{before[0].content}.parquet"
    far = replace(before[0], source="../../up/" + "long" * 100).path(Path("p"))
    assert far.parts[:4] == ("p", "%2E.", "%2E.", "up")
    assert len(far.parts[4]) < 200


@pytest.mark.parametrize(("harm", "told"), [(lambda p: p.write_bytes(p.read_bytes()[:200]), "not a whole part")])
def test_damaged_parts_are_told(tmp_path: Path, harm: Callable[[Path], object], told: str) -> None:
    make_parts(write_files(tmp_path / "reports"), tmp_path / "parts", FakeCoder())
    (first, *_) = list_parts(tmp_path / "parts")
    harm(first)
    with pytest.raises(InputError, match=told):
        read_counts(first)
    with pytest.raises(InputError, match=told):
        load_parts(tmp_path / "parts", open_store(tmp_path / "s.db", create_missing=True), Plan(settings=SETTINGS))


def test_parts_of_one_coder_are_taken_in(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no parts below it"):
        list_parts(tmp_path)
    other = FakeCoder()
    other.info = replace(INFO, codebook="another")
    for coder in (FakeCoder(), other):
        make_parts(tmp_path / "reports" if coder is other else write_files(tmp_path / "reports"), tmp_path / "p", coder)
    with pytest.raises(InputError, match="the parts of 2 coders: give one of"):
        list_parts(tmp_path / "p")
    assert len(list_parts(begin_parts(tmp_path / "p", other.info))) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--engine", "ray"], "give --parts"),
        (["--engine", "ray", "--parts", "p", "--watch", "5m"], "--watch goes with --engine local"),
        (["--parts", "p", "--store", "s.db"], "go with --engine ray"),
        ([], "no store: give --store"),
    ],
)
def test_options_that_do_not_go_together_are_misuse(tmp_path: Path, words: list[str], told: str) -> None:
    result = CliRunner().invoke(
        app, ["ingest", str(write_files(tmp_path / "reports")), *words], env={"DATELINE_STORE": ""}
    )
    assert isinstance(result.exception, UsageError)
    assert told in str(result.exception)


@pytest.mark.parametrize("name", ["-", "https://paper.invalid/feed", "nowhere.jsonl"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    result = CliRunner().invoke(app, ["ingest", name, "--engine", "ray", "--parts", str(tmp_path)])
    assert isinstance(result.exception, UsageError)
    assert name in str(result.exception)


def test_without_ray_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    job = Job(inputs=(str(write_files(tmp_path / "r")),), folder=tmp_path, given=Given(), settings=SETTINGS)
    with pytest.raises(UsageError, match=r"install dateline\[ray\]"):
        code_parts(job, Cluster(load=lambda _: FakeCoder()))


def test_on_ray_the_same_comes_out_also_if_a_worker_is_killed() -> None:
    if not find_spec("ray"):
        pytest.skip("needs the package ray: install dateline[ray]")
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "bench"), os.environ.get("PYTHONPATH", "")])
    ended = subprocess.run(
        [sys.executable, ROOT / "bench" / "kill_ray.py", "--kills", "1", "--articles", "240"],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "the same" in ended.stdout
