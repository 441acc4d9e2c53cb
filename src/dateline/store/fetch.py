"""Articles and readings, as they were written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from dateline.errors import StoreError
from dateline.model import Article, CoderInfo, Reading
from dateline.store.codec import from_text, unpack
from dateline.store.entry import FAILED
from dateline.store.opening import Store
from dateline.store.reviews import chosen_view
from dateline.store.schema import articles, readings

PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An article as the store holds it.

    id: its key in the store; article.id is the name that it came with. publisher is the article's source.
    status: coded | copy | near-copy | skipped | failed | unreadable; reason: why it was not coded.
    first_copy: key of the article that it is a copy of. came: when, in UTC.
    """

    id: int
    article: Article
    status: str
    reason: str | None
    first_copy: int | None
    came: str


def read_reading(store: Store, article: int | str) -> Reading | None:
    """The current reading of an article, by its key or its name (the newest of that name); None if it has none.

    It is what was written, exactly, unless the store is to be seen as reviewed. Raises StoreError.
    """
    query = (
        select(articles.c.id, readings.c.record, articles.c.text)
        .join(articles, articles.c.reading == readings.c.id)
        .where(_called(article))
        .order_by(articles.c.id.desc())
        .limit(1)
    )
    with store.reading_from() as connection:
        row = connection.execute(query).first()
        see = chosen_view(store, connection)
    return see(row.id, unpack(row.record, row.text)) if row else None


def read_article(store: Store, article: int | str) -> Held:
    """An article by its key or its name (the newest of that name). Raises StoreError if there is none."""
    with store.reading_from() as connection:
        row: Any = connection.execute(select(articles).where(_called(article)).order_by(articles.c.id.desc())).first()
        if row is None:
            raise StoreError(f"{store.name}: holds no article {article!r}")
        text = row.text
        if text is None:
            text = connection.execute(select(articles.c.text).where(articles.c.id == row.first_copy)).scalar()
    return to_held(row, text)


def read_readings(store: Store, where: ColumnElement[bool] | None = None) -> Iterator[Reading]:
    """The current readings, in the order in which their articles came. where: a condition on articles.

    Each page of them is a short look, so that whoever writes is not held up. Raises StoreError.
    """
    last = 0
    while True:
        query = (
            select(articles.c.id, readings.c.record, articles.c.text)
            .join(readings, articles.c.reading == readings.c.id)
            .where(articles.c.id > last, *([where] if where is not None else []))
            .order_by(articles.c.id)
            .limit(PAGE)
        )
        with store.reading_from() as connection:
            rows = list(connection.execute(query))
            see = chosen_view(store, connection)
        for row in rows:
            yield see(row.id, unpack(row.record, row.text))
        if len(rows) < PAGE:
            return
        last = rows[-1].id


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """An article that is to be coded again. id: its key in the store."""

    id: int
    article: Article


def read_stale(store: Store, info: CoderInfo | None) -> Iterator[Stale]:
    """The articles whose current reading was made by another coder than this one, and those that a coder failed on.

    info: None takes every reading for out of date. They come in their order, those that there were at the beginning.
    Raises StoreError.
    """
    stale = _is_stale(info)
    last = 0
    with store.reading_from() as connection:
        end = connection.execute(select(func.max(articles.c.id))).scalar() or 0
    while True:
        query = (
            select(articles, readings.c.record)
            .outerjoin(readings, readings.c.id == articles.c.reading)
            .where(articles.c.id > last, articles.c.id <= end, stale)
            .order_by(articles.c.id)
            .limit(PAGE)
        )
        with store.reading_from() as connection:
            rows = list(connection.execute(query))
        for row in rows:
            article = unpack(row.record, row.text).article if row.record else to_held(row, row.text).article
            yield Stale(id=row.id, article=article)
        if len(rows) < PAGE:
            return
        last = rows[-1].id


def count_stale(store: Store, info: CoderInfo | None) -> int:
    """How many articles `read_stale` gives. Raises StoreError."""
    within = articles.outerjoin(readings, readings.c.id == articles.c.reading)
    with store.reading_from() as connection:
        return connection.execute(select(func.count()).select_from(within).where(_is_stale(info))).scalar() or 0


def _is_stale(info: CoderInfo | None) -> ColumnElement[bool]:
    made = [readings.c[name] != getattr(info, name) for name in ("dateline", "model", "codebook")] if info else []
    return or_(articles.c.status == FAILED, *(made or [readings.c.id.is_not(None)]))


def read_codings(store: Store, codebook: str | None = None) -> Iterator[tuple[Reading, Reading]]:
    """For each article that was coded more than once, an older reading and the current one.

    The older one is the last before; with `codebook`, the last that was made with it (the first letters of its hash
    will do). Raises StoreError.
    """
    older, current = readings.alias("older"), readings.alias("current")
    before = select(func.max(older.c.id)).where(older.c.article == articles.c.id, older.c.id < articles.c.reading)
    if codebook:
        before = before.where(older.c.codebook.startswith(codebook, autoescape=True))
    chosen = before.correlate(articles).scalar_subquery()
    last = 0
    while True:
        query = (
            select(articles.c.id, articles.c.text, older.c.record, current.c.record.label("newer"))
            .join(current, current.c.id == articles.c.reading)
            .join(older, older.c.id == chosen)
            .where(articles.c.id > last)
            .order_by(articles.c.id)
            .limit(PAGE)
        )
        with store.reading_from() as connection:
            rows = list(connection.execute(query))
        for row in rows:
            yield unpack(row.record, row.text), unpack(row.newer, row.text)
        if len(rows) < PAGE:
            return
        last = rows[-1].id


def within_days(since: dt.date | None, until: dt.date | None) -> ColumnElement[bool] | None:
    """The condition that an article was published between two days, both inclusive; None if no day is given."""
    column = articles.c.published
    if since and until:
        return column.between(since, until)
    return column >= since if since else column <= until if until else None


def coded_within(since: dt.date | None, until: dt.date | None) -> ColumnElement[bool] | None:
    """The condition that the current reading was made between two days in UTC, both inclusive; None if no day is given.

    That is when the article was ingested, or coded again.
    """
    bounds: list[ColumnElement[bool]] = []
    if since:
        bounds.append(readings.c.made >= since.isoformat())
    if until:
        # Times follow the day after a T: all of them sort before this.
        bounds.append(readings.c.made < f"{until.isoformat()}U")
    return and_(*bounds) if bounds else None


def to_held(row: Any, text: str | None) -> Held:
    """A row of `articles` as a record."""
    article = Article(
        id=row.name,
        text=text or "",
        url=row.url,
        source=row.publisher,
        title=row.title,
        published=row.published,
        language=row.language,
        mentions=tuple((start, end) for start, end in json.loads(row.mentions or "[]")),
        author=row.author,
        dateline=from_text(row.dateline),
    )
    return Held(
        id=row.id, article=article, status=row.status, reason=row.reason, first_copy=row.first_copy, came=row.came
    )


def _called(article: int | str) -> ColumnElement[bool]:
    return articles.c.id == article if isinstance(article, int) else articles.c.name == article
