"""Kills an ingest at random moments, lets it go on, and compares the store with that of an undisturbed run.

python bench/kill_ingest.py --kills 200 --articles 2000            with the whole coder
python bench/kill_ingest.py --kills 200 --articles 2000 --stub     with a coder that makes things up: the store alone

After each kill the store is checked (as `dateline store check` does). Exits with 1 if anything differs.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select

from dateline.store.checks import check
from dateline.store.opening import open_store
from dateline.store.schema import METADATA
from dateline.store.schema_incidents import DERIVED

TABLES = ("articles", "bands", "readings", "handles", *(table.name for table in DERIVED), "members", "incidents")
# When something was written, and by which run, differs and may.
FREE = {"came", "made", "run"}
SIDES = ("Norland", "Sudland", "Westmark", "the Eastern Isles", "rebels from the hills", "the coast guard", "monitors")
ACTS = (
    "shelled a village near the border, killing {n} people",
    "agreed to hold talks on fishing rights in the spring",
    "denied that its troops had crossed the river",
    "accused its neighbour of sending {n} armed men across the border",
    "arrested {n} people after a rally in the capital",
    "offered to send food and tents to {n} families",
    "threatened to close the strait unless the patrols end",
)
SHARE = 0.06  # of the seconds of an undisturbed run: so long an ingest is left alone in the middle of many kills
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def write_articles(path: Path, count: int, seed: int) -> None:
    """Reports made up at random; some come twice, some are nearly the same, some are broken or in another language."""
    chance = random.Random(seed)
    past: list[dict[str, object]] = []
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            row = make_article(number, chance, past)
            past.append(row)
            file.write(json.dumps(row) + "\n" if number % 97 else "{broken\n")


def make_article(number: int, chance: random.Random, past: list[dict[str, object]]) -> dict[str, object]:
    row: dict[str, object] = {
        "id": f"r{number}",
        "published": f"2024-0{chance.randint(1, 9)}-{chance.randint(1, 28):02}",
    }
    row["source"] = f"wire {chance.randint(1, 9)}"
    kind = chance.random()
    if past and kind < 0.08:
        return row | {"text": chance.choice(past)["text"]}
    if past and kind < 0.16:
        return row | {"text": f"CITY (Wire) - {chance.choice(past)['text']} Reporting by our own staff."}
    if kind < 0.2:
        return row | {"text": "Le gouvernement a annoncé mardi que les négociations reprendraient vendredi."}
    sentences = (
        f"{chance.choice(SIDES).capitalize()} {chance.choice(ACTS).format(n=chance.randint(2, 900))} on "
        f"{chance.choice(DAYS)}, {chance.choice(SIDES)} said."
        for _ in range(chance.randint(1, 4))
    )
    return row | {"text": " ".join(sentences)}


def run(source: Path, store: Path, options: argparse.Namespace, seconds: float | None = None) -> int | None:
    """Ingests; gives the exit code, or None if it was killed after so many seconds."""
    words = ["ingest", str(source), "--store", str(store), "--workers", str(options.workers)]
    return _run_stub(words, seconds) if options.stub else _run_whole(words, seconds)


def _run_whole(words: list[str], seconds: float | None) -> int | None:
    process = subprocess.Popen(
        [sys.executable, "-m", "dateline", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


def _run_stub(words: list[str], seconds: float | None) -> int | None:
    """In a fork of this process, which has loaded all: so each kill hits an ingest at work, none a program's start."""
    process = multiprocessing.get_context("fork").Process(target=run_quietly, args=(words,))
    process.start()
    process.join(seconds)
    code = process.exitcode
    if code is None:
        process.kill()
        process.join()
    return code


def finish(source: Path, store: Path, options: argparse.Namespace) -> float:
    """Ingests to the end, and gives the seconds that it took."""
    began = time.monotonic()
    code = run(source, store, options)
    if code not in (0, 1):
        sys.exit(f"the ingest ended with {code}")
    return time.monotonic() - began


def dump(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that must be the same, table by table."""
    opened = open_store(str(store), readonly=True)
    found = {}
    with opened.reading_from() as connection:
        for name in TABLES:
            columns = [c for c in METADATA.tables[name].c if c.name not in FREE]
            found[name] = sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
    opened.close()
    return found


def kill_often(source: Path, folder: Path, mean: float, options: argparse.Namespace) -> Iterator[Path]:
    """Stores whose ingest was killed again and again, until there were enough kills; each was finished at last.

    The seconds between kills are exponential: every moment of an ingest is as likely to be hit as any other, and what
    takes longer than most are apart, such as the clustering at the end, gets done all the same.
    """
    chance = random.Random(options.seed)
    kills = stores = 0
    while kills < options.kills:
        stores += 1
        store = folder / f"killed-{stores}.db"
        ended = False
        while not ended and kills < options.kills:
            ended = run(source, store, options, options.least + chance.expovariate(1 / mean)) is not None
            if not ended:
                kills += 1
                report(store, kills)
        finish(source, store, options)
        yield store


def report(store: Path, kills: int) -> None:
    """Checks the store after a kill."""
    if not store.exists():
        return
    opened = open_store(str(store), create_missing=True)
    problems = check(opened)
    with opened.reading_from() as connection:
        held = connection.execute(select(func.count()).select_from(METADATA.tables["articles"])).scalar()
    opened.close()
    print(f"kill {kills}: {held} articles, {'; '.join(problems) or 'sound'}", flush=True)
    if problems:
        sys.exit(1)


def compare(one: Path, other: Path) -> list[str]:
    first, second = dump(one), dump(other)
    return [f"{name}: {len(first[name])} and {len(second[name])}" for name in TABLES if first[name] != second[name]]


def main() -> None:
    options = parse(sys.argv[1:])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "reports.jsonl"
        write_articles(source, options.articles, options.seed)
        if options.stub:
            load_all(folder)
        seconds = finish(source, folder / "undisturbed.db", options)
        print(f"undisturbed: {seconds:.1f} s, {len(dump(folder / 'undisturbed.db')['claims'])} claims", flush=True)
        # an ingest that is over before the earliest kill would never be killed
        options.least = min(options.least, seconds / 2)
        stores = 0
        for store in kill_often(source, folder, seconds * options.share, options):
            stores += 1
            if differences := compare(folder / "undisturbed.db", store):
                sys.exit(f"{store.name} differs: {'; '.join(differences)}")
        print(
            f"{options.kills} kills over {stores} ingests: every store sound, and like the undisturbed one "
            f"({time.process_time():.0f} s of the processor here, {spent():.0f} s in the ingests)"
        )


def spent() -> float:
    """Seconds of the processor that all ingests took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.0, help="seconds before the earliest kill")
    parser.add_argument("--share", type=float, default=SHARE, help="of an undisturbed run: the mean between kills")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--stub", action="store_true", help="a coder that makes things up, quickly")
    return parser.parse_args(words)


def run_child(words: list[str]) -> None:
    """The command line with a coder that needs no parser."""
    from stub_coder import load_stub

    from dateline.cli.main import main as command
    from dateline.run import many

    many._load = load_stub  # type: ignore[assignment]
    sys.argv = ["dateline", *words]
    command()


def run_quietly(words: list[str]) -> None:
    """As `run_child`, without a word."""
    with open(os.devnull, "w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        run_child(words)


def load_all(folder: Path) -> None:
    """Takes some reports in with a fork's code in this process, so that no fork has to load it."""
    from stub_coder import load_stub

    import dateline.cli.ingest  # noqa: F401 - loaded here, used in forks
    from dateline.ingest.files import read_inputs
    from dateline.ingest.intake import Given
    from dateline.run.ingest import Plan, keep_all
    from dateline.run.many import code_chunk
    from dateline.settings import Settings

    source = folder / "first.jsonl"
    write_articles(source, 20, seed=1)
    opened, coder = open_store(folder / "first.db", create_missing=True), load_stub(Settings())
    code = lambda chunks: (code_chunk(coder, c) if c else [] for c in chunks)  # noqa: E731
    keep_all(read_inputs((str(source),), Given(), sys.stdin.buffer), opened, Plan(settings=Settings()), code)
    opened.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        run_child(sys.argv[2:])
    else:
        main()
