"""Named queries for the few values that a column of many claims has."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dateline.store.schema import claims


def find_quads(connection: Connection) -> dict[str, str | None]:
    """Each type of the store's claims with its quad: that of any claim of it, as a codebook gives every type one."""
    found: dict[str, str | None] = {}
    last = ""
    # One look at the index for each: there are few types, however many claims.
    while row := connection.execute(
        select(claims.c.type, claims.c.quad).where(claims.c.type > last).order_by(claims.c.type).limit(1)
    ).first():
        found[row.type] = row.quad
        last = row.type
    return found


def find_stances(connection: Connection) -> tuple[str, ...]:
    """The stances of the store's claims."""
    found: list[str] = []
    while row := connection.execute(
        select(claims.c.stance).where(claims.c.stance > (found[-1] if found else "")).order_by(claims.c.stance).limit(1)
    ).first():
        found.append(row.stance)
    return tuple(found)
