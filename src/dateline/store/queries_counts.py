"""Named queries that count claims by something: type, month, who, source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, String, cast, distinct, func, select

from dateline.errors import UsageError
from dateline.store.derive import ACTOR, RECIPIENT, SPEAKER
from dateline.store.incident_builds import require
from dateline.store.opening import Store
from dateline.store.queries import narrow
from dateline.store.queries_incidents import narrow_incidents
from dateline.store.schema import claims, handles, pairs, roles
from dateline.store.schema_incidents import incidents, members, tellings
from dateline.store.wanted import Wanted
from dateline.store.whole_counts import count_whole

PLAIN = ("type", "quad", "stance", "act", "publisher", "place_country", "cameo", "kind", "support")
SPANS = {"day": 1, "month": 100, "year": 10_000}
WHO = {"actor": ACTOR, "recipient": RECIPIENT, "speaker": SPEAKER}
# What an incident as a whole has one of.
WHOLE = {"type", "quad", "place_country", *SPANS}
UNITS = CLAIM, REPORT, SOURCE, INCIDENT = "claim", "report", "source", "incident"
BY = (*PLAIN, *SPANS, *WHO, "pair")


def count_by(
    store: Store, wanted: Wanted, by: tuple[str, ...], *, limit: int = 1000, unit: str = "claim"
) -> list[tuple[tuple[str, ...], int]]:
    """How many claims are wanted, by one or more of BY: ((value, ...), count), the largest first; by time in its order.

    Spans of time are of publication (2024-03-04, 2024-03, 2024); what is not known counts under "". actor, recipient,
    speaker and pair count countries, and stand alone. unit: what is counted, one of UNITS: claims, the reports that
    make them, independent sources (copies, and what one agency tells, are one), or incidents that one of them tells of.
    An incident's type, quad, country and day are those of the whole incident, and its day is the one on which it was
    first told: so each incident counts once. Raises UsageError for another `by` or unit, and StoreError.
    """
    if not by or set(by) - set(BY) or (len(by) > 1 and set(by) & {*WHO, "pair"}):
        alone = ", ".join((*WHO, "pair"))
        raise UsageError(f"count by {', '.join(by)}: give some of {', '.join((*PLAIN, *SPANS))}, or one of {alone}")
    if unit not in UNITS:
        raise UsageError(f"count {unit}: give one of {', '.join(UNITS)}")
    with store.reading_from() as connection:
        if unit == INCIDENT:
            require(connection, store.name)
        if (rows := _count_whole(store, connection, wanted, by, unit)) is not None:
            return _show_all(rows[:limit], by)
        if by[0] in WHO:
            query = _by_who(connection, wanted, WHO[by[0]], unit)
        elif by[0] == "pair":
            query = _by_pair(connection, wanted, unit)
        elif unit == INCIDENT and not set(by) - WHOLE:
            query = _by_incident(connection, wanted, by)
        else:
            query = _by_columns(connection, wanted, by, unit)
        rows = [tuple(row) for row in connection.execute(query.limit(limit))]
    return _show_all(rows, by)


def _show_all(rows: Sequence[tuple[Any, ...]], by: tuple[str, ...]) -> list[tuple[tuple[str, ...], int]]:
    found = [(tuple(_show(name, v) for name, v in zip(by * 2, row[:-1], strict=False)), row[-1]) for row in rows]
    return sorted(found) if by[0] in SPANS else found


def _count_whole(
    store: Store, connection: Connection, wanted: Wanted, by: tuple[str, ...], unit: str
) -> list[tuple[Any, ...]] | None:
    """The rows of what counts everything there is; None if something is left out, or nothing was judged."""
    of_claims, of_incidents = unit == CLAIM and by[0] not in (*WHO, "pair"), unit == INCIDENT and not set(by) - WHOLE
    if not store.is_reviewed or not wanted.asks_only() or not (of_claims or of_incidents):
        return None
    if of_claims:
        return count_whole(connection, claims, lambda rows: [_value(rows, "day", name) for name in by])
    return count_whole(connection, incidents, lambda rows: [_value(rows, "first_told", name) for name in by])


def _value(rows: Any, day: str, name: str) -> Any:
    """What is counted by, of a table. day: its column of the day."""
    return rows.c[name] if name in PLAIN else rows.c[day] // SPANS[name]


def _by_incident(connection: Connection, wanted: Wanted, by: tuple[str, ...]) -> Select[Any]:
    columns = [_value(incidents, "first_told", name).label(f"by_{name}") for name in by]
    count = func.count().label("found")
    query = narrow_incidents(connection, select(*columns, count).select_from(incidents), wanted)
    return query.group_by(*columns).order_by(count.desc(), *columns)


def _by_columns(connection: Connection, wanted: Wanted, by: tuple[str, ...], unit: str) -> Select[Any]:
    columns = [_value(claims, "day", name).label(f"by_{name}") for name in by]
    count = _count_of(unit, claims.c.id).label("found") if unit != CLAIM else func.count().label("found")
    query = _join_unit(select(*columns, count).select_from(claims), unit, claims.c.id)
    query = narrow(connection, query, wanted)
    return query.group_by(*columns).order_by(count.desc(), *columns)


def _count_of(unit: str, claim: Any) -> Any:
    """How many different ones of a unit there are. claim: the column that tells of which claim a row is."""
    columns = {CLAIM: claim, REPORT: claims.c.article, SOURCE: _source(), INCIDENT: members.c.incident}
    return func.count(distinct(columns[unit]))


def _source() -> Any:
    own = func.coalesce(func.lower(claims.c.publisher), "#" + cast(claims.c.article, String))
    return func.coalesce(tellings.c.origin, own)


def _join_unit(query: Select[Any], unit: str, claim: Any) -> Select[Any]:
    """The query with the table that tells of the unit."""
    if unit in (REPORT, SOURCE) and claim is not claims.c.id:
        query = query.join(claims, claims.c.id == claim)
    if unit == SOURCE:
        query = query.outerjoin(tellings, tellings.c.claim == claim)
    return query.join(members, members.c.claim == claim) if unit == INCIDENT else query


def _by_who(connection: Connection, wanted: Wanted, role: str, unit: str) -> Select[Any]:
    count = _count_of(unit, roles.c.claim).label("found")
    query = (
        select(handles.c.text, count)
        .join(handles, handles.c.id == roles.c.handle)
        .where(roles.c.role == role, handles.c.kind == "country")
    )
    query = _join_unit(query, unit, roles.c.claim)
    if not wanted.asks_only():
        query = query.where(roles.c.claim.in_(_ids(connection, wanted)))
    return query.group_by(handles.c.text).order_by(count.desc(), handles.c.text)


def _by_pair(connection: Connection, wanted: Wanted, unit: str) -> Select[Any]:
    actor, recipient = handles.alias("actor_handle"), handles.alias("recipient_handle")
    count = _count_of(unit, pairs.c.claim).label("found")
    query = (
        select(actor.c.text, recipient.c.text.label("other"), count)
        .select_from(pairs)
        .join(actor, actor.c.id == pairs.c.actor)
        .join(recipient, recipient.c.id == pairs.c.recipient)
        .where(actor.c.kind == "country", recipient.c.kind == "country", pairs.c.joint == 0)
    )
    query = _join_unit(query, unit, pairs.c.claim)
    if not wanted.asks_only():
        query = query.where(pairs.c.claim.in_(_ids(connection, wanted)))
    return query.group_by(actor.c.text, recipient.c.text).order_by(count.desc(), actor.c.text, recipient.c.text)


def _ids(connection: Connection, wanted: Wanted) -> Select[Any]:
    return narrow(connection, select(claims.c.id), wanted)


def _show(name: str, value: Any) -> str:
    if value is None or (name in SPANS and not value):
        return ""
    text = str(value)
    if name in SPANS and len(text) > 4:
        return "-".join(part for part in (text[:4], text[4:6], text[6:8]) if part)
    return text
