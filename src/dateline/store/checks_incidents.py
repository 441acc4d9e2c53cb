"""Whether the incidents of a store are what its claims and judgements make."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, distinct, func, not_, or_, select

from dateline.store.checks_dyads import check_dyads
from dateline.store.incident_builds import is_built
from dateline.store.opening import Store
from dateline.store.schema import pairs
from dateline.store.schema_incidents import incidents, members, tellings


def check_incidents(store: Store) -> Iterator[str]:
    """What is wrong with them, each in a sentence. Raises StoreError."""
    with store.reading_from() as connection:
        if not is_built(connection):
            yield "its incidents are not made yet: `dateline incidents --rebuild` makes them"
            return
        yield from _check_members(connection)
        yield from _check_incidents(connection)
    with store.seeing_all() as connection:
        yield from check_dyads(connection)


def _check_members(connection: Connection) -> Iterator[str]:
    lost = select(func.count()).where(tellings.c.claim.not_in(select(members.c.claim)))
    odd = select(func.count()).where(members.c.claim.not_in(select(tellings.c.claim)))
    astray = (
        select(func.count(distinct(pairs.c.claim)))
        .join(members, members.c.claim == pairs.c.claim)
        .where(pairs.c.incident.is_distinct_from(members.c.incident))
    )
    told = ((lost, "stand in no incident"), (odd, "stand in an incident, and tell of no event"))
    for query, what in (*told, (astray, "have pairs with another incident")):
        if count := connection.execute(query).scalar():
            yield f"{count} claims {what}"


def _check_incidents(connection: Connection) -> Iterator[str]:
    """Incidents that do not count the claims that they have, and claims whose incident is not there."""
    counted = (
        select(members.c.incident, func.count().label("count"), func.min(members.c.claim).label("first"))
        .group_by(members.c.incident)
        .subquery()
    )
    wrong = or_(incidents.c.id.is_(None), incidents.c.claims != counted.c.count, counted.c.first != counted.c.incident)
    query = select(counted.c.incident).outerjoin(incidents, incidents.c.id == counted.c.incident).where(wrong).limit(20)
    for (key,) in connection.execute(query):
        yield f"incident {key}: is not what its claims make"
    empty = select(incidents.c.id).where(not_(incidents.c.id.in_(select(members.c.incident)))).limit(20)
    for (key,) in connection.execute(empty):
        yield f"incident {key}: has no claims"
