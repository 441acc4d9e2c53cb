"""Ingests that are killed, and ingests beside each other, as processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from dateline.store.checks import check
from dateline.store.fetch import read_readings
from dateline.store.opening import open_store
from dateline.store.queries import count_claims, find_claims
from dateline.store.queries_articles import ArticlesWanted, find_articles
from dateline.store.wanted import Wanted

ROOT = Path(__file__).parents[2]
TRIAL = ROOT / "bench" / "kill_ingest.py"
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
READERS = 8


def test_a_killed_ingest_goes_on_to_the_same_store() -> None:
    words = ["--stub", "--kills", "3", "--articles", "400", "--share", "0.8"]
    ended = subprocess.run([sys.executable, TRIAL, *words], env=ENVIRONMENT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "3 kills" in ended.stdout.splitlines()[-1]


def write_reports(path: Path, first: int, end: int) -> None:
    with path.open("w") as file:
        for number in range(first, end):
            side = f"Side{number}"
            text = " ".join(f"{side} said that its {n} boats had left the port of Alder{number}." for n in range(8))
            file.write(json.dumps({"id": f"r{number}", "text": text, "published": "2024-03-04"}) + "\n")


def test_two_ingests_and_eight_readers(tmp_path: Path) -> None:
    write_reports(tmp_path / "one.jsonl", 0, 300)
    write_reports(tmp_path / "two.jsonl", 150, 450)
    target = tmp_path / "news.db"
    open_store(target, create_missing=True).close()
    ingests = [
        subprocess.Popen(
            [sys.executable, TRIAL, "--child", "ingest", tmp_path / name, "--store", target, "--format", "json"],
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one.jsonl", "two.jsonl")
    ]
    faults: list[Exception] = []
    looks: list[int] = []
    readers = [threading.Thread(target=read_on, args=(target, ingests, faults, looks)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    told = [json.loads(ingest.communicate()[0]) for ingest in ingests]
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(looks) >= READERS
    assert sum(t.get("coded", 0) for t in told) == 450
    assert sum(t["read"] for t in told) == 600
    store = open_store(target)
    assert check(store) == ()
    assert {r.article.id for r in read_readings(store)} == {f"r{n}" for n in range(450)}
    assert count_claims(store, Wanted()) == 450 * 8
    store.close()


def read_on(target: Path, ingests: list[subprocess.Popen[str]], faults: list[Exception], looks: list[int]) -> None:
    """Asks for claims and articles as long as somebody writes."""
    try:
        store = open_store(target, readonly=True)
        while True:
            ended = all(ingest.poll() is not None for ingest in ingests)
            shown = find_claims(store, Wanted(), limit=20)
            assert all(claim.said for claim in shown)
            looks.append(len(find_articles(store, ArticlesWanted(words="boats"), limit=5)))
            if ended:
                return
            threading.Event().wait(0.05)
    except Exception as fault:  # noqa: BLE001
        faults.append(fault)
