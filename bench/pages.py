"""Times every page of the web application, and every named query and analysis, on a large store.

python bench/pages.py --store PATH [--most 0.3] [--asked 7] [--only WORDS] [--write docs/performance.md]

A store that is not there is made first: 1,000,000 claims of 200,000 reports, some of them judged by people; one whose
incidents are not made gets them. Every page is asked for with what analysts ask of it, and once in each of its other
forms (JSON, CSV, Atom), with what makes most of them. Two figures are told: `anew`, worked out with nothing kept from
before but what the database has in memory, as after a report has come in; and `warm`, as the next one is answered who
asks the same. Both are the middle of several askings, the whole answer. `cpu` is the time of the processor, anew. Exits
with 1 if anything takes longer than --most seconds, anew.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from made_store import COUNTRIES, WORDS, fill
from pace import machine, put
from store_speed import questions

from dateline.analysis.asked import Asked, find_side
from dateline.analysis.briefs import write_brief
from dateline.analysis.changes import find_changes
from dateline.analysis.moves import find_moves
from dateline.analysis.networks import make_network
from dateline.analysis.profiles import profile_actor
from dateline.analysis.relations import rank_relations
from dateline.analysis.replies import measure_replies
from dateline.analysis.reporting import mix_sources, profile_reporting
from dateline.analysis.series import make_series
from dateline.store.incident_builds import is_built, rebuild
from dateline.store.opening import Store, open_store, see_reviewed
from dateline.store.queries_review import list_queue
from dateline.store.review_samples import estimate_precision, find_agreement
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from dateline.web.pages import PAGES

TOP, SECOND, RARE, OTHER = COUNTRIES[0], COUNTRIES[1], COUNTRIES[60], COUNTRIES[50]
YEAR = "2024-01-01"
CLAIMS = 1_000_000
MOST = 0.3
MARK = "<!-- figures: bench/pages.py -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """How long something takes, in seconds. size: of the answer, in bytes; None for what is no page."""

    name: str
    anew: float
    warm: float
    cpu: float
    size: int | None


def list_pages(claim: str) -> list[str]:
    """Every page with what analysts ask of it: frequent, rare, and everything. claim: one that can be judged."""
    pair, rare = f"a={TOP}&b={SECOND}", f"a={RARE}&b={OTHER}"
    return [
        "/today",
        "/today?days=28",
        "/today?until=2020-06-01",
        "/claims",
        "/claims?show=all",
        f"/claims?who={TOP}",
        f"/claims?actor={TOP}&recipient={SECOND}",
        f"/claims?actor={RARE}&type=ASSAULT&show=all",
        f"/claims?speaker={TOP}",
        f"/claims?place={RARE}&show=all",
        "/claims?source=wire+7&show=all",
        "/claims?standing=unanswered",
        "/claims?standing=denies",
        "/claims?show=all&offset=50000",
        "/incidents",
        f"/incidents?who={TOP}&sources=2",
        "/incidents?type=ASSAULT&offset=500",
        "/search",
        f"/search?q={WORDS[3]}",
        "/search?q=unique77",
        f"/search?q={WORDS[3]}&who={TOP}&type=ASSAULT",
        f"/search?who={RARE}&type=ASSAULT",
        f"/search?who={RARE.lower()}+{WORDS[0]}",
        f"/search?speaker={TOP}&since={YEAR}",
        f"/search?standing=disputed&since={YEAR}",
        "/between",
        f"/between?since={YEAR}",
        f"/between?{pair}",
        f"/between?{rare}",
        f"/between?{pair}&since={YEAR}&by=day",
        f"/between?{pair}&told=all&by=month",
        f"/between?{pair}&unit=claim",
        f"/between?{pair}&unit=source",
        f"/between/reporting?{pair}",
        f"/between/reporting?{rare}",
        f"/between/brief?{pair}&since={YEAR}",
        f"/api/brief.md?{rare}",
        f"/api/brief.html?{pair}&since={YEAR}",
        "/between?a=Sahel&b=Baltics",
        f"/between?a={RARE}",
        f"/between?a={TOP}",
        f"/api/charts/timeline?{pair}",
        f"/api/charts/timeline.svg?{pair}",
        f"/api/charts/sources?{pair}",
        "/actor",
        f"/actor?who={TOP}",
        f"/actor?who={RARE}",
        f"/actor?who={RARE.lower()}+{WORDS[0]}",
        "/map",
        f"/map?who={TOP}",
        f"/map?since={YEAR}",
        "/network",
        "/network?since=2015-01-01",
        f"/network?since={YEAR}",
        "/reports/77",
        "/review",
        "/review?who=Ada",
        "/review?who=Ben",
        f"/review/claims/{claim}",
        "/review/agreement",
        "/codebook",
        "/codebook/ASSAULT",
        "/add",
        "/api",
        "/api/openapi.json",
    ]


# The page of which each other form is asked for: the one with most to tell.
FULLEST = {
    "/claims": f"/claims?who={TOP}",
    "/incidents": f"/incidents?who={TOP}&sources=2",
    "/search": f"/search?q={WORDS[3]}&who={TOP}&type=ASSAULT",
    "/between": f"/between?a={TOP}&b={SECOND}",
    "/between/reporting": f"/between/reporting?a={TOP}&b={SECOND}",
    "/between/brief": f"/between/brief?a={TOP}&b={SECOND}&since={YEAR}",
    "/actor": f"/actor?who={TOP}",
    "/map": f"/map?who={TOP}",
    "/network": "/network?since=2015-01-01",
}


def list_twins(claim: str) -> Iterator[str]:
    """Every page in its other forms."""
    asked = list_pages(claim)
    for page in PAGES:
        shape = page.path.partition("{")[0]
        like = (path for path in asked if path == page.path or ("{" in page.path and path.startswith(shape)))
        if (fullest := FULLEST.get(page.path) or next(like, None)) is None:
            continue
        path, _, query = fullest.partition("?")
        forms = ("", *([".csv"] if page.table else []), *([".atom"] if page.entries else []))
        yield from (f"/api{path}{form}{'?' if query else ''}{query}" for form in forms)


def list_analyses(store: Store) -> dict[str, Callable[[], object]]:
    """What is asked of the library and the commands."""
    pair = Asked(a=find_side(TOP), b=find_side(SECOND))
    rare = Asked(a=find_side(RARE), b=find_side(OTHER))
    regions = Asked(a=find_side("Sahel"), b=find_side("Baltics"))
    year = dt.date.fromisoformat(YEAR)
    return {
        "timeline of a frequent pair": lambda: make_series(store, pair),
        "timeline of two regions": lambda: make_series(store, regions),
        "changes of a frequent pair": lambda: _find_changes(store, pair),
        "who answers whom": lambda: measure_replies(store, pair),
        "seasons of reporting": lambda: profile_reporting(store, pair),
        "mix of sources": lambda: mix_sources(store, pair),
        "brief on a frequent pair, a year": lambda: write_brief(store, Asked(a=pair.a, b=pair.b, since=year)),
        "brief on a rare pair": lambda: write_brief(store, rare),
        "relations": lambda: rank_relations(store),
        "relations of one side": lambda: rank_relations(store, pair.a),
        "moves": lambda: find_moves(store),
        "network of a year": lambda: make_network(store, since=year),
        "network of all years": lambda: make_network(store),
        "profile": lambda: profile_actor(store, pair.a),
        "review queue": lambda: list_queue(store),
        "precision": lambda: estimate_precision(store),
        "agreement": lambda: find_agreement(store),
    }


def _find_changes(store: Store, pair: Asked) -> object:
    """As the command asks: of one state of the store."""
    with store.holding():
        return find_changes(store, make_series(store, pair))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="made if it is not there")
    parser.add_argument("--most", type=float, default=MOST)
    parser.add_argument("--asked", type=int, default=7)
    parser.add_argument("--only", default="", help="only what has these words in its name")
    parser.add_argument("--write", type=Path, help="a page to put the table in")
    options = parser.parse_args()
    if not Path(options.store).exists():
        made = open_store(options.store, create_missing=True)
        fill(made, CLAIMS, 6)
        made.close()
    build(options.store)
    store = see_reviewed(open_store(options.store, readonly=True))
    things = list(list_things(store))
    wanted = [(name, make) for name, make in things if options.only in name]
    found = [tell(measure(store, name, make, options.asked), options.most) for name, make in wanted]
    store.close()
    if options.write:
        put(options.write, to_lines(found, options.asked), MARK)
    sys.exit(1 if any(timed.anew > options.most for timed in found) else 0)


def build(path: str) -> None:
    """Makes the incidents of a store that was led forward from before there were any."""
    store = open_store(path)
    with store.reading_from() as connection:
        is_lacking = not is_built(connection)
    if is_lacking:
        rebuild(store, lambda done, count: print(f"incidents of {done} of {count} reports", flush=True))
    store.close()


def list_things(store: Store) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Everything that is timed: its name, and what asks for it."""
    # Imported late: the help needs no client.
    from fastapi.testclient import TestClient

    client = TestClient(create_app(store, WebSettings()), base_url="http://localhost")

    def ask(path: str) -> Any:
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer.content

    (waiting,) = list_queue(store, limit=1)
    for path in (*list_pages(waiting.anchor), *list_twins(waiting.anchor)):
        yield path, partial(ask, path)
    yield from {**list_analyses(store), **questions(store)}.items()


def measure(store: Store, name: str, make: Callable[[], Any], asked: int) -> Timed:
    """The middle of several askings, after one that nobody times."""
    answer = make()
    anew, warm, cpu = [], [], []
    for _ in range(asked):
        store.memory.forget()
        began, used = time.perf_counter(), time.process_time()
        make()
        anew.append(time.perf_counter() - began)
        cpu.append(time.process_time() - used)
        began = time.perf_counter()
        make()
        warm.append(time.perf_counter() - began)
    middle = statistics.median
    size = len(answer) if isinstance(answer, bytes) else None
    return Timed(name=name, anew=middle(anew), warm=middle(warm), cpu=middle(cpu), size=size)


def tell(timed: Timed, most: float) -> Timed:
    """Prints a line."""
    size = "" if timed.size is None else f"{timed.size / 1000:.0f} kB"
    slow = "  slow" if timed.anew > most else ""
    times = "".join(f"{seconds * 1000:>8.1f}" for seconds in (timed.anew, timed.warm, timed.cpu))
    print(f"{timed.name:<56}{times} {size:>8}{slow}", flush=True)
    return timed


def to_lines(found: list[Timed], asked: int) -> list[str]:
    """The table for a page of the documentation."""
    slow = sum(timed.anew > MOST for timed in found)
    head = f"The middle of {asked} askings. {machine()}. Of {len(found)} things, {slow} took longer than the aim, anew."
    lines = [head, "", "| what | anew, ms | warm, ms | processor, ms |", "|---|---|---|---|"]
    return lines + [f"| `{t.name}` | {t.anew * 1000:.0f} | {t.warm * 1000:.0f} | {t.cpu * 1000:.0f} |" for t in found]


if __name__ == "__main__":
    main()
