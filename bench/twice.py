"""Takes the same reports in twice: the second time adds nothing, and takes less than a tenth of the time.

python bench/twice.py                         with 1,000 reports that it makes (those of bench/incidents.py)
python bench/twice.py REPORTS.jsonl...        with yours; of each line `id`, `text` and `published` are taken

Each time is `dateline ingest` in a process of its own, with its start and its loading, by the clock and in seconds of
the processor. Exits with 1 if the second time adds a row to any table but that of the runs, or takes too long.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select

from dateline.store.checks import check
from dateline.store.opening import open_store
from dateline.store.schema import METADATA

MOST = 0.1  # of the time that the first one took
Times = tuple[float, float]


def write_given(paths: list[Path], folder: Path) -> None:
    """The reports of some files of JSON lines, with nothing of them but what a report is."""
    for path in paths:
        with path.open(encoding="utf-8") as source, (folder / path.name).open("w", encoding="utf-8") as target:
            for line in source:
                row = json.loads(line)
                told = {name: row.get(name) for name in ("id", "text", "published")}
                target.write(json.dumps(told, ensure_ascii=False) + "\n")


def write_made(folder: Path, seed: int, happenings: int) -> None:
    """Reports of made happenings."""
    from incidents import make_happenings, make_reports

    chance = random.Random(seed)
    with (folder / "made.jsonl").open("w", encoding="utf-8") as target:
        for report in make_reports(make_happenings(happenings, chance), chance):
            one = report.article
            row = {"id": one.id, "text": one.text, "published": str(one.published), "source": one.source}
            target.write(json.dumps(row) + "\n")


def ingest(folder: Path, store: Path) -> tuple[dict[str, int], Times]:
    """The summary of an ingest, and its seconds by the clock and of the processor."""
    began, spent = time.monotonic(), _spent()
    words = ["ingest", str(folder), "--store", str(store), "--format", "json"]
    ended = subprocess.run([sys.executable, "-m", "dateline", *words], stdout=subprocess.PIPE, text=True, check=False)
    if ended.returncode not in (0, 1):
        sys.exit(f"the ingest ended with {ended.returncode}")
    return json.loads(ended.stdout), (time.monotonic() - began, _spent() - spent)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def count_rows(store: Path) -> dict[str, int]:
    """How many rows each table has."""
    opened = open_store(store, readonly=True)
    with opened.reading_from() as connection:
        tables = [t for t in METADATA.sorted_tables if t.name != "runs"]
        found = {t.name: connection.execute(select(func.count()).select_from(t)).scalar() or 0 for t in tables}
    opened.close()
    return found


def judge(store: Path, rows: dict[str, int], first: Times, second: Times) -> list[str]:
    """What is wrong after the second time. rows: of each table, after the first."""
    again = count_rows(store)
    found = [f"{name}: {rows[name]} rows, and then {again[name]}" for name in rows if rows[name] != again[name]]
    for what, one, other in zip(("by the clock", "of the processor"), first, second, strict=True):
        share = other / one
        print(f"{what}: {one:.1f} s, then {other:.1f} s: {share:.1%}", flush=True)
        found += [f"{what}: {share:.1%} of the time"] if share >= MOST else []
    opened = open_store(store, readonly=True)
    found += check(opened)
    opened.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--happenings", type=int, default=250)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        source, store = Path(name) / "reports", Path(name) / "news.db"
        source.mkdir()
        if options.reports:
            write_given(options.reports, source)
        else:
            write_made(source, options.seed, options.happenings)
        summary, first = ingest(source, store)
        print("first:", json.dumps(summary), flush=True)
        rows = count_rows(store)
        again, second = ingest(source, store)
        print("second:", json.dumps(again), flush=True)
        problems = judge(store, rows, first, second)
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
