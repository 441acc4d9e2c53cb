"""Articles and readings, as they were written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, select

from dateline.errors import StoreError
from dateline.model import Article, Reading
from dateline.store.codec import unpack
from dateline.store.opening import Store
from dateline.store.schema import articles, readings

PAGE = 200
_MORE = tuple(name for name in ("author", "dateline") if name in {f.name for f in fields(Article)})


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

    It is what was written, exactly. Raises StoreError.
    """
    query = (
        select(readings.c.record, articles.c.text)
        .join(articles, articles.c.reading == readings.c.id)
        .where(_called(article))
        .order_by(articles.c.id.desc())
        .limit(1)
    )
    with store.reading_from() as connection:
        row = connection.execute(query).first()
    return unpack(row.record, row.text) if row else None


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
        for row in rows:
            yield unpack(row.record, row.text)
        if len(rows) < PAGE:
            return
        last = rows[-1].id


def within_days(since: dt.date | None, until: dt.date | None) -> ColumnElement[bool] | None:
    """The condition that an article was published between two days, both inclusive; None if no day is given."""
    column = articles.c.published
    if since and until:
        return column.between(since, until)
    return column >= since if since else column <= until if until else None


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
        **{name: getattr(row, name) for name in _MORE},
    )
    return Held(
        id=row.id, article=article, status=row.status, reason=row.reason, first_copy=row.first_copy, came=row.came
    )


def _called(article: int | str) -> ColumnElement[bool]:
    return articles.c.id == article if isinstance(article, int) else articles.c.name == article
