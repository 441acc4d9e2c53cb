"""Named queries for one actor, or several together: what they do, with whom, and in which office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, and_, distinct, func, intersect, or_, select, text, union_all

from dateline.store.days import to_date
from dateline.store.derive import ACTOR, ADDRESSEE, COUNTRY, LEXICON, RECIPIENT, SPEAKER, fold, to_day
from dateline.store.opening import Store
from dateline.store.queries_types import find_quads, find_stances
from dateline.store.schema import actors, articles, claims, handles, parties, roles
from dateline.store.walks import walk_pairs
from dateline.store.wanted import LAST_DAY, find_handles

# Roles are looked for in so many of the newest claims that an actor takes part in.
LOOKED_THROUGH = 1000
# Claims of a speaker up to which each is looked at.
FEW = 5000
AFFIRMS = "affirms"


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
        # With the roles named, databases look at nothing but the days.
        every = roles.c.role.in_((ACTOR, RECIPIENT, SPEAKER, ADDRESSEE))
        held = and_(roles.c.handle.in_(keys), every, *_within(roles.c.day, wanted))
        found = func.count(distinct(roles.c.claim)) if len(keys) > 1 else func.count()
        by_role = connection.execute(select(roles.c.role, found).where(held).group_by(roles.c.role))
        found_roles = {row[0]: row[1] for row in by_role}
        spoken = and_(roles.c.handle.in_(keys), roles.c.role == SPEAKER, *_within(roles.c.day, wanted))
        stances = _count_stances(connection, spoken, found_roles.get(SPEAKER, 0), wanted)
        return Counted(roles=found_roles, stances=stances)


def count_dealings(store: Store, wanted: ActorWanted) -> tuple[Dealing, ...]:
    """Claims with countries and entries of the lexicon. Raises as `count_roles`.

    Claims count whatever they say of what they tell: also what is denied, negated or to come.
    """
    with store.reading_from() as connection:
        keys = _keys(connection, wanted)
        shown = select(handles).where(handles.c.kind.in_((COUNTRY, LEXICON)))
        others = {row.id: row for row in connection.execute(shown) if row.id not in keys}
        quads = find_quads(connection)
        rows = [
            (row, out)
            for out in (True, False)
            for row in connection.execute(_dealings(keys, list(others), wanted, out=out))
        ]
    return tuple(
        Dealing(
            kind=others[row.other].kind,
            text=others[row.other].text,
            type=row.type,
            quad=quads.get(row.type),
            out=out,
            count=row.found,
        )
        for row, out in rows
    )


def name_entries(store: Store, ids: Sequence[str]) -> dict[str, str]:
    """What reports call entries of the lexicon, by their ids: as the first report did. Raises StoreError."""
    found = {}
    with store.reading_from() as connection:
        for entry in ids:
            first = select(actors.c.name).where(actors.c.lexicon_id == entry).order_by(actors.c.id).limit(1)
            if name := connection.execute(first).scalar():
                found[entry] = name
    return found


def find_roles(store: Store, wanted: ActorWanted, *, limit: int = 20) -> tuple[FoundRole, ...]:
    """The names and roles that reports give to an actor, those of most reports first. Raises as `count_roles`.

    They are looked for in the newest LOOKED_THROUGH claims that it takes part in or makes.
    """
    with store.reading_from() as connection:
        rows = connection.execute(_roles(_keys(connection, wanted), wanted)).all()
        held: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for row in rows:
            # Who is called nothing but "soldiers" has no name to which a role could be told.
            if row.role.casefold() in row.name.casefold():
                continue
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


def _count_stances(connection: Connection, spoken: Any, count: int, wanted: ActorWanted) -> dict[str, int]:
    """The claims of a speaker by stance. count: how many there are in all."""
    if count <= FEW:
        some = select(roles.c.claim).where(spoken)
        query = select(claims.c.stance, func.count()).where(claims.c.id.in_(some)).group_by(claims.c.stance)
        return {row[0]: row[1] for row in connection.execute(query)}
    # Nearly all affirm: the others are counted, and the rest is what is left. Both sides come in one order, so that a
    # database need but walk along them.
    by_speaker = select(roles.c.day, roles.c.claim).where(spoken)
    found = {}
    for stance in find_stances(connection):
        if stance != AFFIRMS:
            taken = select(claims.c.day, claims.c.id).where(claims.c.stance == stance, *_within(claims.c.day, wanted))
            both = intersect(by_speaker, taken).order_by(text("1"), text("2"))
            found[stance] = connection.execute(select(func.count()).select_from(both.subquery())).scalar() or 0
    return {AFFIRMS: count - sum(found.values()), **{stance: n for stance, n in found.items() if n}}


def _dealings(keys: list[int], others: list[int], wanted: ActorWanted, *, out: bool) -> Select[Any]:
    sides = (keys, others) if out else (others, keys)
    walked = walk_pairs(*sides, lambda day: _within(day, wanted)).subquery()
    other = (walked.c.recipient if out else walked.c.actor).label("other")
    found = (func.count(distinct(walked.c.claim)) if len(keys) > 1 else func.count()).label("found")
    return select(other, walked.c.type, found).where(walked.c.joint == 0).group_by(other, walked.c.type)


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
