"""Judgements on incidents: what is one happening and what is not. They outlive the coding of the reports.

A judgement names two claims by where they stand: `ARTICLE:START-END:TYPE`, the key of the article, the characters of
the event's word, and its type. So it still holds when the report is coded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from dateline.errors import StoreError
from dateline.incidents.groups import Bond
from dateline.store.judgements import Judgement, list_held
from dateline.store.lookups import in_slices
from dateline.store.schema import claims
from dateline.store.schema_reviews import coded_alone

KIND = "incident"
SAME, APART = "same", "apart"
PROGRAM = "dateline "


def load_bonds(connection: Connection) -> tuple[Bond, ...]:
    """The judgements that hold, of claims that there are."""
    held = list_held(connection, KIND)
    keys = _find_claims(connection, {anchor for one in held for anchor in one.about.split()})
    found = []
    for one in held:
        ends = tuple(keys[anchor] for anchor in one.about.split() if anchor in keys)
        if len(ends) == 2:
            same, by_person = one.verdict == SAME, is_by_person(one)
            found.append(Bond(id=one.id, claims=(ends[0], ends[1]), same=same, by_person=by_person))
    return tuple(found)


def anchor_claims(connection: Connection, wanted: Sequence[int], name: str) -> tuple[str, ...]:
    """How judgements name these claims. Raises StoreError for a key of no claim with an event."""
    query = select(claims.c.id, claims.c.article, claims.c.trigger_start, claims.c.trigger_end, claims.c.type)
    rows = {row.id: row for row in connection.execute(query.where(claims.c.id.in_(list(wanted))))}
    for key in wanted:
        if key not in rows or rows[key].type is None:
            raise StoreError(
                f"{name}: there is no incident or claim of an event {key}: `dateline incidents` lists them"
            )
    return tuple(_anchor(rows[key]) for key in wanted)


def _anchor(row: Any) -> str:
    return f"{row.article}:{row.trigger_start}-{row.trigger_end}:{row.type}"


def _find_claims(connection: Connection, anchors: Iterable[str]) -> Mapping[str, int]:
    """The claim that each anchor names now: of the same type, or the only one at its place."""
    wanted = {anchor: anchor.rpartition(":")[0] for anchor in anchors}
    there: dict[str, dict[str, int]] = {}
    columns = (claims.c.id, claims.c.article, claims.c.trigger_start, claims.c.trigger_end, claims.c.type)
    for some in in_slices(sorted({int(anchor.partition(":")[0]) for anchor in wanted})):
        query = select(*columns).where(claims.c.article.in_(some), claims.c.type.is_not(None))
        query = query.where(*coded_alone(connection, claims.c.id)).order_by(claims.c.id)
        for row in connection.execute(query):
            there.setdefault(_anchor(row).rpartition(":")[0], {}).setdefault(row.type, row.id)
    found = {}
    for anchor, place in wanted.items():
        types = there.get(place, {})
        key = types.get(anchor.rpartition(":")[2], next(iter(types.values()), None) if len(types) == 1 else None)
        if key is not None:
            found[anchor] = key
    return found


def is_by_person(judgement: Judgement) -> bool:
    """Whether a person judged, not a program."""
    return not judgement.who.startswith(PROGRAM)
