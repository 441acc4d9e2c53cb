"""Named queries for articles and actors."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import distinct, func, select

from dateline.store.derive import COUNTRY, LEXICON, NAME
from dateline.store.fetch import Held, to_held, within_days
from dateline.store.fulltext import matches
from dateline.store.opening import Store
from dateline.store.schema import articles, handles, roles
from dateline.store.wanted import find_handles


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesWanted:
    """Which articles; whatever is None is not asked for.

    words: stand in title or text. since, until: days of publication, inclusive. source: who published it.
    status: coded | copy | near-copy | skipped | failed | unreadable. copies_of: key of a first copy.
    """

    words: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    source: str | None = None
    status: str | None = None
    copies_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundActor:
    """What actors are found by. kind: country | lexicon | name; claims: in how many claims it takes part or speaks."""

    kind: str
    text: str
    claims: int


def find_articles(store: Store, wanted: ArticlesWanted, *, limit: int = 50, offset: int = 0) -> tuple[Held, ...]:
    """The articles that are wanted, the newest first. An exact copy's text stands with its first copy.

    Raises StoreError.
    """
    order = (articles.c.published.desc().nulls_last(), articles.c.id.desc())
    # The keys first: whole rows, with their texts, would be carried along for the sorting.
    query = select(articles.c.id).order_by(*order).limit(limit).offset(offset)
    days = within_days(wanted.since, wanted.until)
    equal = {"publisher": wanted.source, "status": wanted.status, "first_copy": wanted.copies_of}
    for condition in (days, *(articles.c[n] == v for n, v in equal.items() if v is not None)):
        query = query if condition is None else query.where(condition)
    if wanted.words:
        query = query.where(matches(store.engine.dialect.name, wanted.words))
    with store.reading_from() as connection:
        found = connection.execute(select(articles).where(articles.c.id.in_(query)).order_by(*order))
        return tuple(to_held(row, row.text) for row in found)


def is_known(store: Store, who: str) -> bool:
    """Whether anybody in the store is meant by a code or part of a name, as in Wanted. Raises as `find_handles`."""
    with store.reading_from() as connection:
        return bool(find_handles(connection, who))


def find_actors(store: Store, who: str | None = None, *, kind: str = NAME, limit: int = 50) -> tuple[FoundActor, ...]:
    """Actors, those with most claims first. kind: country | lexicon | name; who: as in Wanted. Raises StoreError."""
    assert kind in (COUNTRY, LEXICON, NAME)
    count = func.count(distinct(roles.c.claim)).label("found")
    query = select(handles.c.kind, handles.c.text, count).join(roles, roles.c.handle == handles.c.id)
    with store.reading_from() as connection:
        if who:
            query = query.where(handles.c.id.in_(find_handles(connection, who)))
        else:
            query = query.where(handles.c.kind == kind)
        query = query.group_by(handles.c.id, handles.c.kind, handles.c.text).order_by(count.desc(), handles.c.text)
        rows = connection.execute(query.limit(limit)).all()
    return tuple(FoundActor(kind=row.kind, text=row.text, claims=row.found) for row in rows)
