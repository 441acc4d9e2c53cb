"""Named queries for one actor, or several together: what they do, with whom, and in which office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, and_, distinct, func, or_, select, union_all

from dateline.store.days import to_date
from dateline.store.derive import ACTOR, COUNTRY, LEXICON, RECIPIENT, SPEAKER, fold, to_day
from dateline.store.opening import Store
from dateline.store.schema import actors, articles, claims, handles, pairs, parties, roles
from dateline.store.wanted import LAST_DAY, find_handles

# Roles are looked for in so many of the newest claims that an actor takes part in.
LOOKED_THROUGH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorWanted:
    """Who, as in `find_handles`, several together, in the reports of some days, inclusive."""

    who: tuple[str, ...]
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Claims by role (actor, recipient, speaker, addressee), and of those that they make, by stance."""

    roles: dict[str, int] = field(default_factory=dict)
    stances: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """Claims with another actor, by its handle and by type. out: it is acted upon; otherwise it acts."""

    kind: str
    text: str
    type: str
    quad: str | None
    out: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRole:
    """A name with a role, as some reports have it. article: key of the first of them, by day of publication."""

    name: str
    role: str
    first: dt.date | None
    last: dt.date | None
    reports: int
    article: int
    report: str


def count_roles(store: Store, wanted: ActorWanted) -> Counted:
    """How often who does what. Raises UsageError for a name that says too little, and StoreError."""
    with store.reading_from() as connection:
        keys = _keys(connection, wanted)
        held = and_(roles.c.handle.in_(keys), *_within(roles.c.day, wanted))
        found = func.count(distinct(roles.c.claim)) if len(keys) > 1 else func.count()
        by_role = connection.execute(select(roles.c.role, found).where(held).group_by(roles.c.role))
        spoken = select(roles.c.claim).where(held, roles.c.role == SPEAKER)
        stance = select(claims.c.stance, func.count()).where(claims.c.id.in_(spoken)).group_by(claims.c.stance)
        return Counted(
            roles={row[0]: row[1] for row in by_role},
            stances={row[0]: row[1] for row in connection.execute(stance)},
        )


def count_dealings(store: Store, wanted: ActorWanted) -> tuple[Dealing, ...]:
    """Claims with countries and entries of the lexicon. Raises as `count_roles`.

    Claims count whatever they say of what they tell: also what is denied, negated or to come.
    """
    with store.reading_from() as connection:
        keys = _keys(connection, wanted)
        rows = [(row, out) for out in (True, False) for row in connection.execute(_dealings(keys, wanted, out))]
        quads = {type_: _quad(connection, type_) for type_ in {row.type for row, _ in rows}}
    return tuple(
        Dealing(kind=row.kind, text=row.text, type=row.type, quad=quads[row.type], out=out, count=row.found)
        for row, out in rows
    )


def find_roles(store: Store, wanted: ActorWanted, *, limit: int = 20) -> tuple[FoundRole, ...]:
    """The names and roles that reports give to an actor, those of most reports first. Raises as `count_roles`.

    They are looked for in the newest LOOKED_THROUGH claims that it takes part in or makes.
    """
    with store.reading_from() as connection:
        rows = connection.execute(_roles(_keys(connection, wanted), wanted)).all()
        held: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for row in rows:
            held.setdefault((row.name, row.role), []).append((row.day, row.article))
        most = sorted(held, key=lambda name: (-len(held[name]), name))[:limit]
        firsts = {name: min(held[name])[1] for name in most}
        query = select(articles.c.id, articles.c.name).where(articles.c.id.in_(firsts.values()))
        reports: dict[int, str] = {row.id: row.name for row in connection.execute(query)}
    return tuple(
        FoundRole(
            name=name,
            role=role,
            first=to_date(min(held[name, role])[0]),
            last=to_date(max(held[name, role])[0]),
            reports=len(held[name, role]),
            article=firsts[name, role],
            report=reports[firsts[name, role]],
        )
        for name, role in most
    )


def _keys(connection: Connection, wanted: ActorWanted) -> list[int]:
    return list(dict.fromkeys(key for name in wanted.who for key in find_handles(connection, name)))


def _within(day: Any, wanted: ActorWanted) -> list[Any]:
    if not wanted.since and not wanted.until:
        return []
    return [day.between(max(to_day(wanted.since), 1), to_day(wanted.until) if wanted.until else LAST_DAY)]


def _dealings(keys: Sequence[int], wanted: ActorWanted, out: bool) -> Select[Any]:
    shown = handles.c.kind.in_((COUNTRY, LEXICON))
    own, other = (pairs.c.actor, pairs.c.recipient) if out else (pairs.c.recipient, pairs.c.actor)
    found = func.count(distinct(pairs.c.claim)).label("found")
    return (
        select(handles.c.kind, handles.c.text, pairs.c.type, found)
        .join(handles, handles.c.id == other)
        .where(own.in_(keys), shown, handles.c.id.not_in(keys), *_within(pairs.c.day, wanted))
        # The table is kept by who acts: who acts upon these is looked up one by one.
        .where(*([] if out else [pairs.c.actor.in_(select(handles.c.id).where(shown))]))
        .group_by(handles.c.kind, handles.c.text, pairs.c.type)
    )


def _quad(connection: Connection, type_: str) -> str | None:
    """The quad of a type: that of any claim of it, as a codebook gives every type one."""
    return connection.execute(select(claims.c.quad).where(claims.c.type == type_).limit(1)).scalar()


def _roles(keys: Sequence[int], wanted: ActorWanted) -> Select[Any]:
    """Rows of name, role, day and article of the actors that are meant, without doubles."""
    asked = (ACTOR, RECIPIENT, SPEAKER)
    newest = (
        select(roles.c.claim, roles.c.day)
        .where(roles.c.handle.in_(keys), roles.c.role.in_(asked), *_within(roles.c.day, wanted))
        .order_by(roles.c.day.desc(), roles.c.claim.desc())
        .limit(LOOKED_THROUGH)
        .subquery("newest")
    )
    acting = select(parties.c.actor, newest.c.claim, newest.c.day).join(parties, parties.c.claim == newest.c.claim)
    spoken = select(claims.c.speaker, newest.c.claim, newest.c.day).join(claims, claims.c.id == newest.c.claim)
    some = union_all(acting, spoken).subquery("some")
    return (
        select(actors.c.name, actors.c.role, some.c.day, claims.c.article)
        .join(some, some.c.actor == actors.c.id)
        .join(claims, claims.c.id == some.c.claim)
        .where(actors.c.role.is_not(None), or_(*(_is_meant(who) for who in wanted.who)))
        .distinct()
    )


def _is_meant(who: str) -> Any:
    same = or_(actors.c.country == who.upper(), actors.c.lexicon_id == who)
    return or_(same, func.lower(actors.c.name).contains(fold(who), autoescape=True))
