"""Named queries for what is told between two sides: the claims themselves, and the reports that tell them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from dateline.store.days import period_of, to_date
from dateline.store.derive import to_day
from dateline.store.held import keep_numbers, reuse
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim, load_claims
from dateline.store.queries_series import (
    BY_EVENT,
    SeriesWanted,
    find_acts,
    place_rows,
    within,
)
from dateline.store.schema import answers, claims
from dateline.store.wanted import DISPUTING

STRONGEST, FIRST, LAST = "strongest", "first", "last"
CONFLICT, COOPERATION = "conflict", "cooperation"
SIGNS = {CONFLICT: -1, COOPERATION: 1}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some days, both inclusive, and what of them is wanted. of: conflict | cooperation."""

    since: dt.date
    until: dt.date
    of: str


def find_strongest(
    store: Store, wanted: SeriesWanted, spans: Sequence[Span], *, limit: int = 5
) -> tuple[tuple[ToldClaim, ...], ...]:
    """For each span the claims between two sides with the strongest scores: all are looked through once.

    Raises as `count_cells`.
    """
    first, last = min(span.since for span in spans), max(span.until for span in spans)
    inner = replace(wanted, since=max(first, wanted.since or first), until=min(last, wanted.until or last))
    with store.reading_from() as connection:
        told = reuse(connection, ("told", wanted, inner), lambda: _standing(connection, wanted, inner), by="stands")
        listed = [(n, to_day(span.since), to_day(span.until), SIGNS[span.of]) for n, span in enumerate(spans)]
        span = keep_numbers(connection, ("number", "since", "until", "sign"), listed)
        rows = connection.execute(_best(told, span, limit)).all()
        found = _find(connection, [row.claim for row in rows])
    chosen: dict[int, list[Any]] = {number: [] for number in range(len(spans))}
    for row in rows:
        chosen[row.number].append(row)
    return tuple(_tell(some, found) for some in chosen.values())


def _standing(connection: Connection, wanted: SeriesWanted, inner: SeriesWanted) -> Select[Any]:
    """What is told, with the day by which it is found."""
    told = _told(connection, wanted, inner)
    return select(told, func.coalesce(told.c.place, told.c.day).label("stands"))


def _best(told: Any, span: Any, limit: int) -> Select[Any]:
    """The claims of some spans, with their numbers, in the order of their scores."""
    within = and_(told.c.stands.between(span.c.since, span.c.until), told.c.score * span.c.sign > 0)
    rank = func.row_number().over(partition_by=span.c.number, order_by=_order(told, STRONGEST)).label("rank")
    names = (told.c[name] for name in ("claim", "place", "basis", "out", "back"))
    ranked = select(span.c.number, rank, *names).join(told, within).subquery("ranked")
    return select(ranked).where(ranked.c.rank <= limit).order_by(ranked.c.number, ranked.c.rank)


def count_reports(store: Store, wanted: SeriesWanted, *, by_publisher: bool = True) -> tuple[Reports, ...]:
    """The reports that tell of the sides, by period of publication and publisher. Raises as `count_cells`."""
    with store.reading_from() as connection:
        told = reuse(connection, ("reports", replace(wanted, by="")), lambda: _reports(connection, wanted))
        period = case((told.c.day > 0, period_of(told.c.day, wanted.by, connection.dialect.name))).label("period")
        parts = (period, told.c.publisher) if by_publisher else (period,)
        rows = connection.execute(select(*parts, func.count().label("found")).group_by(*parts))
        return tuple(
            Reports(period=row.period, publisher=row.publisher if by_publisher else "", count=row.found) for row in rows
        )


def _reports(connection: Connection, wanted: SeriesWanted) -> Select[Any]:
    """The reports that tell of the sides: day, publisher and article."""
    act = find_acts(connection, wanted)
    told = select(claims.c.day, func.coalesce(claims.c.publisher, "").label("publisher"), claims.c.article)
    told = told.select_from(act).join(claims, claims.c.id == act.c.claim).where(*within(wanted, act.c.day))
    return told.distinct()


def find_disputed(store: Store, wanted: SeriesWanted, *, limit: int = 20) -> tuple[ToldClaim, ...]:
    """The claims between two sides whose statements somebody disputes, the newest first. Raises as `count_cells`."""
    with store.reading_from() as connection:
        told = _told(connection, wanted)
        disputed = select(answers.c.claim).where(
            answers.c.target_statement == claims.c.statement, answers.c.how.in_(DISPUTING)
        )
        query = select(told.c.claim, told.c.place, told.c.basis, told.c.out, told.c.back)
        query = query.join(claims, claims.c.id == told.c.claim).where(disputed.exists())
        query = query.order_by(*_order(told, LAST)).limit(limit)
        return _load(connection, query)


def _load(connection: Connection, query: Select[Any]) -> tuple[ToldClaim, ...]:
    rows = connection.execute(query).all()
    return _tell(rows, _find(connection, [row.claim for row in rows]))


def _find(connection: Connection, keys: Sequence[int]) -> dict[int, FoundClaim]:
    return {claim.id: claim for claim in load_claims(connection, list(dict.fromkeys(keys)))}


def _tell(rows: Sequence[Any], found: Mapping[int, FoundClaim]) -> tuple[ToldClaim, ...]:
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


def _told(connection: Connection, wanted: SeriesWanted, inner: SeriesWanted | None = None) -> Any:
    """What is told, with its place. inner: the same in fewer days, if only these are wanted."""
    act = find_acts(connection, wanted)
    columns = (act.c.score, act.c.first, act.c.last, act.c.day, act.c.out, act.c.back)
    return place_rows(select(act.c.claim, *columns), inner or wanted, connection.dialect.name)


def _order(told: Any, order: str) -> tuple[Any, ...]:
    if order == STRONGEST:
        return (func.abs(func.coalesce(told.c.score, 0.0)).desc(), told.c.place, told.c.claim)
    day = func.coalesce(told.c.place, told.c.day)
    return (day.desc(), told.c.claim.desc()) if order == LAST else (day, told.c.claim)
