"""What actors are found by, as keys."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, insert, select

from dateline.store.derive import ANYBODY, NAME, Handle
from dateline.store.fulltext import add_names
from dateline.store.lookups import in_slices
from dateline.store.schema import ANYONE, handles


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
    connection.execute(insert(handles), rows)
    add_names(connection, [row for row in rows if row["kind"] == NAME])
    return found | added
