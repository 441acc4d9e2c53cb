"""Writes entries: an article with all its claims, in one transaction, once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from dateline.model import Reading
from dateline.store.bulk import add_rows
from dateline.store.clock import now
from dateline.store.codec import make_ready, pack, storable, to_text
from dateline.store.derive import Row, Rows, derive
from dateline.store.entry import CODED, COPY, KNOWN, Entry, article_key, content_key
from dateline.store.fulltext import add_words
from dateline.store.handles import keep_handles, put_keys
from dateline.store.incident_writes import release, update_incidents
from dateline.store.lookups import find_contents, find_keys
from dateline.store.opening import Store
from dateline.store.reviews import renew_reviews
from dateline.store.schema import SPREAD, articles, bands, meta, readings, runs
from dateline.store.schema_incidents import DERIVED

SAMPLED_ROWS = 1000


def write_entries(store: Store, entries: Sequence[Entry], run: int) -> list[str]:
    """Writes what is not there yet, all or nothing; gives the status that each entry has got, KNOWN for those there.

    An entry whose text has come in since it was looked at is written as a copy. Raises StoreError.
    """
    make_ready()
    with store.writing_to() as connection:
        return add_entries(connection, entries, run)


def add_entries(connection: Connection, entries: Sequence[Entry], run: int) -> list[str]:
    """As `write_entries`, in a transaction that is open."""
    keyed: dict[str, Entry] = {}
    for entry in entries:
        keyed.setdefault(article_key(entry.article), entry)
    known = find_keys(connection, keyed)
    fresh = _settle(connection, {key: entry for key, entry in keyed.items() if key not in known})
    firsts = find_keys(connection, {e.first for e in fresh.values() if e.first})
    ids = dict(zip(fresh, range(_next(connection, articles), 1 << 62), strict=False))
    numbers = {k: n for n, k in enumerate((k for k, e in fresh.items() if e.reading), _next(connection, readings))}
    rows = []
    for key, entry in fresh.items():
        first = ids.get(entry.first or "", firsts.get(entry.first or ""))
        more = {"id": ids[key], "run": run, "first_copy": first, "reading": numbers.get(key)}
        rows.append(_article(entry, key, more))
    made = [(e.reading, numbers[k], ids[k]) for k, e in fresh.items() if e.reading]
    add_rows(connection, articles, rows)
    add_words(connection, [row for row in rows if row["text"]])
    add_rows(
        connection, bands, [{"band": b, "article": ids[k]} for k, e in fresh.items() for b in sorted(set(e.bands))]
    )
    add_rows(connection, readings, [_reading(*coded, run) for coded in made])
    _insert_derived(connection, [derive(*coded) for coded in made])
    update_incidents(connection, list(numbers.values()))
    added = {id(keyed[key]): entry.status for key, entry in fresh.items()}
    return [added.get(id(entry), KNOWN) for entry in entries]


def write_readings(store: Store, made: Mapping[int, Reading], run: int) -> None:
    """Makes new readings the current ones of articles, by key; older ones are kept. Raises StoreError."""
    with store.writing_to() as connection:
        start = _next(connection, readings)
        numbers = {article: number for number, article in enumerate(made, start)}
        old = list(
            connection.execute(
                select(articles.c.reading).where(articles.c.id.in_(list(made)), articles.c.reading.is_not(None))
            ).scalars()
        )
        knots = release(connection, old)
        for number in old:
            drop_derived(connection, number)
        add_rows(connection, readings, [_reading(r, numbers[a], a, run) for a, r in made.items()])
        for article, number in numbers.items():
            new = {"reading": number, "status": CODED, "reason": None}
            line = to_text(made[article].article.dateline)
            connection.execute(update(articles).where(articles.c.id == article).values(**new, dateline=line))
        _insert_derived(connection, [derive(r, numbers[a], a) for a, r in made.items()])
        update_incidents(connection, list(numbers.values()), knots)
        renew_reviews(connection, list(made))


def drop_derived(connection: Connection, reading: int) -> None:
    """Takes away the rows that a reading is found by; the reading stays."""
    first, end = reading * SPREAD, (reading + 1) * SPREAD
    for table in reversed(DERIVED):
        column = next(table.c[name] for name in ("claim", "id", "actor") if name in table.c)
        connection.execute(delete(table).where(column >= first, column < end))


def begin_run(store: Store, command: str) -> int:
    """Notes that a command begins to write, and gives the key of the note."""
    with store.writing_to() as connection:
        number = _next(connection, runs)
        connection.execute(insert(runs).values(id=number, command=command, began=now()))
    return number


def end_run(store: Store, run: int, counts: Mapping[str, int]) -> None:
    """Notes that it ended, and what it did. A run that was killed has no end."""
    with store.writing_to() as connection:
        connection.execute(
            update(runs).where(runs.c.id == run).values(ended=now(), counts=json.dumps(counts, sort_keys=True))
        )
        if store.is_sqlite:
            # Without figures on its indexes SQLite guesses, and badly. A sample is enough, and takes no time.
            connection.exec_driver_sql(f"PRAGMA analysis_limit = {SAMPLED_ROWS}")
            connection.exec_driver_sql("ANALYZE")


def _settle(connection: Connection, entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """The entries as they are to be written: a copy if somebody else wrote the same text in the meantime."""
    contents = {k: content_key(e.article) for k, e in entries.items() if e.status == CODED and e.first is None}
    firsts = find_contents(connection, list(contents.values()))
    found = dict(entries)
    for key, content in contents.items():
        first = firsts.setdefault(content, key)
        if first != key:
            found[key] = Entry(article=entries[key].article, status=COPY, reason="the same text", first=first)
    return found


def _next(connection: Connection, table: Table) -> int:
    highest: int | None = connection.execute(select(func.max(table.c.id))).scalar()
    return (highest or 0) + 1


def _article(entry: Entry, key: str, more: Row) -> Row:
    article = entry.article
    given = {"url": article.url, "title": article.title, "publisher": article.source, "language": article.language}
    given |= {"author": article.author, "dateline": to_text(article.dateline)}
    return {
        **{name: storable(value) if value is not None else None for name, value in given.items()},
        **more,
        "key": key,
        "content": content_key(article),
        "name": storable(article.id),
        "text": None if entry.status == COPY else storable(article.text),
        "mentions": json.dumps(article.mentions) if article.mentions else None,
        "published": article.published,
        "status": entry.status,
        "reason": storable(entry.reason) if entry.reason else None,
        "came": now(),
    }


def _reading(reading: Reading, number: int, article: int, run: int) -> Row:
    coder = reading.coder
    made = {"dateline": coder.dateline, "model": coder.model, "codebook": coder.codebook}
    return {"id": number, "article": article, "run": run, "made": now(), **made, "record": pack(reading)}


def _insert_derived(connection: Connection, parts: Sequence[Rows]) -> None:
    """Rows of several readings, table by table."""
    keys = keep_handles(connection, {role["handle"] for rows in parts for role in rows["roles"]})
    for table in DERIVED:
        rows = [row for part in parts for row in part[table.name]]
        add_rows(connection, table, put_keys(table, rows, keys))


def read_meta(connection: Connection, name: str) -> str | None:
    """A remark of the store about itself, None if there is none."""
    return connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
