"""Writes the rows of reviewed readings, and keeps their places in incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dateline.review.overlay import Overlaid
from dateline.store.bulk import add_rows
from dateline.store.derive import Row, Rows, derive
from dateline.store.handles import keep_handles, put_keys
from dateline.store.lookups import in_slices
from dateline.store.schema import SPREAD, claims, pairs
from dateline.store.schema_incidents import incidents, members
from dateline.store.schema_reviews import HALF, IN_HALVES, REVIEWED, key_of, reviewed, to_coded

_SAME = ("type", "quad", "place", "place_country", "time_start", "time_end")


def drop_rows(connection: Connection, article: int) -> None:
    """Takes away the reviewed rows of an article."""
    hidden = connection.execute(select(reviewed.c.hidden).where(reviewed.c.article == article)).scalar()
    if hidden is None:
        return
    first, end = (hidden + 1) * HALF, (hidden + 2) * HALF
    for table in reversed(IN_HALVES):
        connection.execute(delete(table).where(key_of(table) >= first, key_of(table) < end))
    connection.execute(delete(reviewed).where(reviewed.c.article == article))


def write_rows(connection: Connection, article: int, number: int, overlaid: Overlaid, *, built: bool) -> None:
    """Writes the reviewed rows of an article. number: of its reading; built: whether incidents are made."""
    rows = derive(overlaid.reading, number, article, shift=HALF)
    first = number * SPREAD + HALF
    gone = {first + n for n, claim in enumerate(overlaid.reading.claims) if claim.id in overlaid.rejected}
    connection.execute(insert(reviewed).values(article=article, hidden=2 * number))
    _insert(connection, rows, gone)
    if built:
        _join_incidents(connection, [row for row in rows["claims"] if row["type"] and row["id"] not in gone])


def put_incidents(connection: Connection, rows: Sequence[Row]) -> None:
    """Tells the pairs of claims in which incident they are. rows: of `members`."""
    known = update(pairs).where(pairs.c.claim == bindparam("of_claim")).values(incident=bindparam("put"))
    connection.execute(known, [{"of_claim": row["claim"], "put": row["incident"]} for row in rows])


def follow_members(connection: Connection, rows: Sequence[Row]) -> None:
    """Claims as they stand go with those that they were coded as, whose rows in `members` have changed."""
    if connection.execute(select(reviewed.c.article).limit(1)).first() is None:
        return
    changed = {row["claim"] + HALF: row for row in rows}
    for some in in_slices(sorted(changed)):
        for key in connection.execute(select(members.c.claim).where(members.c.claim.in_(some))).scalars().all():
            same = {name: changed[key][name] for name in ("incident", "score", "reasons")}
            connection.execute(update(members).where(members.c.claim == key).values(**same))
            put_incidents(connection, [{"claim": key, **same}])


def list_reviewed(connection: Connection) -> tuple[int, ...]:
    """The articles that have reviewed rows."""
    return tuple(connection.execute(select(reviewed.c.article)).scalars())


def find_incidents_of(connection: Connection, wanted: Sequence[int]) -> set[int]:
    """The incidents that claims of these articles are in, as they were coded and as they stand."""
    found: set[int] = set()
    for some in in_slices(wanted):
        query = select(members.c.incident).join(claims, claims.c.id == members.c.claim).distinct()
        found.update(connection.execute(query.where(claims.c.article.in_(some))).scalars())
    return found


def _insert(connection: Connection, rows: Rows, gone: set[int]) -> None:
    """Rows of the tables that there are reviewed ones of, without those of claims that are gone."""
    keys = keep_handles(connection, {row["handle"] for row in rows["roles"]})
    for table in REVIEWED:
        name = table.name
        kept = [row for row in rows[name] if name == "actors" or row[key_of(table).name] not in gone]
        kept = [row for row in kept if row.get("target") not in gone]
        add_rows(connection, table, put_keys(table, kept, keys))


def _join_incidents(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """A corrected claim stays in its incident; one that was added is an incident of its own."""
    by_key = {row["id"]: row for row in rows}
    found: dict[int, Row] = {}
    for some in in_slices([to_coded(key) for key in by_key]):
        for row in connection.execute(select(members).where(members.c.claim.in_(some))):
            found[row.claim + HALF] = {"incident": row.incident, "score": row.score, "reasons": row.reasons}
    own: Row = {"score": 1.0, "reasons": ""}
    made = [{"claim": key, "knot": key, **found.get(key, {"incident": key, **own})} for key in by_key]
    if made:
        add_rows(connection, members, made)
        put_incidents(connection, made)
    add_rows(connection, incidents, [_alone(row) for key, row in by_key.items() if key not in found])


def _alone(row: Mapping[str, Any]) -> Row:
    """The incident of a single claim."""
    told = int(row["auxiliary"] is None and row["stance"] != "denies")
    same = {name: row[name] for name in _SAME}
    days = {"first_told": row["day"], "last_told": row["day"]}
    return {"id": row["id"], **same, **days, "told": told, "claims": 1, "reports": 1, "sources": 1, "score": 1.0}
