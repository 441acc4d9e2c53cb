"""Times every page of the web application, warm: the middle of several first bytes.

python bench/pages.py --store PATH [--most 0.3] [--asked 5]

bench/store_speed.py --claims 1000000 --store PATH makes a store. Exits with 1 if a page takes longer than
--most seconds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time

from made_store import COUNTRIES, WORDS

from dateline.store.opening import Store, open_store
from dateline.web.app import create_app
from dateline.web.config import WebSettings

TOP, SECOND, RARE, OTHER = COUNTRIES[0], COUNTRIES[1], COUNTRIES[60], COUNTRIES[50]


def list_pages() -> list[str]:
    """Every page with what analysts ask of it: frequent, rare, and everything."""
    return [
        "/today",
        "/claims",
        "/claims?show=all",
        f"/claims?who={TOP}",
        f"/claims?actor={TOP}&recipient={SECOND}",
        "/claims?standing=unanswered",
        "/claims?standing=denies",
        "/search",
        f"/search?q={WORDS[3]}",
        "/search?q=unique77",
        f"/search?who={RARE}&type=ASSAULT",
        f"/search?speaker={TOP}&since=2024-01-01",
        "/between",
        f"/between?a={TOP}&b={SECOND}",
        f"/between?a={RARE}&b={OTHER}",
        f"/between?a={TOP}&b={SECOND}&since=2024-01-01&by=day",
        f"/between?a={RARE}",
        "/actor",
        f"/actor?who={TOP}",
        f"/actor?who={RARE}",
        "/map",
        f"/map?who={TOP}",
        "/network",
        "/network?since=2024-01-01",
        "/reports/77",
        "/codebook",
        "/codebook/ASSAULT",
        "/add",
        "/api",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="as bench/store_speed.py makes it")
    parser.add_argument("--most", type=float, default=0.3)
    parser.add_argument("--asked", type=int, default=5)
    options = parser.parse_args()
    with_store = open_store(options.store, readonly=True)
    slow = time_pages(with_store, options.asked, options.most)
    with_store.close()
    sys.exit(1 if slow else 0)


def time_pages(store: Store, asked: int, most: float) -> int:
    """Prints a line a page; how many take too long."""
    # Imported late: the help needs no client.
    from fastapi.testclient import TestClient

    client = TestClient(create_app(store, WebSettings()), base_url="http://localhost")
    slow = 0
    print(f"{'page':<58} {'ms':>8} {'kB':>6}")
    for path in list_pages():
        seconds = []
        for number in range(asked + 1):
            began = time.perf_counter()
            answer = client.get(path)
            if number:
                seconds.append(time.perf_counter() - began)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        middle = statistics.median(seconds)
        slow += middle > most
        print(f"{path:<58} {middle * 1000:>8.1f} {len(answer.content) / 1000:>6.1f}{'  slow' if middle > most else ''}")
    return slow


if __name__ == "__main__":
    main()
