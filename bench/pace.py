"""How much the coding costs beside the bare parser: python bench/pace.py CORPUS... [--articles 200] [--rounds 5].

Each way is tried in a process of its own, one after the other and round after round, so that what else the machine
does falls on all alike; the middle one of the rounds counts. Loading is told apart. CORPUS is whatever `dateline code`
reads. After that, how the cost grows: bench/growth.py.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import growth

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
GROWTH = {"articles": 1000, "pages": 300, "names": 1_000_000, "store": 1000}
START, END = "<!-- figures: make bench -->", "<!-- end of figures -->"
Figures = dict[str, Any]


def read_corpus(inputs: list[str], count: int) -> list[Any]:
    """So many readable reports, spread over all that there are."""
    from dateline.ingest.files import read_inputs
    from dateline.ingest.intake import Given

    every = [i for i in read_inputs(tuple(inputs), Given(), BytesIO()) if i.fault is None and i.article.text.strip()]
    step = max(len(every) / count, 1.0)
    return list(islice((every[int(n * step)] for n in range(count) if n * step < len(every)), count))


def try_parser(intakes: list[Any], workers: int) -> Figures:
    """The pipeline as its makers give it, over the full texts."""
    import spacy

    from dateline.nlp.pipeline import _locate
    from dateline.settings import DEFAULT_MODEL

    nlp = spacy.load(_locate(DEFAULT_MODEL))

    def run() -> Figures:
        for _ in nlp.pipe(i.article.text for i in intakes):
            pass
        return {}

    return measured(run)


def try_gated(intakes: list[Any], workers: int) -> Figures:
    """`dateline code --gate --format jsonl`."""
    return try_code(intakes, workers, gate=True)


def try_code(intakes: list[Any], workers: int, *, gate: bool = False) -> Figures:
    """`dateline code --format jsonl`."""
    from dateline.export.record import to_json
    from dateline.run.many import code_many, load_reader
    from dateline.settings import Settings

    settings = Settings(workers=workers, gate=gate)
    coder: Any = load_reader(settings) if workers == 1 else None

    def run() -> Figures:
        claims = events = 0
        with tempfile.TemporaryFile("w", encoding="utf-8") as out:
            for reading in code_many(intakes, settings):
                claims += len(reading.claims)
                events += sum(claim.event is not None for claim in reading.claims)
                out.write(to_json(reading) + "\n")
        return {"claims": claims, "events": events, "stages": dict(coder.clock.seconds) if coder else {}}

    return measured(run)


def try_gated_ingest(intakes: list[Any], workers: int) -> Figures:
    """`dateline ingest --gate`."""
    return try_ingest(intakes, workers, gate=True)


def try_ingest(intakes: list[Any], workers: int, *, gate: bool = False) -> Figures:
    """`dateline ingest` into a new SQLite store."""
    from dateline.run.ingest import Plan, ingest_all
    from dateline.run.many import load_reader
    from dateline.settings import Settings
    from dateline.store.opening import open_store

    settings = Settings(workers=workers, gate=gate)
    if workers == 1:
        load_reader(settings)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "news.db", create_missing=True)
        figures = measured(lambda: {"claims": ingest_all(intakes, store, Plan(settings=settings)).claims})
        store.close()
    return figures


WAYS: dict[str, Callable[[list[Any], int], Figures]] = {
    "parser": try_parser,
    "code": try_code,
    "code, gate": try_gated,
    "ingest": try_ingest,
    "ingest, gate": try_gated_ingest,
    **growth.WAYS,
}


def measured(run: Callable[[], Figures]) -> Figures:
    """What a run costs once everything is loaded; of several processes, with their loading."""
    loaded, wall = cpu(), time.perf_counter()
    figures = run()
    return {**figures, "cpu": cpu() - loaded, "wall": time.perf_counter() - wall, "loading": loaded, "peak": peak()}


def cpu() -> float:
    """Seconds of the processor, of this process and of those that it has ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def peak() -> float:
    """Megabytes of the largest process."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def ask(options: argparse.Namespace, way: str, amount: int = 1) -> Figures:
    """The figures of one way, tried in a process of its own. amount: of workers, or of what grows."""
    command = [sys.executable, "-W", "ignore", __file__, *options.corpus, "--child", way, "--amount", str(amount)]
    command += ["--articles", str(options.articles)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: Figures = json.loads(told.splitlines()[-1])
    return figures


def rounds(options: argparse.Namespace) -> dict[str, list[Figures]]:
    """Every way, round after round."""
    several = [(way, n) for way in ("code", "ingest") for n in (1, *options.many)]
    ways = [("parser", 1), ("code, gate", 1), ("ingest, gate", 1), *several]
    found: dict[str, list[Figures]] = {}
    for number in range(options.rounds):
        for way, workers in ways:
            print(f"round {number + 1}: {way}, {workers}", file=sys.stderr)
            name = way if workers == 1 else f"{way}, {workers} workers"
            found.setdefault(name, []).append(ask(options, way, workers))
    return found


def middle(tries: list[Figures], name: str) -> float:
    return float(statistics.median(figures[name] for figures in tries))


def to_lines(found: dict[str, list[Figures]], corpus: tuple[int, int]) -> Iterator[str]:
    """The table of costs, and that of stages."""
    articles, words = corpus
    bare = middle(found["parser"], "cpu")
    yield "| | CPU s | of the parser | articles/s | words/s | claims/s | wall s | peak MB | loading s |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, tries in found.items():
        took, wall = middle(tries, "cpu"), middle(tries, "wall")
        claims = f"{tries[0]['claims'] / wall:.0f}" if "claims" in tries[0] else ""
        yield (
            f"| {name} | {took:.1f} | {took / bare:.2f} | {articles / wall:.1f} | {words / wall:.0f} | {claims} "
            f"| {wall:.1f} | {middle(tries, 'peak'):.0f} | {middle(tries, 'loading'):.1f} |"
        )
    yield ""
    yield "| stage | share of the coding | ms for 1,000 words |"
    yield "|---|---|---|"
    stages = found["code"][-1]["stages"]
    total = sum(stages.values())
    for stage, seconds in stages.items():
        yield f"| {stage} | {seconds / total:.1%} | {seconds / words * 1e6:.1f} |"


def gains(found: dict[str, list[Figures]]) -> Iterator[str]:
    """What the bars of speed ask for: shares of CPU, and how much faster several workers are by the clock."""
    parser, code, ingest = (middle(found[name], "cpu") for name in ("parser", "code", "ingest"))
    gated, kept = (middle(found[name], "cpu") for name in ("code, gate", "ingest, gate"))
    yield f"- `code --gate` takes {gated / parser:.2f} of the parser's CPU, `ingest --gate` {kept / gated:.2f} of that."
    yield f"- `code` takes {code / parser:.2f} of the parser's CPU, `ingest` {ingest / code:.2f} of that of `code`."
    for name, tries in found.items():
        way, _, count = name.partition(", ")
        if count.endswith("workers"):
            faster = middle(found[way], "wall") / middle(tries, "wall")
            yield f"- `{way}` with {count} is {faster:.2f} times as fast by the clock, their loading included."


def machine() -> str:
    """The kind of machine, and the day."""
    info = Path("/proc/cpuinfo")
    names = [line.partition(": ")[2] for line in info.read_text().splitlines() if line.startswith("model name")]
    kind = names[0] if names else platform.machine()
    return f"{os.cpu_count()} cores ({kind}), Python {platform.python_version()}, {dt.date.today():%Y-%m-%d}"


def put(path: Path, lines: Iterable[str], start: str = START) -> None:
    """Puts lines between the marks of a page."""
    before, _, rest = path.read_text(encoding="utf-8").partition(start)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{start}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", help="files or folders of reports")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--many", type=int, nargs="*", default=[2], help="numbers of workers, besides one")
    parser.add_argument("--write", type=Path, help="a page to put the tables in")
    parser.add_argument("--child", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--amount", type=int, default=1, help=argparse.SUPPRESS)
    for way, amount in GROWTH.items():
        parser.add_argument(f"--grow-{way}", type=int, default=amount, metavar="N", help="up to so many; 0: not tried")
    options = parser.parse_args()
    intakes = read_corpus(options.corpus, options.articles)
    if options.child:
        print(json.dumps(WAYS[options.child](intakes, options.amount)))
        return
    words = sum(len(i.article.text.split()) for i in intakes)
    head = f"{len(intakes)} articles, {words} words; {options.rounds} rounds. {machine()}."
    found = rounds(options)
    lines = [head, "", *to_lines(found, (len(intakes), words)), "", *gains(found)]
    lines += growth.to_table(growth.starts(options.rounds))
    for way in GROWTH:
        if amount := getattr(options, f"grow_{way}"):
            print(f"growth: {way}", file=sys.stderr)
            lines += growth.to_table(ask(options, way, amount))
    print("\n".join(lines))
    if options.write:
        put(options.write, lines)


if __name__ == "__main__":
    main()
