"""What is in the store already: asked for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, func, select

from dateline.store.entry import UNREADABLE
from dateline.store.opening import Store
from dateline.store.schema import articles, bands

# Databases take so many values in one question.
SLICE = 500
NEAREST = 5
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a store holds of some articles.

    statuses: article key -> (status, reason). firsts: content key -> key of the first article with that content.
    """

    statuses: dict[str, tuple[str, str | None]]
    firsts: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An article that may be a near-duplicate. first: key of its first copy, its own if it is the first one."""

    first: str
    text: str
    shared: int


def look_up(store: Store, keys: Sequence[str], contents: Sequence[str]) -> Known:
    """What is there of the articles with these keys, or with the same content. Raises StoreError."""
    with store.reading_from() as connection:
        statuses = {}
        for some in in_slices(keys):
            rows = connection.execute(
                select(articles.c.key, articles.c.status, articles.c.reason).where(articles.c.key.in_(some))
            )
            statuses.update({row.key: (row.status, row.reason) for row in rows})
        return Known(statuses=statuses, firsts=find_contents(connection, contents))


def find_near(store: Store, wanted: Sequence[Sequence[int]]) -> list[list[Near]]:
    """For the bands of each of some articles, those that share one: those that share most first, then the oldest.

    Raises StoreError.
    """
    with store.reading_from() as connection:
        held = _find_bands(connection, sorted({band for some in wanted for band in some}))
        return [list(_near(connection, some)) if not held.isdisjoint(some) else [] for some in wanted]


def _find_bands(connection: Connection, wanted: Sequence[int]) -> set[int]:
    """Those of some bands that are there. Most texts share none with any other, and need no question of their own."""
    found: set[int] = set()
    for some in in_slices(wanted):
        found.update(connection.execute(select(bands.c.band).where(bands.c.band.in_(some)).distinct()).scalars())
    return found


def _near(connection: Connection, some: Sequence[int]) -> Iterator[Near]:
    for row in connection.execute(NEAR, {"bands": some}):
        yield Near(first=row.key, text=row.text, shared=row.shared)


def _near_query() -> Select[Any]:
    shared = func.count().label("shared")
    most = (
        select(bands.c.article, shared)
        .where(bands.c.band.in_(bindparam("bands", expanding=True)))
        .group_by(bands.c.article)
        .order_by(shared.desc(), bands.c.article)
        .limit(NEAREST)
        .subquery()
    )
    first = articles.alias("first")
    return (
        select(first.c.key, articles.c.text, most.c.shared)
        .select_from(articles)
        .join(most, most.c.article == articles.c.id)
        .join(first, first.c.id == func.coalesce(articles.c.first_copy, articles.c.id))
        .order_by(most.c.shared.desc(), articles.c.id)
    )


# Made once: putting it together takes longer than answering it.
NEAR = _near_query()


def find_keys(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The articles that are there, by their key."""
    found = {}
    for some in in_slices(list(keys)):
        rows = connection.execute(select(articles.c.key, articles.c.id).where(articles.c.key.in_(some)))
        found.update({row.key: row.id for row in rows})
    return found


def find_contents(connection: Connection, contents: Sequence[str]) -> dict[str, str]:
    """By content, the key of the first article that has it (of its own first copy, if it is itself a copy)."""
    first = articles.alias("first")
    origin = func.coalesce(articles.c.first_copy, articles.c.id)
    found: dict[str, str] = {}
    for some in in_slices(contents):
        query = (
            select(articles.c.content, first.c.key)
            .join(first, first.c.id == origin)
            .where(articles.c.content.in_(some), articles.c.status != UNREADABLE)
            .order_by(articles.c.id)
        )
        for row in connection.execute(query):
            found.setdefault(row.content, row.key)
    return found


def in_slices(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items, some at a time."""
    for start in range(0, len(items), SLICE):
        yield items[start : start + SLICE]
