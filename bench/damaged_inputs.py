"""Feeds damaged files to an ingest, and reports what became of them.

python bench/damaged_inputs.py --inputs 10000

Seeds of our own are cut, flipped bit by bit, filled with NULs, encoded wrongly, called what they are not; beside them
stand lines of 200 MB, bombs of every packing and of entities, nests without end, and whole files. The coder makes
things up. Exits with 1 if one is not recorded, whole ones are not coded, a file takes longer than --seconds, or more
memory than --megabytes is taken.
"""

from __future__ import annotations

import argparse
import bz2
import collections
import gzip
import io
import json
import lzma
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from sqlalchemy import select
from stub_coder import load_stub

from dateline.ingest.files import read_file
from dateline.ingest.intake import Given, Intake
from dateline.ingest.kinds import UNFORESEEN
from dateline.run.ingest import Plan, keep_all
from dateline.run.many import code_chunk
from dateline.settings import Settings
from dateline.store.checks import check
from dateline.store.opening import open_store
from dateline.store.schema import articles
from ingest.made import ALL, BODY, make_mailbox, make_page

SEEDS = {**ALL, "a.mbox": make_mailbox()}
Files = list[tuple[Path, str]]
WRITING = 10  # times the seconds of a file: so long may the end take
WHOLE, LONG, BOMB = "whole", 200_000_000, 300_000_000
ENCODINGS = ("utf-16-le", "utf-16-be", "utf-32-le", "cp037", "shift_jis", "utf-7", "koi8-r", "cp1252")
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def fill(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start : start + chance.randrange(1, 400)] = b"\0" * chance.randrange(1, 400)


def repeat(data: bytearray, chance: random.Random) -> None:
    start, end = sorted(chance.choices(range(len(data)), k=2))
    data[start:start] = data[start:end] * chance.randrange(1, 20)


def encode(data: bytearray, chance: random.Random) -> None:
    text = bytes(data).decode("utf-8", "ignore") + " Zażółć gęślą jaźń"
    data[:] = text.encode(chance.choice(ENCODINGS), "replace")


def shuffle(data: bytearray, chance: random.Random) -> None:
    pieces = [data[n : n + 64] for n in range(0, len(data), 64)]
    chance.shuffle(pieces)
    data[:] = b"".join(pieces)


DAMAGES = (cut, flip, fill, repeat, encode, shuffle)


def make_damaged(folder: Path, number: int, chance: random.Random) -> tuple[Path, str]:
    """One file: a tenth are whole, a tenth are called what they are not."""
    kind = chance.choice(sorted(SEEDS))
    name = f"f{number:05d}"
    if number % 10 == 0:
        text = f"{BODY} Lorry {number} waited {number * 7} hours at gate {number * 3}, said driver {number * 11}."
        path = folder / f"{name}.txt" if number % 20 else folder / f"{name}.html"
        path.write_bytes(text.encode() if number % 20 else make_page(text))
        return path, WHOLE
    data = bytearray(SEEDS[kind])
    for damage in chance.sample(DAMAGES, chance.choice((1, 1, 2))):
        if data:
            damage(data, chance)
    called = chance.choice(sorted(SEEDS)) if number % 10 == 1 else kind
    path = folder / f"{name}{called[1:]}"
    path.write_bytes(bytes(data))
    return path, "damaged"


def make_monsters(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files that would take all memory, all time, or all of the stack."""
    zeros = b"\0" * BOMB
    line = b'{"id": "long", "text": "' + b"x" * LONG + b'"}\n'
    deep = b'{"id": "deep", "text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n"
    nest = b"<html><body>" + b"<div>" * 100_000 + BODY.encode() + b"</div>" * 100_000
    made: dict[str, Callable[[], bytes]] = {
        "long.jsonl": lambda: line + ALL["a.jsonl"],
        "long.txt": lambda: line,
        "long.csv": lambda: b'text,id\n"' + b"y" * LONG + b'",1\n',
        "long.mbox": lambda: b"From a\n" + line,
        "long.eml": lambda: b"Subject: " + line,
        "long.rss": lambda: b"<rss><channel><title>" + line,
        "bomb.jsonl.gz": lambda: gzip.compress(zeros),
        "bomb.txt.gz": lambda: gzip.compress(zeros),
        "bomb.parquet.gz": lambda: gzip.compress(zeros),
        "bomb.warc.gz": lambda: gzip.compress(zeros),
        "bomb.html.bz2": lambda: bz2.compress(zeros),
        "bomb.csv.xz": lambda: lzma.compress(zeros, preset=0),
        "bomb.zip": lambda: zip_of({"a.txt": zeros, "b.jsonl": zeros, "c.txt": BODY.encode()}),
        "nest.zip": lambda: zip_of({"a.zip": zip_of({"b.zip": zip_of({"c.txt": BODY.encode()})})}),
        "many.zip": lambda: zip_of({f"{n}.txt": b"" for n in range(5000)}),
        "laughs.rss": lambda: f"{DOCTYPE}<rss><channel><item><title>&l11;</title></item></channel></rss>".encode(),
        "laughs.atom": lambda: f"{DOCTYPE}<feed><entry><title>&l11;</title></entry></feed>".encode(),
        "laughs.html": lambda: f"{DOCTYPE}<html><body>&l11;</body></html>".encode(),
        "laughs.rss.gz": lambda: gzip.compress(f"{DOCTYPE}<rss>&l11;</rss>".encode()),
        "deep.jsonl": lambda: deep,
        "deep.html": lambda: nest,
        "deep.rss": lambda: b"<rss>" + b"<item>" * 100_000,
        "parts.eml": lambda: make_parts(2000),
        "empty.jsonl": lambda: b"",
        "empty.csv": lambda: b"text,id\n",
        "empty.mbox": lambda: b"\n\n",
        "empty.zip": lambda: zip_of({}),
        "nul.csv": lambda: b"text,id\nMiners \0 marched.\0,\0\n",
        "nul.txt": lambda: b"Miners\0marched.",
    }
    for name, make in made.items():
        path = folder / name
        path.write_bytes(make())
        yield path, "monster"


def zip_of(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def make_parts(depth: int) -> bytes:
    """Mail in mail in mail."""
    head = b"From: a@paper.invalid\n"
    parts = (b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return head + b"".join(parts) + BODY.encode()


def ingest(files: Files, store: Path, line: Connection) -> None:
    """All files into a store, in a process of its own; tells of each one as it is begun and done."""
    coder = load_stub(Settings())
    opened = open_store(store, create_missing=True)

    def read() -> Iterator[Intake]:
        for number, (path, _) in enumerate(files):
            line.send((number, None))
            faults, begun = [], time.process_time()
            for intake in read_file(path, path.name, Given()):
                faults.append(intake.fault)
                yield intake
            line.send((number, (faults, time.process_time() - begun)))

    coding = lambda chunks: (code_chunk(coder, c) if c else [] for c in chunks)  # noqa: E731
    summary = keep_all(read(), opened, Plan(settings=Settings(), copies=True), coding)
    line.send((-1, (summary.read, summary.plain(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)))
    opened.close()


def watch(files: Files, store: Path, seconds: float) -> tuple[dict[int, list[str | None]], object]:
    """What became of each file; ends the program if one takes too long or the process ends."""
    near, far = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=ingest, args=(files, store, far))
    process.start()
    far.close()
    told: dict[int, list[str | None]] = {}
    slowest, at = (0.0, ""), -1
    while True:
        # Behind the last file what was read is written still.
        if not near.poll(seconds * (WRITING if len(told) == len(files) else 1)):
            process.kill()
            sys.exit(f"{files[at][0].name}: not done within {seconds} s")
        try:
            number, what = near.recv()
        except EOFError:
            sys.exit(f"{files[at][0].name}: the process ended with it")
        if number < 0:
            print(f"slowest: {slowest[1]}, {slowest[0]:.1f} s of the processor")
            return told, what
        if what is None:
            at = number
        else:
            told[number], spent = what
            slowest = max(slowest, (spent, files[number][0].name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--megabytes", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-monsters", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [] if options.no_monsters else list(make_monsters(folder))
        files += [make_damaged(folder, number, chance) for number in range(options.inputs - len(files))]
        told, ended = watch(files, folder / "news.db", options.seconds)
        problems = judge(files, told, ended, folder / "news.db", options)
    for problem in problems[:40]:
        print(problem)
    sys.exit(1 if problems else 0)


def brief(fault: str) -> str:
    return fault.split(":")[0].split("(")[0][:60]


def judge(
    files: Files, told: dict[int, list[str | None]], ended: object, store: Path, options: argparse.Namespace
) -> list[str]:
    read, counts, peak = ended  # type: ignore[misc]
    faults = [fault or "read" for faults in told.values() for fault in faults]
    reasons = collections.Counter(fault[:60] if fault.startswith(UNFORESEEN) else brief(fault) for fault in faults)
    for reason, count in reasons.most_common(25):
        print(f"{count:7}  {reason}")
    print(json.dumps(counts), f"peak {peak} MB", flush=True)
    problems = [f"{files[n][0].name}: not recorded" for n, found in told.items() if not found]
    if sum(map(len, told.values())) != read or len(told) != len(files):
        problems.append(f"{sum(map(len, told.values()))} inputs came from {len(told)} files, and {read} were kept")
    if peak > options.megabytes:
        problems.append(f"memory went to {peak} MB")
    opened = open_store(store, readonly=True)
    with opened.reading_from() as connection:
        held = {row.name: row.status for row in connection.execute(select(articles.c.name, articles.c.status))}
    problems += [f"{reason}: a fault that no reader foresees" for reason in reasons if reason.startswith(UNFORESEEN)]
    whole = [path.name for path, kind in files if kind == WHOLE]
    problems += [f"{name}: is whole, and {held.get(name)}" for name in whole if held.get(name) != "coded"]
    print(f"{len(whole)} whole ones, {len(problems)} problems")
    problems += check(opened)
    opened.close()
    return problems


if __name__ == "__main__":
    main()
