"""What actors are found by, as keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from dateline.store.bulk import add_rows
from dateline.store.derive import ANYBODY, NAME, Handle, Row
from dateline.store.fulltext import add_names
from dateline.store.lookups import in_slices
from dateline.store.schema import ANYONE, handles

# The columns that hold handles, by the table.
_HELD = {"roles": ("handle",), "pairs": ("actor", "recipient")}


def keep_handles(connection: Connection, wanted: set[Handle]) -> dict[Handle, int]:
    """The keys of handles; those that are not there yet are added."""
    found: dict[Handle, int] = {ANYBODY: ANYONE}
    for some in in_slices(sorted({text for _, text in wanted})):
        rows: Any = connection.execute(select(handles).where(handles.c.text.in_(some)))
        found.update({(row.kind, row.text): row.id for row in rows})
    missing = sorted(wanted - found.keys())
    if not missing:
        return found
    start = (connection.execute(select(func.max(handles.c.id))).scalar() or 0) + 1
    added = dict(zip(missing, range(start, 1 << 62), strict=False))
    rows = [{"id": key, "kind": kind, "text": text} for (kind, text), key in added.items()]
    add_rows(connection, handles, rows)
    add_names(connection, [row for row in rows if row["kind"] == NAME])
    return found | added


def put_keys(table: Table, rows: Sequence[Row], keys: Mapping[Handle, int]) -> Sequence[Row]:
    """Puts the keys of handles in the rows of `roles` and `pairs` instead of them; rows of other tables stay."""
    for name in _HELD.get(table.name, ()):
        for row in rows:
            row[name] = keys[row[name]]
    return rows
