"""Makes the incidents of a whole store: after a step forward from tables without them, or to begin anew."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, func, insert, select

from dateline.errors import StoreError
from dateline.store.codec import unpack
from dateline.store.derive import derive
from dateline.store.incident_writes import update_incidents
from dateline.store.joint import joint_of, keep_joint
from dateline.store.opening import Store
from dateline.store.schema import SPREAD, articles, meta, readings
from dateline.store.schema_dyads import dyad_sums, dyads
from dateline.store.schema_incidents import blocks, incidents, members, tellings

PAGE = 100
MARK = "incidents"
Told = Callable[[int, int], None]


def rebuild(store: Store, told: Told | None = None) -> int:
    """Makes all incidents again out of the current readings, and gives how many there are.

    They come out as they were. It is done some reports at a time, so that others can read and write meanwhile; asked
    for incidents before its end, a store says that they are not made yet. told: called with the reports done and all
    of them. Raises StoreError.
    """
    with store.writing_to() as connection:
        for table in (members, incidents, blocks, tellings, dyads, dyad_sums):
            connection.execute(delete(table))
        keep_joint(connection)
        _mark(connection, "0")
        count = connection.execute(select(func.count()).where(articles.c.reading.is_not(None))).scalar() or 0
    last, done = 0, 0
    while True:
        with store.writing_to() as connection:
            page = _build_page(connection, last)
            _mark(connection, str(page[-1]) if page else None)
        if not page:
            break
        last, done = page[-1], done + len(page)
        if told:
            told(done, count)
    _rejoin(store)
    with store.reading_from() as connection:
        return connection.execute(select(func.count()).select_from(incidents)).scalar() or 0


def _rejoin(store: Store) -> None:
    """Puts claims as they stand back into the incidents."""
    # Imported late: reviews ask whether incidents are made.
    from dateline.store.reviews import renew_all

    with store.writing_to() as connection:
        renew_all(connection)


def is_built(connection: Connection) -> bool:
    """Whether the store's incidents are made."""
    return connection.execute(select(meta.c.value).where(meta.c.name == MARK)).scalar() is None


def require(connection: Connection, name: str) -> None:
    """Raises StoreError if the store's incidents are not made yet."""
    if not is_built(connection):
        raise StoreError(f"{name}: its incidents are not made yet: `dateline incidents --rebuild` makes them")


def copy_mark(source: Connection, target: Connection) -> None:
    """Lets a copy of a store know, too, if incidents are not made yet, and how pairs are counted."""
    keep_joint(target, joint_of(source))
    _mark(target, source.execute(select(meta.c.value).where(meta.c.name == MARK)).scalar())


def _mark(connection: Connection, value: str | None) -> None:
    connection.execute(delete(meta).where(meta.c.name == MARK))
    if value is not None:
        connection.execute(insert(meta).values(name=MARK, value=value))


def _build_page(connection: Connection, last: int) -> list[int]:
    """The next readings, in their order. Those that others have written meanwhile are passed over."""
    query = (
        select(readings.c.id, readings.c.article, readings.c.record, articles.c.text)
        .join(articles, articles.c.reading == readings.c.id)
        .where(readings.c.id > last)
        .order_by(readings.c.id)
        .limit(PAGE)
    )
    rows = connection.execute(query).all()
    numbers = [row.id for row in rows]
    there = _find_made(connection, last + 1, numbers[-1]) if numbers else set()
    missing = [row for row in rows if row.id not in there]
    made = [derive(unpack(row.record, row.text), row.id, row.article) for row in missing]
    for table in (tellings, blocks):
        if found := [told for each in made for told in each[table.name]]:
            connection.execute(insert(table), found)
    update_incidents(connection, [row.id for row in missing])
    return numbers


def _find_made(connection: Connection, first: int, last: int) -> set[int]:
    """The readings between two, both inclusive, that others have made the rows of."""
    within = tellings.c.claim.between(first * SPREAD, (last + 1) * SPREAD - 1)
    return set(connection.execute(select(tellings.c.claim // SPREAD).where(within).distinct()).scalars())
