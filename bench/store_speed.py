"""Fills a store with made-up claims, and times what analysts ask of it.

python bench/store_speed.py --claims 1000000 [--store PATH|URL] [--most 0.3]

Exits with 1 if a question takes longer than --most seconds (the middle one of five askings).
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from made_store import COUNTRIES, WORDS, fill

from dateline.store.care import vacuum
from dateline.store.incidents import read_incident
from dateline.store.opening import Store, open_store
from dateline.store.queries import count_claims, find_claims
from dateline.store.queries_articles import ArticlesWanted, find_actors, find_articles
from dateline.store.queries_counts import count_by
from dateline.store.queries_incidents import count_incidents, find_incidents
from dateline.store.wanted import Wanted


def questions(store: Store) -> dict[str, Callable[[], object]]:
    top, second, rare = COUNTRIES[0], COUNTRIES[1], COUNTRIES[60]
    last_year = dt.date(2024, 1, 1)
    return {
        "newest claims": lambda: find_claims(store, Wanted()),
        "of a frequent country": lambda: find_claims(store, Wanted(actor=top)),
        "of a rare country": lambda: find_claims(store, Wanted(actor=rare)),
        "of a frequent pair": lambda: find_claims(store, Wanted(actor=top, recipient=second)),
        "of a pair, both ways, one type": lambda: find_claims(
            store, Wanted(actor=top, recipient=second, mutual=True, types=("ASSAULT",))
        ),
        "of a pair, with a place": lambda: find_claims(store, Wanted(actor=top, recipient=second, place=second)),
        "of a rare pair": lambda: find_claims(store, Wanted(actor=rare, recipient=COUNTRIES[50])),
        "of a type in a year": lambda: find_claims(store, Wanted(types=("SANCTION",), since=last_year)),
        "by what happened in a week": lambda: find_claims(
            store, Wanted(happened_since=dt.date(2020, 5, 1), happened_until=dt.date(2020, 5, 7))
        ),
        "of a speaker who denies": lambda: find_claims(store, Wanted(speaker=top, stances=("denies",))),
        "of part of a name": lambda: find_claims(store, Wanted(anyone=f"{top.lower()} {WORDS[0]}")),
        "contested": lambda: find_claims(store, Wanted(contested=True)),
        "contested, of a pair": lambda: find_claims(store, Wanted(actor=top, recipient=second, contested=True)),
        "of a source": lambda: find_claims(store, Wanted(source="wire 7")),
        "with a frequent word": lambda: find_claims(store, Wanted(words=WORDS[3])),
        "with a rare word": lambda: find_claims(store, Wanted(words="unique77")),
        "articles with two words": lambda: find_articles(store, ArticlesWanted(words=f"{WORDS[3]} {WORDS[9]}")),
        "count of a pair": lambda: count_claims(store, Wanted(actor=top, recipient=second)),
        "a pair by month and type": lambda: count_by(
            store, Wanted(actor=top, recipient=second), ("month", "type"), limit=10_000
        ),
        "a country by year and quad": lambda: count_by(store, Wanted(actor=rare), ("year", "quad")),
        "everything by type": lambda: count_by(store, Wanted(), ("type",)),
        "a year by type": lambda: count_by(store, Wanted(since=last_year), ("type",)),
        "whom a country acts upon": lambda: count_by(store, Wanted(actor=rare), ("recipient",)),
        "newest incidents": lambda: find_incidents(store, Wanted()),
        "incidents of a frequent country": lambda: find_incidents(store, Wanted(anyone=top)),
        "incidents of a frequent pair": lambda: find_incidents(store, Wanted(actor=top, recipient=second)),
        "incidents of a type in a year": lambda: find_incidents(store, Wanted(types=("SANCTION",), since=last_year)),
        "incidents told twice": lambda: find_incidents(store, Wanted(), sources=2),
        "incidents with a rare word": lambda: find_incidents(store, Wanted(words="unique77")),
        "contested incidents": lambda: find_incidents(store, Wanted(contested=True)),
        "an incident": lambda: read_incident(store, find_incidents(store, Wanted(), limit=1)[0].id),
        "count of a pair's incidents": lambda: count_incidents(store, Wanted(actor=top, recipient=second)),
        "incidents by type": lambda: count_by(store, Wanted(), ("type",), unit="incident"),
        "a pair's incidents by month and type": lambda: count_by(
            store, Wanted(actor=top, recipient=second), ("month", "type"), limit=10_000, unit="incident"
        ),
        "a pair's sources by year": lambda: count_by(
            store, Wanted(actor=top, recipient=second), ("year",), unit="source"
        ),
        "whom a country acts upon, by incidents": lambda: count_by(
            store, Wanted(actor=rare), ("recipient",), unit="incident"
        ),
        "actors by name": lambda: find_actors(store, f"{rare.lower()} {WORDS[1]}"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--store", help="filled if it is empty, and kept")
    parser.add_argument("--most", type=float, default=0.3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        store = open_store(options.store or Path(name) / "news.db", create_missing=True)
        if not count_claims(store, Wanted()):
            fill(store, options.claims, 6)
            vacuum(store)
        slow = [ask(about, question, options.most) for about, question in questions(store).items()]
        store.close()
    sys.exit(1 if any(slow) else 0)


def ask(about: str, question: Callable[[], object], most: float) -> bool:
    """Whether a question takes too long."""
    seconds = []
    answer: object = None
    for _ in range(5):
        began = time.perf_counter()
        answer = question()
        seconds.append(time.perf_counter() - began)
    middle = statistics.median(seconds)
    size = len(answer) if isinstance(answer, list | tuple) else answer
    print(f"{middle * 1000:8.1f} ms  {about} ({size})", flush=True)
    return middle > most


if __name__ == "__main__":
    main()
