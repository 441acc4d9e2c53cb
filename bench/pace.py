"""How much the coding costs beside the bare parser: python bench/pace.py CORPUS... [--articles 200] [--rounds 3].

Each way is tried in a process of its own, one after the other and round after round, so that what else the machine
does falls on all alike; the middle one of the rounds counts. Loading is told apart. CORPUS is whatever `dateline code`
reads.
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
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
START, END = "<!-- figures: make bench -->", "<!-- end of figures -->"
LENGTHS = (1, 4, 16, 64)
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


def try_code(intakes: list[Any], workers: int) -> Figures:
    """`dateline code --format jsonl`."""
    from dateline.export.record import to_json
    from dateline.run.many import code_many, load_reader
    from dateline.settings import Settings

    settings = Settings(workers=workers)
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


def try_ingest(intakes: list[Any], workers: int) -> Figures:
    """`dateline ingest` into a new SQLite store."""
    from dateline.run.ingest import Plan, ingest_all
    from dateline.run.many import load_reader
    from dateline.settings import Settings
    from dateline.store.opening import open_store

    settings = Settings(workers=workers)
    if workers == 1:
        load_reader(settings)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "news.db", create_missing=True)
        figures = measured(lambda: {"claims": ingest_all(intakes, store, Plan(settings=settings)).claims})
        store.close()
    return figures


def try_length(intakes: list[Any], workers: int) -> Figures:
    """The same words as reports of one length, and joined to ever longer ones."""
    from dateline.run.many import load_reader
    from dateline.settings import Settings

    coder = load_reader(Settings())
    texts = [i.article.text for i in intakes]
    words = sum(len(text.split()) for text in texts)
    found = {}
    for length in LENGTHS:
        joined = ["\n\n".join(texts[at : at + length]) for at in range(0, len(texts), length)]
        article = intakes[0].article
        began = time.process_time()
        for _ in coder.pipe(replace(article, id=str(n), text=text) for n, text in enumerate(joined)):
            pass
        found[str(words * length // len(texts))] = (time.process_time() - began) / words * 1000
    return {"by length": found}


WAYS: dict[str, Callable[[list[Any], int], Figures]] = {
    "parser": try_parser,
    "code": try_code,
    "ingest": try_ingest,
    "length": try_length,
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


def ask(options: argparse.Namespace, way: str, workers: int = 1, articles: int | None = None) -> Figures:
    """The figures of one way, tried in a process of its own."""
    command = [sys.executable, "-W", "ignore", __file__, *options.corpus, "--child", way, "--workers", str(workers)]
    command += ["--articles", str(articles or options.articles)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: Figures = json.loads(told.splitlines()[-1])
    return figures


def rounds(options: argparse.Namespace) -> dict[str, list[Figures]]:
    """Every way, round after round."""
    ways = [("parser", 1), ("code", 1), ("ingest", 1), *(("ingest", n) for n in options.many)]
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


def growth(options: argparse.Namespace) -> Iterator[str]:
    """What more articles, and longer ones, cost."""
    yield "| articles | CPU ms an article | peak MB |"
    yield "|---|---|---|"
    for count in sorted({max(options.articles // 4, 1), options.articles // 2 or 1, options.articles}):
        figures = ask(options, "code", articles=count)
        yield f"| {count} | {figures['cpu'] / count * 1000:.0f} | {figures['peak']:.0f} |"
    yield ""
    yield "| words in an article | CPU ms for 1,000 words |"
    yield "|---|---|"
    for length, seconds in ask(options, "length")["by length"].items():
        yield f"| {length} | {seconds * 1000:.0f} |"


def machine() -> str:
    """The kind of machine, and the day."""
    info = Path("/proc/cpuinfo")
    names = [line.partition(": ")[2] for line in info.read_text().splitlines() if line.startswith("model name")]
    kind = names[0] if names else platform.machine()
    return f"{os.cpu_count()} cores ({kind}), Python {platform.python_version()}, {dt.date.today():%Y-%m-%d}"


def put(path: Path, lines: Iterable[str]) -> None:
    """Puts lines between the marks of a page."""
    before, _, rest = path.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{START}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", help="files or folders of reports")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--many", type=int, nargs="*", default=[2], help="numbers of workers, besides one")
    parser.add_argument("--write", type=Path, help="a page to put the tables in")
    parser.add_argument("--child", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    options = parser.parse_args()
    intakes = read_corpus(options.corpus, options.articles)
    if options.child:
        print(json.dumps(WAYS[options.child](intakes, options.workers)))
        return
    words = sum(len(i.article.text.split()) for i in intakes)
    head = f"{len(intakes)} articles, {words} words; {options.rounds} rounds. {machine()}."
    lines = [head, "", *to_lines(rounds(options), (len(intakes), words)), "", *growth(options)]
    print("\n".join(lines))
    if options.write:
        put(options.write, lines)


if __name__ == "__main__":
    main()
