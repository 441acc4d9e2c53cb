"""Whether pairs of countries are counted as their claims have it: all is counted again, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose
from typing import Any

from sqlalchemy import Connection, not_, select

from dateline.store.dyad_rows import Told, load_acts, make_dyads
from dateline.store.dyads import list_pages, sum_up
from dateline.store.joint import joint_of
from dateline.store.schema_dyads import dyad_sums, dyads
from dateline.store.schema_incidents import incidents

MOST = 20
CLOSE = 1e-6
KEYS = ("span", "a", "b", "type", "seen")


def check_dyads(connection: Connection) -> Iterator[str]:
    """What is wrong with them, each in a sentence."""
    joint = joint_of(connection) or ()
    wrong = [key for page in list_pages(connection) for key in _check_page(connection, page, joint)]
    lost = select(dyads.c.incident).where(not_(dyads.c.incident.in_(select(incidents.c.id)))).distinct()
    wrong += connection.execute(lost.limit(MOST)).scalars()
    for key in wrong[:MOST]:
        yield f"incident {key}: is not counted for its countries as its claims have it"
    if not wrong:
        yield from _check_sums(connection)


def _check_page(connection: Connection, page: Sequence[int], joint: Sequence[str]) -> list[int]:
    query = select(dyads).where(dyads.c.incident.between(page[0], page[-1]))
    kept = {Told(*row) for row in connection.execute(query)}
    return sorted({told.incident for told in kept ^ set(make_dyads(load_acts(connection, page, joint)))})


def _check_sums(connection: Connection) -> Iterator[str]:
    kept = {_key(row): row for row in connection.execute(select(dyad_sums))}
    made: dict[tuple[Any, ...], Any] = {}
    for query in sum_up():
        made.update({_key(row): row for row in connection.execute(query)})
    wrong = sorted({key[0] for key in kept.keys() | made.keys() if not _is_same(kept.get(key), made.get(key))})
    for span in wrong[:MOST]:
        yield f"the sums of {span or 'what has no day'}: are not those of what is counted for countries"


def _key(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in KEYS)


def _is_same(kept: Any, made: Any) -> bool:
    if kept is None or made is None:
        return False
    names = (c.name for c in dyad_sums.c if c.name not in ("net", *KEYS))
    return all(getattr(kept, n) == getattr(made, n) for n in names) and isclose(kept.net, made.net, abs_tol=CLOSE)
