"""Counts over all rows of a table, as they stand after people's judgements, without asking each row whether it stands.

All are counted as they lie in the table, and the few that judgements have replaced are taken off: the views of
`reviewed_view` ask of every row, which takes four times as long for a million of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, column, func, select, table, text

from dateline.store.reviewed_view import find_schema, is_judged, tell_hidden

Columns = Callable[[Any], Sequence[Any]]


def count_whole(connection: Connection, source: Table, columns: Columns) -> list[tuple[Any, ...]] | None:
    """Rows of values and their count, the largest first; None if nothing was judged, and the views are not laid.

    columns: of a table with the columns of `source`, those that are counted by.
    """
    if not is_judged(connection):
        return None
    schema = find_schema(connection)
    bare = table(source.name, *(column(c.name, c.type) for c in source.columns), schema=schema)
    by = columns(bare)
    every = select(*by, func.count()).select_from(bare).group_by(*by)
    counts = Counter({tuple(values): found for *values, found in connection.execute(every)})
    for *values, found in connection.execute(every.where(text(tell_hidden(source, connection)))):
        counts[tuple(values)] -= found
    left = [(*values, found) for values, found in counts.items() if found]
    return sorted(left, key=lambda row: (-row[-1], *((value is not None, value) for value in row[:-1])))
