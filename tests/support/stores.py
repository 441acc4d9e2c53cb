"""Stores filled by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, text

from dateline.model import Article, Reading
from dateline.store import steps_claims, steps_pairs
from dateline.store.entry import CODED, Entry
from dateline.store.opening import Store
from dateline.store.steps_reviews import add_reviews
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


def lead_back_to_3(connection: Connection) -> None:
    """Makes a store without judgements one of version 3: narrow pairs, and tables of their own for reviewed claims."""
    lead_back_to_8(connection)
    for index in ("handles_kind", "claims_confidence", "claims_long", "incidents_reports"):
        connection.execute(text(f"DROP INDEX {index}"))
    if connection.dialect.name == "sqlite":
        connection.execute(text("DROP TABLE handle_parts"))
    connection.execute(text("DELETE FROM pairs WHERE joint = 1"))
    for table, names in (("pairs", steps_pairs.COLUMNS), ("claims", steps_claims.COLUMNS)):
        for name in names:
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {name}"))
    connection.execute(text("DROP TABLE reviewed"))
    add_reviews(connection)
    connection.execute(text("UPDATE meta SET value = '3' WHERE name = 'version'"))


def lead_back_to_8(connection: Connection) -> None:
    """Makes a store one of version 8: pairs of countries are not counted, and none is with anybody."""
    for name in ("dyads", "dyad_sums"):
        connection.execute(text(f"DROP TABLE {name}"))
    connection.execute(text("DELETE FROM meta WHERE name = 'joint'"))
    connection.execute(text("DELETE FROM pairs WHERE actor = 0 OR recipient = 0"))
    connection.execute(text("UPDATE meta SET value = '8' WHERE name = 'version'"))


def take_all_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a store look at claims as if there were a great many of each kind."""
    for name in ("queries.FEW", "queries.FEW_REPORTS", "queries_incidents.FEW_CLAIMS", "wanted.FEW_ANSWERS"):
        monkeypatch.setattr(f"dateline.store.{name}", 0)
    monkeypatch.setattr("dateline.store.queries_profile.FEW", 0)
