"""Stores filled by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from dateline.model import Article, Reading
from dateline.store.entry import CODED, Entry
from dateline.store.opening import Store
from dateline.store.writes import begin_run, write_entries
from support.readings import TEXT, make_reading


def name_reading(name: str, *, day: int = 4, source: str = "Own Wire", tail: str = "") -> Reading:
    """The reading by hand, as that of another report."""
    reading = make_reading()
    article = replace(
        reading.article, id=name, text=f"{TEXT} {tail or name}", published=dt.date(2024, 3, day), source=source
    )
    return replace(reading, article=article)


def coded(reading: Reading) -> Entry:
    return Entry(article=reading.article, status=CODED, reading=reading)


def fill(store: Store, entries: Iterable[Entry]) -> list[str]:
    return write_entries(store, list(entries), begin_run(store, "test"))


def article(name: str, text: str, **more: object) -> Article:
    return Article(id=name, text=text, **more)  # type: ignore[arg-type]
