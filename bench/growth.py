"""What more of it costs: articles, pages of one article, names in the lexicon, reports in the store.

The ways in which bench/pace.py tries growth; each runs in a process of its own and gives rows of a table.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

PAGE_WORDS = 400
PAGES = (1, 10, 100, 300)
FIRST = 100
BEGINNING = 150  # words of each article that are coded where only their number grows: 100,000 take an hour so
MODEL = "en_core_web_md"
SHORT = "Chadian soldiers arrested two smugglers near Abeche on Monday. The army said it had seized their trucks."
Figures = dict[str, Any]
Rows = list[list[str]]


def over_and_over(intakes: list[Any], count: int) -> Iterator[Any]:
    """So many reports: those given, and when they are used up the same again under other ids, each with a line more."""
    for number in range(count):
        turn, at = divmod(number, len(intakes))
        intake = intakes[at]
        article = intake.article
        if turn:
            text = f"{article.text}\n\nReport {number}, issue {turn}."
            article = replace(article, id=f"{article.id}-{turn}", text=text)
        yield replace(intake, article=article)


def beginnings(intakes: list[Any]) -> list[Any]:
    """The reports without what stands behind their first words."""
    texts = (" ".join(intake.article.text.split()[:BEGINNING]) for intake in intakes)
    return [replace(i, article=replace(i.article, text=text)) for i, text in zip(intakes, texts, strict=True)]


def marks(limit: int) -> list[int]:
    """100, 1,000, ... up to a number, which is the last."""
    found = [FIRST]
    while found[-1] * 10 < limit:
        found.append(found[-1] * 10)
    return [*(n for n in found if n < limit), limit]


def resident() -> float:
    """Megabytes that the process holds now; where the system does not tell, the most that it ever held."""
    held = Path("/proc/self/statm")
    if held.exists():
        return int(held.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def try_articles(intakes: list[Any], limit: int) -> Figures:
    """One process that codes ever more articles."""
    from dateline.run.many import code_many, load_reader
    from dateline.settings import Settings

    load_reader(Settings())
    readings = code_many(over_and_over(beginnings(intakes), limit), Settings())
    rows: Rows = []
    for before, mark in zip([0, *marks(limit)], marks(limit), strict=False):
        began = time.process_time()
        done = sum(1 for _ in islice(readings, mark - before))
        taken = (time.process_time() - began) / max(done, 1)
        rows.append([f"{mark:,}", f"{taken * 1000:.0f}", f"{resident():.0f}"])
    counted = f"articles (their first {BEGINNING} words)"
    return {"head": [counted, "CPU ms an article since the row before", "MB held"], "rows": rows}


def try_pages(intakes: list[Any], limit: int) -> Figures:
    """One article of ever more pages."""
    from dateline.run.many import load_reader
    from dateline.settings import Settings

    coder = load_reader(Settings())
    rows: Rows = []
    for pages in (n for n in PAGES if n <= limit):
        texts, words = [], 0
        for intake in over_and_over(intakes, 100_000):
            texts.append(intake.article.text)
            words += len(intake.article.text.split())
            if words >= pages * PAGE_WORDS:
                break
        article = replace(intakes[0].article, id=str(pages), text="\n\n".join(texts))
        began = time.process_time()
        coder.read_article(article)
        taken = time.process_time() - began
        rows.append([f"{words // PAGE_WORDS}", f"{taken / words * 1e6:.0f}", f"{resident():.0f}"])
    return {"head": ["pages in an article", "CPU ms for 1,000 words", "MB held"], "rows": rows}


def try_names(intakes: list[Any], limit: int) -> Figures:
    """The same articles without and with imported names, in turn."""
    from lexicon_size import names

    from dateline.lexicon.name_table import FILE, write_names
    from dateline.run.coder import load_coder

    with tempfile.TemporaryDirectory() as folder:
        write_names(Path(folder) / FILE, names(limit))
        coders = {0: load_coder(), limit: load_coder(None, [folder])}
        taken = dict.fromkeys(coders, 0.0)
        for start in range(0, len(intakes), 10):
            articles = [i.article for i in intakes[start : start + 10]]
            for count, coder in coders.items():
                began = time.process_time()
                for _ in coder.pipe(articles):
                    pass
                taken[count] += time.process_time() - began
    rows = [[f"{n:,}", f"{t / len(intakes) * 1000:.0f}", f"{t / taken[0] - 1:+.1%}"] for n, t in taken.items()]
    return {"head": ["imported names", "CPU ms an article", "slower by"], "rows": rows}


def try_store(intakes: list[Any], limit: int) -> Figures:
    """One store that takes ever more reports."""
    from dateline.run.ingest import Plan, ingest_all
    from dateline.run.many import load_reader
    from dateline.settings import Settings
    from dateline.store.opening import open_store

    load_reader(Settings())
    plan, every, rows = Plan(settings=Settings(), copies=True), over_and_over(intakes, limit), []
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "news.db", create_missing=True)
        for before, mark in zip([0, *marks(limit)], marks(limit), strict=False):
            began = time.process_time()
            ingest_all(islice(every, mark - before), store, plan)
            taken = (time.process_time() - began) / (mark - before)
            rows.append([f"{mark:,}", f"{taken * 1000:.0f}", f"{resident():.0f}"])
        store.close()
    return {"head": ["articles in the store", "CPU ms an article since the row before", "MB held"], "rows": rows}


WAYS: dict[str, Callable[[list[Any], int], Figures]] = {
    "articles": try_articles,
    "pages": try_pages,
    "names": try_names,
    "store": try_store,
}


def starts(rounds: int) -> Figures:
    """What it takes to start, beside the bare parser: CPU seconds of processes that do one small thing and end."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(SHORT, encoding="utf-8")
        parse = f"import spacy; from dateline.nlp.pipeline import _locate; spacy.load(_locate({MODEL!r}))({SHORT!r})"
        tried = {
            "dateline --help": ["-m", "dateline", "--help"],
            "parser: import, load, one short report": ["-c", parse],
            "dateline code: one short report": ["-m", "dateline", "code", str(report)],
        }
        taken: dict[str, list[float]] = {name: [] for name in tried}
        for _ in range(rounds):
            for name, command in tried.items():
                taken[name].append(_cost(command))
    rows = [[name, f"{statistics.median(every):.2f}"] for name, every in taken.items()]
    return {"head": ["start", "CPU s"], "rows": rows}


def _cost(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-W", "ignore", *command], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def to_table(figures: Figures) -> Iterator[str]:
    """The rows as a table, after an empty line."""
    yield ""
    yield f"| {' | '.join(figures['head'])} |"
    yield "|---" * len(figures["head"]) + "|"
    yield from (f"| {' | '.join(row)} |" for row in figures["rows"])
