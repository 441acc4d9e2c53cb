"""Named queries around incidents: those that a report's claims belong to, and others that may be the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from dateline.store.opening import Store
from dateline.store.queries_incidents import FoundIncident, find_incidents
from dateline.store.schema import SPREAD, claims
from dateline.store.schema_incidents import incidents, members
from dateline.store.schema_reviews import to_coded
from dateline.store.wanted import Wanted

AROUND = dt.timedelta(days=4)
LOOKED_AT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The incident that a claim belongs to. reports, sources: how many tell of it."""

    incident: int
    reports: int
    sources: int


def find_homes(store: Store, article: int) -> dict[int, Home]:
    """The incidents of a report's claims, by the claims' places in its reading, from 0. Raises StoreError."""
    query = (
        select(claims.c.id, incidents.c.id.label("incident"), incidents.c.reports, incidents.c.sources)
        .join(members, members.c.claim == claims.c.id)
        .join(incidents, incidents.c.id == members.c.incident)
        .where(claims.c.article == article)
    )
    with store.reading_from() as connection:
        rows = connection.execute(query).all()
    return {to_coded(r.id) % SPREAD: Home(incident=r.incident, reports=r.reports, sources=r.sources) for r in rows}


def find_near(store: Store, found: FoundIncident, *, limit: int = 8) -> tuple[FoundIncident, ...]:
    """Other incidents of its type on days around, that share a name or the place; those that share most first.

    Raises StoreError.
    """
    first, last = found.time_start or found.first_told, found.time_end or found.first_told
    if first is None or last is None:
        return ()
    since, until = first - AROUND, last + AROUND
    wanted = (
        Wanted(types=(found.type,), happened_since=since, happened_until=until)
        if found.time_start
        else Wanted(types=(found.type,), since=since, until=until)
    )
    near = [other for other in find_incidents(store, wanted, limit=LOOKED_AT) if other.id != found.id]
    shared = {other.id: _count_shared(found, other) for other in near}
    kept = sorted((other for other in near if shared[other.id]), key=lambda other: -shared[other.id])
    return tuple(kept[:limit])


def _count_shared(one: FoundIncident, other: FoundIncident) -> int:
    names = {*one.actors, *one.recipients} & {*other.actors, *other.recipients}
    return len(names) + (one.place is not None and one.place == other.place)
