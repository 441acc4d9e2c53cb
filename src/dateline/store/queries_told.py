"""Named queries for what is told between two sides: the claims themselves, and the reports that tell them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from dateline.store.days import period_of, to_date
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim, load_claims
from dateline.store.queries_series import (
    BY_EVENT,
    SeriesWanted,
    find_acts,
    is_told,
    place_rows,
    within,
)
from dateline.store.schema import answers, claims
from dateline.store.wanted import DISPUTING

STRONGEST, FIRST, LAST = "strongest", "first", "last"
CONFLICT, COOPERATION = "conflict", "cooperation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim between two sides. day: on which it stands in a series, None if unplaced; by_event: the event's own.

    out, back: a acts upon b, and b upon a.
    """

    claim: FoundClaim
    day: dt.date | None
    by_event: bool
    out: bool
    back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Reports of one publisher ("" if not known) in one period of publication (None: no day is known)."""

    period: int | None
    publisher: str
    count: int


def find_told(
    store: Store, wanted: SeriesWanted, *, order: str = STRONGEST, of: str | None = None, limit: int = 20
) -> tuple[ToldClaim, ...]:
    """The claims between two sides. order: strongest (scores farthest from 0) | first | last, by their day.

    of: conflict | cooperation: only scores below, or above 0. an event that is only known to lie in some
    stretch longer than wanted.by goes by its report's day. Raises as `count_cells`.
    """
    with store.reading_from() as connection:
        told = _told(connection, wanted)
        query = select(told.c.claim, told.c.place, told.c.basis, told.c.out, told.c.back)
        signed = {CONFLICT: told.c.score < 0, COOPERATION: told.c.score > 0}
        query = query.where(signed[of]) if of else query
        return _load(connection, query.order_by(*_order(told, order)).limit(limit))


def count_reports(store: Store, wanted: SeriesWanted, *, by_publisher: bool = True) -> tuple[Reports, ...]:
    """The reports that tell of the sides, by period of publication and publisher. Raises as `count_cells`."""
    with store.reading_from() as connection:
        act = find_acts(connection, wanted)
        told = (
            select(claims.c.day, func.coalesce(claims.c.publisher, "").label("publisher"), claims.c.article)
            .select_from(act)
            .join(claims, claims.c.id == act.c.claim)
            .where(*is_told(wanted, act), *within(wanted, claims.c.day))
            .distinct()
            .subquery("told")
        )
        period = case((told.c.day > 0, period_of(told.c.day, wanted.by, connection.dialect.name))).label("period")
        parts = (period, told.c.publisher) if by_publisher else (period,)
        rows = connection.execute(select(*parts, func.count().label("found")).group_by(*parts))
        return tuple(
            Reports(period=row.period, publisher=row.publisher if by_publisher else "", count=row.found) for row in rows
        )


def find_disputed(store: Store, wanted: SeriesWanted, *, limit: int = 20) -> tuple[ToldClaim, ...]:
    """The claims between two sides whose statements somebody disputes, the newest first. Raises as `count_cells`."""
    with store.reading_from() as connection:
        told = _told(connection, wanted)
        disputed = select(answers.c.target_statement).where(answers.c.how.in_(DISPUTING))
        query = select(told.c.claim, told.c.place, told.c.basis, told.c.out, told.c.back)
        query = query.where(told.c.statement.in_(disputed)).order_by(*_order(told, LAST)).limit(limit)
        return _load(connection, query)


def _load(connection: Connection, query: Select[Any]) -> tuple[ToldClaim, ...]:
    rows = connection.execute(query).all()
    found = {claim.id: claim for claim in load_claims(connection, [row.claim for row in rows])}
    return tuple(
        ToldClaim(
            claim=found[row.claim],
            day=to_date(row.place or 0),
            by_event=row.basis == BY_EVENT,
            out=bool(row.out),
            back=bool(row.back),
        )
        for row in rows
        if row.claim in found
    )


def _told(connection: Connection, wanted: SeriesWanted) -> Any:
    act = find_acts(connection, wanted)
    columns = (claims.c.statement, claims.c.score, claims.c.time_start, claims.c.time_end, claims.c.day)
    query: Select[Any] = (
        select(claims.c.id.label("claim"), *columns, act.c.out, act.c.back)
        .select_from(act)
        .join(claims, claims.c.id == act.c.claim)
        .where(*is_told(wanted, act))
    )
    return place_rows(query, wanted, connection.dialect.name)


def _order(told: Any, order: str) -> tuple[Any, ...]:
    if order == STRONGEST:
        return (func.abs(func.coalesce(told.c.score, 0.0)).desc(), told.c.place, told.c.claim)
    day = func.coalesce(told.c.place, told.c.day)
    return (day.desc(), told.c.claim.desc()) if order == LAST else (day, told.c.claim)
