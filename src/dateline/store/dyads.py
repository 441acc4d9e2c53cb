"""Keeps what pairs of countries are counted from up to date, in the transaction of whoever changes incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from dateline.lexicon.joint import joint_types
from dateline.store.bulk import add_rows
from dateline.store.derive import Row
from dateline.store.dyad_rows import count_rows, load_acts, make_dyads, to_row
from dateline.store.joint import joint_of, keep_joint
from dateline.store.lookups import in_slices
from dateline.store.schema_dyads import dyad_sums, dyads
from dateline.store.schema_incidents import incidents

PAGE = 5000
# Days as numbers, by these, are months and years: 20240304 // MONTH is 202403.
MONTH, YEAR = 100, 10_000
Cell = tuple[int, int, int]


def renew_dyads(connection: Connection, touched: Iterable[int]) -> None:
    """Counts some incidents again, whose claims have changed, or which are gone."""
    wanted = sorted(set(touched))
    joint = joint_of(connection) or ()
    cells: set[Cell] = set()
    for some in in_slices(wanted):
        cells |= _renew_some(connection, some, joint)
    _renew_sums(connection, cells)


def rebuild_dyads(connection: Connection) -> None:
    """Counts all incidents again."""
    connection.execute(delete(dyads))
    keep_joint(connection)
    for page in list_pages(connection):
        acts = load_acts(connection, page, joint_types())
        add_rows(connection, dyads, [to_row(told) for told in make_dyads(acts)])
    rebuild_sums(connection)


def rebuild_sums(connection: Connection) -> None:
    """Adds up all that is counted again."""
    connection.execute(delete(dyad_sums))
    for query in sum_up():
        connection.execute(_write(query))


def sum_up() -> tuple[Select[Any], ...]:
    """Queries for all sums that there should be: by the month, and by the year."""
    return _sum_by(MONTH, dyads.c.first > 0), _sum_by(YEAR)


def list_pages(connection: Connection) -> Iterator[Sequence[int]]:
    """The keys of all incidents, some at a time."""
    last = 0
    while True:
        query = select(incidents.c.id).where(incidents.c.id > last).order_by(incidents.c.id).limit(PAGE)
        page = connection.execute(query).scalars().all()
        if not page:
            return
        yield page
        last = page[-1]


def _renew_some(connection: Connection, wanted: Sequence[int], joint: Sequence[str]) -> set[Cell]:
    """Writes what is not there as it should be, and gives the sums that this changes: a, b, span."""
    kept = {tuple(row) for row in connection.execute(select(dyads).where(dyads.c.incident.in_(wanted)))}
    made = {tuple(told) for told in make_dyads(load_acts(connection, wanted, joint))}
    gone, added = [to_row(told) for told in kept - made], [to_row(told) for told in made - kept]
    if gone:
        names = [column.name for column in dyads.primary_key]
        same = delete(dyads).where(*(dyads.c[name] == bindparam(f"of_{name}") for name in names))
        connection.execute(same, [{f"of_{name}": row[name] for name in names} for row in gone])
    add_rows(connection, dyads, added)
    return {(row["a"], row["b"], span) for row in (*gone, *added) for span in _spans(row["first"])}


def _spans(first: int) -> tuple[int, ...]:
    return (first // MONTH, first // YEAR) if first else (0,)


def _renew_sums(connection: Connection, cells: set[Cell]) -> None:
    if not cells:
        return
    given = [{"of_a": a, "of_b": b, "of_span": span, **_days_of(span)} for a, b, span in sorted(cells)]
    cell = (dyad_sums.c.a == bindparam("of_a"), dyad_sums.c.b == bindparam("of_b"))
    connection.execute(delete(dyad_sums).where(*cell, dyad_sums.c.span == bindparam("of_span")), given)
    ours = (dyads.c.a == bindparam("of_a"), dyads.c.b == bindparam("of_b"))
    within = dyads.c.first.between(bindparam("of_first"), bindparam("of_last"))
    for by in (MONTH, YEAR):
        some = [row for row in given if (row["of_span"] >= YEAR) == (by == MONTH)]
        if some:
            connection.execute(_write(_sum_by(by, *ours, within)), some)


def _days_of(span: int) -> Row:
    size = MONTH if span >= YEAR else YEAR
    return {"of_first": span * size, "of_last": span * size + size - 1 if span else 0}


def _sum_by(by: int, *which: Any) -> Select[Any]:
    """The sums of the dyads that are meant, by MONTH or YEAR."""
    span = (dyads.c.first // by).label("span")
    group = (span, dyads.c.a, dyads.c.b, dyads.c.type, dyads.c.seen)
    return select(*group, *count_rows(dyads)).where(*which).group_by(*group)


def _write(query: Select[Any]) -> Any:
    return insert(dyad_sums).from_select([column.name for column in query.selected_columns], query)
