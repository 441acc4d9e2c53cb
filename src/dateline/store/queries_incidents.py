"""Named queries for incidents: to list, to count, and from claims to incidents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from dateline.incidents.standing import judge_standing
from dateline.store.casts import find_casts
from dateline.store.derive import ACTOR, RECIPIENT
from dateline.store.derive_incidents import TOLLS
from dateline.store.incident_builds import require
from dateline.store.lookups import in_slices
from dateline.store.opening import Store
from dateline.store.queries import hold, load_claims, narrow
from dateline.store.schema import actors, answers, claims, parties
from dateline.store.schema_incidents import incidents, members
from dateline.store.wanted import Wanted

Range = tuple[int, int]
MOST_NAMES = 5
# Up to so many claims are gathered with their incidents.
FEW_CLAIMS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIncident:
    """An incident as it is found: what claims about one happening come to.

    id: the key of the first of its claims, which any of its claims' keys leads to. type, quad, place, place_country,
    time_start, time_end: what most of them tell. first_told, last_told: days of publication. told: claims that tell it
    as having happened; claims, reports, sources: how many there are, copies and what one agency tells counted as one
    source. killed, injured, detained: the least and the highest number told. actors, recipients: the names used most.
    said: the words of the first report. standing: over all its reports, see `incidents.standing`.
    score: how alike its claims are, 0 to 1.
    """

    id: int
    type: str
    quad: str | None
    time_start: dt.date | None
    time_end: dt.date | None
    place: str | None
    place_country: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    said: str
    first_told: dt.date | None
    last_told: dt.date | None
    told: int
    claims: int
    reports: int
    sources: int
    killed: Range | None
    injured: Range | None
    detained: Range | None
    standing: str
    score: float


def find_incidents(
    store: Store, wanted: Wanted, *, sources: int = 1, limit: int = 50, offset: int = 0
) -> tuple[FoundIncident, ...]:
    """The incidents with a claim that is wanted, those told last first.

    sources: told by so many at least. Raises StoreError, also if incidents are not made yet, and UsageError for a name
    that says too little.
    """
    with store.reading_from() as connection:
        require(connection, store.name)
        query = _narrow(connection, select(incidents.c.id), wanted).where(incidents.c.sources >= sources)
        order = (incidents.c.last_told.desc(), incidents.c.id.desc())
        ids = connection.execute(query.order_by(*order).limit(limit).offset(offset)).scalars()
        return load_incidents(connection, list(ids))


def count_incidents(store: Store, wanted: Wanted, *, sources: int = 1) -> int:
    """How many incidents have a claim that is wanted. Raises as `find_incidents`."""
    with store.reading_from() as connection:
        require(connection, store.name)
        query = narrow_incidents(connection, select(func.count()).select_from(incidents), wanted)
        return connection.execute(query.where(incidents.c.sources >= sources)).scalar() or 0


def incidents_of(store: Store, wanted: Sequence[int]) -> dict[int, int]:
    """The incident of each claim, by the keys of both; claims without an event have none. Raises StoreError."""
    with store.reading_from() as connection:
        require(connection, store.name)
        found = {}
        for some in in_slices(wanted):
            rows = connection.execute(select(members.c.claim, members.c.incident).where(members.c.claim.in_(some)))
            found.update({row.claim: row.incident for row in rows})
        return found


def narrow_incidents(connection: Connection, query: Select[Any], wanted: Wanted) -> Select[Any]:
    """A query over `incidents`, narrowed to those with a claim that is wanted."""
    if wanted.asks_only():
        return query
    inner = narrow(connection, select(claims.c.id), wanted)
    return query.where(incidents.c.id.in_(select(members.c.incident).where(members.c.claim.in_(inner))))


def _narrow(connection: Connection, query: Select[Any], wanted: Wanted) -> Select[Any]:
    """As `narrow_incidents`; what fits many is looked through in the order that is wanted, and not gathered first."""
    if wanted.asks_only():
        return query
    held, is_rare = hold(connection, wanted, find_casts(connection, wanted))
    few = select(claims.c.id).where(*held).limit(FEW_CLAIMS + 1).subquery()
    if is_rare or (connection.execute(select(func.count()).select_from(few)).scalar() or 0) <= FEW_CLAIMS:
        return narrow_incidents(connection, query, wanted)
    one = select(claims.c.id).join(members, members.c.claim == claims.c.id).where(*held)
    return query.where(exists(one.where(members.c.incident == incidents.c.id)))


def load_incidents(connection: Connection, ids: Sequence[int]) -> tuple[FoundIncident, ...]:
    """The incidents with these keys, in their order."""
    rows = {
        r.id: r
        for some in in_slices(ids)
        for r in connection.execute(select(incidents).where(incidents.c.id.in_(some)))
    }
    tolls, cast, stands = _find_tolls(connection, ids), _find_cast(connection, ids), _find_standings(connection, ids)
    firsts = _find_firsts(connection, ids)
    said = {claim.id: claim.said for claim in load_claims(connection, list(firsts.values()))}
    return tuple(
        _found(rows[i], tolls[i], cast.get(i, {}), (stands[i], said.get(firsts.get(i, i), "")))
        for i in ids
        if i in rows
    )


def _find_firsts(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """The first claim of each incident, as claims stand."""
    first = func.min(members.c.claim).label("first")
    query = select(members.c.incident, first).group_by(members.c.incident)
    return {
        row.incident: row.first
        for some in in_slices(ids)
        for row in connection.execute(query.where(members.c.incident.in_(some)))
    }


_SAME = (
    "id", "type", "quad", "time_start", "time_end", "place", "place_country", "told", "claims", "reports", "sources",
    "score",
)  # fmt: skip


def _found(
    row: Any, tolls: Mapping[str, Range | None], cast: Mapping[str, tuple[str, ...]], more: tuple[str, str]
) -> FoundIncident:
    return FoundIncident(
        **{name: getattr(row, name) for name in _SAME},
        killed=tolls["killed"],
        injured=tolls["injured"],
        detained=tolls["detained"],
        first_told=to_date(row.first_told),
        last_told=to_date(row.last_told),
        actors=cast.get(ACTOR, ()),
        recipients=cast.get(RECIPIENT, ()),
        standing=more[0],
        said=more[1],
    )


def to_date(day: int) -> dt.date | None:
    """The day that a number such as 20240304 tells; None for 0."""
    return dt.date(day // 10_000, day // 100 % 100, day % 100) if day else None


def _find_tolls(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, Range | None]]:
    bounds = [
        f(claims.c[kind]).label(f"{end}_{kind}") for kind in TOLLS for f, end in ((func.min, "low"), (func.max, "high"))
    ]
    found: dict[int, dict[str, Range | None]] = {}
    for some in in_slices(ids):
        query = (
            select(members.c.incident, *bounds)
            .join(claims, claims.c.id == members.c.claim)
            .where(members.c.incident.in_(some))
            .group_by(members.c.incident)
        )
        for row in connection.execute(query).mappings():
            ends = {kind: (row[f"low_{kind}"], row[f"high_{kind}"]) for kind in TOLLS}
            found[row["incident"]] = {
                kind: (low, high) if low is not None else None for kind, (low, high) in ends.items()
            }
    return found


def _find_cast(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    count = func.count()
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for some in in_slices(ids):
        query = (
            select(members.c.incident, parties.c.side, actors.c.name)
            .join(parties, parties.c.claim == members.c.claim)
            .join(actors, actors.c.id == parties.c.actor)
            .where(members.c.incident.in_(some))
            .group_by(members.c.incident, parties.c.side, actors.c.name)
            .order_by(count.desc(), actors.c.name)
        )
        for incident, side, name in connection.execute(query):
            names = found.setdefault(incident, {}).get(side, ())
            if len(names) < MOST_NAMES:
                found[incident][side] = (*names, name)
    return found


def _find_standings(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    hows: dict[int, set[str]] = {i: set() for i in ids}
    denied: set[int] = set()
    for some in in_slices(ids):
        told = select(members.c.incident).join(claims, claims.c.id == members.c.claim)
        answered = told.add_columns(answers.c.how).join(answers, answers.c.target_statement == claims.c.statement)
        for incident, how in connection.execute(answered.where(members.c.incident.in_(some)).distinct()):
            hows[incident].add(how)
        against = told.where(members.c.incident.in_(some), claims.c.stance == "denies").distinct()
        denied.update(connection.execute(against).scalars())
    return {i: judge_standing(hows[i], denied=i in denied) for i in ids}
