"""Whether a store holds what it should: the file, the ties between its rows, and what is made of readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, exists, func, not_, or_, select, text

from dateline.errors import StoreError
from dateline.store import schema
from dateline.store.checks_incidents import check_incidents
from dateline.store.codec import unpack
from dateline.store.derive import Row, derive
from dateline.store.entry import CODED, COPY, NEAR_COPY
from dateline.store.incident_builds import is_built
from dateline.store.opening import Store
from dateline.store.schema import METADATA, SPREAD, articles, handles, readings
from dateline.store.schema_incidents import DERIVED

PAGE = 200


def check(store: Store) -> tuple[str, ...]:
    """What is wrong, each in a sentence; () if nothing is. It reads everything. Raises StoreError."""
    with store.reading_from() as connection:
        found = [*_check_file(connection), *_check_ties(connection), *_check_articles(connection)]
    return tuple(found or (*_check_derived(store), *check_incidents(store)))


def _check_file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield f"the file is damaged: {line}"
    for row in connection.execute(text("PRAGMA foreign_key_check")).fetchmany(20):
        yield f"{row[0]} row {row[1]}: belongs to a row of {row[2]} that there is not"


def _check_ties(connection: Connection) -> Iterator[str]:
    """Rows that stand on nothing, where the database does not hold them together by itself."""
    current = select(readings.c.id).where(readings.c.id == articles.c.reading, readings.c.article == articles.c.id)
    lost = select(articles.c.name).where(articles.c.reading.is_not(None), not_(exists(current)))
    first = articles.alias("first")
    astray = select(articles.c.name).where(
        articles.c.first_copy.is_not(None), not_(exists(select(first.c.id).where(first.c.id == articles.c.first_copy)))
    )
    for query, what in ((lost, "its reading is not there"), (astray, "its first copy is not there")):
        for (name,) in connection.execute(query.limit(20)):
            yield f"article {name!r}: {what}"


def _check_articles(connection: Connection) -> Iterator[str]:
    """Articles whose status does not fit what there is of them."""
    coded = articles.c.status == CODED
    copies = articles.c.status.in_((COPY, NEAR_COPY))
    odd = or_(
        and_(coded, articles.c.reading.is_(None)),
        and_(copies, articles.c.first_copy.is_(None)),
        and_(not_(coded), articles.c.reason.is_(None)),
    )
    for row in connection.execute(select(articles.c.name, articles.c.status).where(odd).limit(20)):
        yield f"article {row.name!r}: is {row.status}, and what makes it that is missing"
    twice = select(articles.c.content).where(coded, articles.c.first_copy.is_(None))
    for content, count in connection.execute(
        twice.add_columns(func.count()).group_by(articles.c.content).having(func.count() > 1).limit(20)
    ):
        yield f"the text with hash {content[:12]} was coded {count} times"


def _check_derived(store: Store) -> Iterator[str]:
    """Compares the rows that readings are found by with those that the readings make."""
    last = 0
    with store.reading_from() as connection:
        tables = DERIVED if is_built(connection) else schema.DERIVED
    while True:
        query = (
            select(articles.c.name, articles.c.text, readings)
            .join(readings, readings.c.id == articles.c.reading)
            .where(readings.c.id > last)
            .order_by(readings.c.id)
            .limit(PAGE)
        )
        with store.reading_from() as connection:
            rows = connection.execute(query).all()
            page = (rows[0].id, rows[-1].id) if rows else (1, 0)
            counts = {table.name: _count_rows(connection, table, page) for table in tables}
            held = _read_claims(connection, page)
        for row in rows:
            yield from _compare(row, {name: found.get(row.id, 0) for name, found in counts.items()}, held[row.id])
        if len(rows) < PAGE:
            break
        last = rows[-1].id
    with store.reading_from() as connection:
        yield from _find_leftovers(connection)


def _compare(row: Any, counts: Mapping[str, int], kept: Sequence[Any]) -> Iterator[str]:
    """Compares a reading's rows. counts: how many there are by table; kept: those of its claims."""
    try:
        made = derive(unpack(row.record, row.text), row.id, row.article)
    except (ValueError, StoreError) as error:
        yield f"article {row.name!r}: its reading cannot be read: {error}"
        return
    for name, held in counts.items():
        if held != len(made[name]):
            yield f"article {row.name!r}: {held} rows in {name}, and its reading makes {len(made[name])}"
    for one, other in zip(kept, made["claims"], strict=False):
        if not _is_same(one, other):
            yield f"article {row.name!r}: claim {other['local']} is not as its reading has it"


def _is_same(kept: Any, made: Row) -> bool:
    return all(kept[name] == value for name, value in made.items())


def _owner(table: Any) -> Any:
    """The column whose key tells which reading a row belongs to."""
    return next(table.c[name] for name in ("claim", "id", "actor") if name in table.c)


def _within(table: Any, page: tuple[int, int]) -> Any:
    """The condition that a row belongs to one of the readings from one to another, both inclusive."""
    return and_(_owner(table) >= page[0] * SPREAD, _owner(table) < (page[1] + 1) * SPREAD)


def _count_rows(connection: Connection, table: Any, page: tuple[int, int]) -> dict[int, int]:
    """How many rows each reading has in a table."""
    reading = _owner(table) // SPREAD
    query = select(reading, func.count()).select_from(table).where(_within(table, page)).group_by(reading)
    return {row[0]: row[1] for row in connection.execute(query)}


def _read_claims(connection: Connection, page: tuple[int, int]) -> Mapping[int, list[Any]]:
    """The rows of claims by reading, in their order."""
    claims = METADATA.tables["claims"]
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(select(claims).where(_within(claims, page)).order_by(claims.c.id)).mappings():
        found[row["reading"]].append(row)
    return found


def _find_leftovers(connection: Connection) -> Iterator[str]:
    claims = METADATA.tables["claims"]
    current = select(articles.c.reading).where(articles.c.reading.is_not(None))
    count = connection.execute(select(func.count()).where(claims.c.reading.not_in(current))).scalar()
    if count:
        yield f"{count} claims belong to readings that are not current"
    roles = METADATA.tables["roles"]
    lost = select(roles.c.handle).where(roles.c.handle.not_in(select(handles.c.id))).distinct().limit(5)
    for (handle,) in connection.execute(lost):
        yield f"handle {handle} is used and not known"
