"""Named queries for series: what happened between two sides, counted by period in the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, null, or_, select, union_all

from dateline.errors import UsageError
from dateline.store.days import number_of, period_of
from dateline.store.derive import ACTOR, COUNTRY, RECIPIENT, to_day
from dateline.store.held import reuse
from dateline.store.incident_builds import is_built, require
from dateline.store.opening import Store
from dateline.store.queries_types import find_quads
from dateline.store.schema import ANYONE, claims, handles, pairs, roles
from dateline.store.schema_incidents import incidents, members
from dateline.store.walks import walk_pairs
from dateline.store.wanted import find_handles

BY_EVENT, BY_PUBLICATION, UNPLACED = 0, 1, 2
INCIDENT, CLAIM, REPORT, SOURCE = "incident", "claim", "report", "source"
# What is announced stands in reports before it happens: so many days before the first one wanted are looked through.
AHEAD = dt.timedelta(days=100)
# What is known of a claim where it is counted.
DEALING = ("day", "type", "score", "first", "last", "incident", "told")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesWanted:
    """What is to be counted. a, b: who, as in `find_handles`, several together; b is () for anybody.

    since, until: days, inclusive. by: day | week | month. unit: incident | claim | report | source. asserted: only
    what is told as having happened. joint: types in which those who act together act upon each other, if nobody else
    is acted upon.
    """

    a: tuple[str, ...]
    b: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    by: str = "week"
    unit: str = CLAIM
    asserted: bool = True
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Units of one period, basis, type and quad. period: as in `store.days`, None for UNPLACED.

    basis: BY_EVENT, BY_PUBLICATION or UNPLACED. type, quad: None where several are counted as one. out, back: in which
    a acts upon b, and b upon a. conflict, cooperation: with a score below, above 0. net: sum of the scores of `scored`.
    """

    period: int | None
    basis: int
    type: str | None
    quad: str | None
    count: int
    out: int
    back: int
    conflict: int
    cooperation: int
    net: float
    scored: int


def count_cells(store: Store, wanted: SeriesWanted, level: tuple[str, ...] = ("type", "quad")) -> tuple[Cell, ...]:
    """The counts that are wanted. level: what they are parted by besides period and basis: type, quad, both, nothing.

    Incidents and claims add up over any level; reports and sources do not: one of two types counts once by period.
    Raises UsageError for an unknown period or unit, or a name that says too little, and StoreError, also if incidents
    are asked for and not made yet.
    """
    with store.reading_from() as connection:
        if wanted.unit == INCIDENT:
            require(connection, store.name)
        quads = find_quads(connection) if "quad" in level else {}
        # A type has one quad: it need not be told apart by the database, too.
        parts = tuple(name for name in level if name != "quad" or "type" not in level)
        query = _count(_units(_rows(connection, wanted), wanted, parts, quads), parts)
        return tuple(_cell(row, level, quads) for row in connection.execute(query))


def has_incidents(store: Store) -> bool:
    """Whether incidents can be counted. Raises StoreError."""
    with store.reading_from() as connection:
        return is_built(connection)


def find_acts(connection: Connection, wanted: SeriesWanted) -> Any:
    """What is told between the sides, as a subquery with one row for each claim: DEALING, out, back."""
    a = _keys(connection, wanted.a)
    b = _keys(connection, wanted.b) if wanted.b else [ANYONE] if _are_countries(connection, a) else None
    asked = ("acts", tuple(a), tuple(b) if b is not None else None, wanted.since, wanted.joint)

    def put_together() -> Select[Any]:
        return _of_two(a[0], b[0], wanted) if b and len(a) == len(b) == 1 else _gather(connection, a, b, wanted)

    act = reuse(connection, asked, put_together)
    return select(act).where(*([act.c.told == 1] if wanted.asserted else [])).subquery("act")


def _are_countries(connection: Connection, keys: list[int]) -> bool:
    """Whether they are countries alone, whose claims stand under ANYONE, too."""
    return set(connection.execute(select(handles.c.id).where(handles.c.kind == COUNTRY)).scalars()).issuperset(keys)


def _gather(connection: Connection, a: list[int], b: list[int] | None, wanted: SeriesWanted) -> Select[Any]:
    """One row for each claim, of however many. b: None for anybody, with those who are no countries."""
    if b is None:
        rows = [_in_role(a, role, wanted, connection.dialect.name) for role in (ACTOR, RECIPIENT)]
    else:
        rows = _with_anybody(a, wanted) if b == [ANYONE] else _between(a, b, wanted)
    acts = union_all(*rows).subquery("acts")
    ways = (func.max(acts.c.out).label("out"), func.max(acts.c.back).label("back"))
    same = (func.min(acts.c[name]).label(name) for name in DEALING)
    return select(acts.c.claim, *same, *ways).group_by(acts.c.claim)


def _of_two(a: int, b: int, wanted: SeriesWanted) -> Select[Any]:
    """As `_gather`, for one and one other: a claim is looked up the other way round, which sorting it all would take
    three times as long for."""
    one, other = pairs.alias("one_way"), pairs.alias("other_way")

    def way(actor: int, recipient: int, rows: Any) -> list[ColumnElement[bool]]:
        counts = or_(rows.c.joint == 0, rows.c.type.in_(wanted.joint))
        return [rows.c.actor == actor, rows.c.recipient == recipient, counts, *_recent(rows.c.day, wanted)]

    same = (other.c.day == one.c.day, other.c.claim == one.c.claim)
    columns = [one.c[name] for name in ("claim", *DEALING)]
    turned = select(other.c.claim).where(*way(b, a, other), *same).exists()
    forth = select(*columns, literal(1).label("out"), case((turned, 1), else_=0).label("back")).where(*way(a, b, one))
    told = select(other.c.claim).where(*way(a, b, other), *same).exists()
    back = select(*columns, literal(0).label("out"), literal(1).label("back")).where(*way(b, a, one), ~told)
    return select(union_all(forth, back).subquery("acts"))


def place_rows(told: Select[Any], wanted: SeriesWanted, dialect: str) -> Any:
    """Rows (first, last, day and others) with the period that each is put into, and on which basis.

    By the event's day, if all the time that it may have happened in lies in one period; by that of publication if the
    event's is unknown, or may be that one; else in none. Rows outside of the days wanted are left out.
    """
    numbers = keep(told, "numbers")
    same = period_of(numbers.c.first, wanted.by, dialect) == period_of(numbers.c.last, wanted.by, dialect)
    one = or_(numbers.c.first == numbers.c.last, same)
    by_event = and_(numbers.c.first.is_not(None), one)
    may_be = or_(numbers.c.first.is_(None), numbers.c.day.between(numbers.c.first, numbers.c.last))
    by_publication = and_(numbers.c.day > 0, may_be)
    place = case((by_event, numbers.c.first), (by_publication, numbers.c.day), else_=null())
    basis = case((by_event, BY_EVENT), (by_publication, BY_PUBLICATION), else_=UNPLACED)
    placed = keep(select(*numbers.c, place.label("place"), basis.label("basis")), "placed")
    period = period_of(placed.c.place, wanted.by, dialect).label("period")
    day = func.coalesce(placed.c.place, placed.c.day)
    return keep(select(*placed.c, period).where(*within(wanted, day)), "told")


def keep(query: Select[Any], name: str) -> Any:
    """A query that is worked out once; a database may else put its expressions wherever they are asked for."""
    return query.cte(name).prefix_with("MATERIALIZED")


def within(wanted: SeriesWanted, day: Any) -> list[ColumnElement[bool]]:
    """The conditions on a day, as a number."""
    first = [day >= to_day(wanted.since)] if wanted.since else []
    return first + ([day <= to_day(wanted.until)] if wanted.until else [])


def _keys(connection: Connection, who: Sequence[str]) -> list[int]:
    return list(dict.fromkeys(key for name in who for key in find_handles(connection, name)))


def _between(a: list[int], b: list[int], wanted: SeriesWanted) -> list[Select[Any]]:
    def one_way(actors: list[int], recipients: list[int], out: int) -> Select[Any]:
        walked = walk_pairs(actors, recipients, lambda day: _recent(day, wanted)).subquery()
        marks = (literal(out).label("out"), literal(1 - out).label("back"))
        joint = or_(walked.c.joint == 0, walked.c.type.in_(wanted.joint))
        return select(walked.c.claim, *(walked.c[name] for name in DEALING), *marks).where(joint)

    return [one_way(a, b, 1), one_way(b, a, 0)]


def _with_anybody(a: list[int], wanted: SeriesWanted) -> list[Select[Any]]:
    """As `_between`: whatever countries act in, or are acted upon."""
    sides = ((pairs.c.actor, pairs.c.recipient, 1), (pairs.c.recipient, pairs.c.actor, 0))
    columns = [pairs.c[name] for name in ("claim", *DEALING)]
    return [
        select(*columns, literal(out).label("out"), literal(1 - out).label("back")).where(
            one.in_(a), other == ANYONE, *_recent(pairs.c.day, wanted)
        )
        for one, other, out in sides
    ]


def _in_role(a: list[int], role: str, wanted: SeriesWanted, dialect: str) -> Select[Any]:
    """What those act in who are no countries: they are looked up claim by claim, for there is less of it."""
    out = int(role == ACTOR)
    first = number_of(claims.c.time_start, dialect)
    last = func.coalesce(number_of(claims.c.time_end, dialect), first)
    told = case((and_(claims.c.auxiliary.is_(None), claims.c.stance != "denies"), 1), else_=0)
    same = (claims.c.day, claims.c.type, claims.c.score, first.label("first"), last.label("last"))
    marks = (literal(out).label("out"), literal(1 - out).label("back"))
    held = and_(roles.c.handle.in_(a), roles.c.role == role, *_recent(roles.c.day, wanted))
    query = select(roles.c.claim, *same, members.c.incident, told.label("told"), *marks)
    query = query.join(claims, claims.c.id == roles.c.claim).outerjoin(members, members.c.claim == roles.c.claim)
    return query.where(held, claims.c.type.is_not(None))


def _recent(day: Any, wanted: SeriesWanted) -> list[ColumnElement[bool]]:
    """Narrows to reports that can tell of the days wanted; those without a day of publication can, too."""
    return [or_(day >= to_day(wanted.since - AHEAD), day == 0)] if wanted.since else []


def _rows(connection: Connection, wanted: SeriesWanted) -> Any:
    """One row for each claim: key (of its unit), period, basis, type, score, out, back."""
    act = find_acts(connection, wanted)
    dialect = connection.dialect.name
    if wanted.unit == INCIDENT:
        return place_rows(_incidents(act, dialect), wanted, dialect)
    keys = {CLAIM: act.c.claim, REPORT: claims.c.article, SOURCE: func.coalesce(claims.c.publisher, "")}
    if wanted.unit not in keys:
        raise UsageError(f"unit {wanted.unit!r}: cannot be counted: give incident, {', '.join(keys)}")
    columns = (act.c.type, act.c.score, act.c.first, act.c.last, act.c.day, act.c.out, act.c.back)
    query = select(keys[wanted.unit].label("key"), *columns).select_from(act)
    query = query if wanted.unit == CLAIM else query.join(claims, claims.c.id == act.c.claim)
    return place_rows(query, wanted, dialect)


def _incidents(act: Any, dialect: str) -> Select[Any]:
    """As the rows of claims, for incidents: type and time are those of most of its claims, the score is the mean."""
    ways = (func.max(act.c.out).label("out"), func.max(act.c.back).label("back"))
    held = (
        select(act.c.incident, *ways, func.avg(act.c.score).label("score"))
        .where(act.c.incident.is_not(None))
        .group_by(act.c.incident)
        .subquery("held")
    )
    first = number_of(incidents.c.time_start, dialect)
    last = func.coalesce(number_of(incidents.c.time_end, dialect), first)
    days = (first.label("first"), last.label("last"), incidents.c.first_told.label("day"))
    columns = (incidents.c.type, held.c.score, *days, held.c.out, held.c.back)
    return select(held.c.incident.label("key"), *columns).join(incidents, incidents.c.id == held.c.incident)


def _units(told: Any, wanted: SeriesWanted, level: tuple[str, ...], quads: Mapping[str, str | None]) -> Any:
    """One row for each unit: of claims that are told in one report, or by one source, in one period."""
    below = case((told.c.score < 0, 1), else_=0)
    above = case((told.c.score > 0, 1), else_=0)
    quad = case(dict(quads), value=told.c.type).label("quad") if quads else null().label("quad")
    parts = [told.c.type if name == "type" else quad for name in level]
    if wanted.unit in (INCIDENT, CLAIM):
        columns = (told.c.basis, told.c.out, told.c.back, below.label("conflict"), above.label("cooperation"))
        return select(told.c.period, *parts, *columns, told.c.score).subquery("units")
    return (
        select(
            told.c.period,
            *parts,
            func.min(told.c.basis).label("basis"),
            func.max(told.c.out).label("out"),
            func.max(told.c.back).label("back"),
            func.max(below).label("conflict"),
            func.max(above).label("cooperation"),
            func.avg(told.c.score).label("score"),
        )
        .group_by(told.c.key, told.c.period, *parts)
        .subquery("units")
    )


def _count(units: Any, level: tuple[str, ...]) -> Select[Any]:
    groups = [units.c.period, units.c.basis, *(units.c[name] for name in level)]
    sums = [func.sum(units.c[name]).label(name) for name in ("out", "back", "conflict", "cooperation")]
    net = func.coalesce(func.sum(units.c.score), 0.0).label("net")
    scored = func.count(units.c.score).label("scored")
    return select(*groups, func.count().label("found"), *sums, net, scored).group_by(*groups)


def _cell(row: Any, level: tuple[str, ...], quads: Mapping[str, str | None]) -> Cell:
    kind = row.type if "type" in level else None
    quad = None if "quad" not in level else quads.get(kind) if kind else row.quad
    return Cell(
        period=row.period,
        basis=row.basis,
        type=kind,
        quad=quad,
        count=row.found,
        out=row.out,
        back=row.back,
        conflict=row.conflict,
        cooperation=row.cooperation,
        net=float(row.net),
        scored=row.scored,
    )
