"""Codes on Ray while its workers are killed, and compares the store with that of an undisturbed local ingest.

python bench/kill_ray.py --kills 3 --articles 3000

The coder makes things up. Then it runs again: nothing is made twice. --poison: with a report more, of which every
worker dies: all the rest is kept. Exits with 1 if anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kill_ingest import compare, dump, write_articles
from stub_coder import POISON, load_stub

from dateline.ingest.files import read_inputs
from dateline.ingest.intake import Given
from dateline.run.cluster import Cluster, Job, Tally, code_parts, running
from dateline.run.ingest import Plan, keep_all
from dateline.run.load import load_parts
from dateline.run.many import code_chunk
from dateline.settings import Settings
from dateline.store.checks import check
from dateline.store.opening import open_store

WORKER = b"PartMaker"
FILES = 4


def ingest_here(source: Path, store: Path) -> None:
    """An undisturbed run in this process."""
    coder = load_stub(Settings())
    opened = open_store(store, create_missing=True)
    intakes = read_inputs((str(source),), Given(), sys.stdin.buffer)
    keep_all(
        intakes, opened, Plan(settings=Settings()), lambda chunks: (code_chunk(coder, c) if c else [] for c in chunks)
    )
    opened.close()


def code_there(source: Path, parts: Path, workers: int, kills: int = 0) -> tuple[Tally, int]:
    """A run on Ray; after some of its parts a worker is killed. The tally, and how many were killed."""
    killed = 0

    def kill_one(tally: Tally) -> None:
        nonlocal killed
        if killed < kills and (worker := next(find_workers(), None)):
            os.kill(worker, signal.SIGKILL)
            killed += 1

    job = Job(inputs=(str(source),), folder=parts, given=Given(), settings=Settings(workers=workers))
    return code_parts(job, Cluster(load=load_stub), kill_one), killed


def find_workers() -> Iterator[int]:
    """The processes that code, of those that this one began."""
    parents = {int(p.name): _parent(p) for p in Path("/proc").iterdir() if p.name.isdecimal()}
    for number in sorted(parents):
        above = number
        while above and above != os.getpid():
            above = parents.get(above, 0)
        if above and WORKER in _read(Path(f"/proc/{number}/cmdline")):
            yield number


def _parent(process: Path) -> int:
    fields = _read(process / "stat").rpartition(b")")[2].split()
    return int(fields[1]) if fields else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def load(parts: Path, store: Path) -> dict[str, int]:
    opened = open_store(store, create_missing=True)
    told = load_parts(parts, opened, Plan(settings=Settings())).plain()
    problems = check(opened)
    opened.close()
    if problems:
        sys.exit(f"{store}: {'; '.join(problems)}")
    return told


def expect(holds: bool, what: str) -> None:
    print(f"{what}: {'yes' if holds else 'NO'}", flush=True)
    if not holds:
        sys.exit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--poison", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, running(Cluster(), options.workers):
        try_all(Path(name), options)


def try_all(folder: Path, options: argparse.Namespace) -> None:
    source, parts = folder / "reports", folder / "parts"
    source.mkdir()
    for number in range(FILES):
        write_articles(source / f"{number}.jsonl", options.articles // FILES, number)
    ingest_here(source, folder / "here.db")
    began = time.monotonic()
    tally, killed = code_there(source, parts, options.workers, options.kills)
    print(f"{tally.parts} parts, {killed} workers killed, {time.monotonic() - began:.1f} s", flush=True)
    expect(killed == options.kills and not tally.lost, "every part was made all the same")
    first = load(parts, folder / "there.db")
    expect(
        not compare(folder / "here.db", folder / "there.db"),
        f"the same {len(dump(folder / 'here.db')['claims'])} claims",
    )
    expect("coded" not in load(parts, folder / "there.db") and first["coded"] > 0, "taken in again, nothing is added")
    if options.poison:
        add_poison(source)
    again, _ = code_there(source, parts, options.workers)
    expect(again.here == again.parts == tally.parts, "run again, nothing is made twice")
    lost = ["poison.jsonl"] * options.poison
    expect([Path(p).name for p in again.lost] == lost, "what workers die of is told of, and stops nothing")
    expect([p.name for p in parts.rglob(".*")] == [".coder"], "nothing is left lying about")


def add_poison(source: Path) -> None:
    row = {"id": "poison", "text": f"{POISON} was found on the pier, the harbour master said on Monday."}
    (source / "poison.jsonl").write_text(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
