"""Who takes part: the claims that a question of who is answered by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, or_, select, union

from dateline.store.derive import ACTOR, RECIPIENT, SPEAKER
from dateline.store.schema import claims, pairs, roles
from dateline.store.wanted import Wanted, among, find_handles, published

# So many ways along the key of a table are walked one by one, each in its order.
MOST_WAYS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A question of who. table: where it is answered; condition: on its rows; ways: the same, one key after the other.

    ways is () where there are too many; days: conditions on the day of publication.
    """

    table: Table
    condition: ColumnElement[bool]
    ways: tuple[ColumnElement[bool], ...]
    days: tuple[ColumnElement[bool], ...]

    def query(self) -> Select[Any]:
        """The claims (claim, day), each once."""
        found = self._rows(self.condition)
        return found if len(self.ways) == 1 else found.distinct()

    def newest(self, count: int) -> Select[Any]:
        """So many of the newest of them (claim, day), each once: as long to walk as what is asked for."""
        rows = [self._rows(way) for way in self.ways] or [self._rows(self.condition).distinct()]
        order = (self.table.c.day.desc(), self.table.c.claim.desc())
        parts = [row.order_by(*order).limit(count).subquery() for row in rows]
        if len(parts) == 1:
            return select(parts[0].c.claim, parts[0].c.day)
        both = union(*(select(part.c.claim, part.c.day) for part in parts)).subquery()
        return select(both.c.claim, both.c.day)

    def holds(self) -> ColumnElement[bool]:
        """The condition on `claims` that a claim is one of them, to be looked up for each claim."""
        column = self.table.c
        same = (column.claim == claims.c.id, column.day == claims.c.day)
        return self._rows(self.condition).where(*same).correlate(claims).exists()

    def gathers(self) -> ColumnElement[bool]:
        """The same, for a database that gathers them first."""
        return claims.c.id.in_(select(self.query().subquery().c.claim))

    def _rows(self, condition: ColumnElement[bool]) -> Select[Any]:
        return select(self.table.c.claim, self.table.c.day).where(condition, *self.days)


def find_casts(connection: Connection, wanted: Wanted) -> list[Cast]:
    """Each question of who that is asked."""
    found = []
    rest = wanted
    if wanted.actor and wanted.recipient:
        found.append(_pair(connection, wanted))
        rest = replace(wanted, actor=None, recipient=None)
    for who, asked in (
        (rest.actor, (ACTOR,)),
        (rest.recipient, (RECIPIENT,)),
        (rest.anyone, (ACTOR, RECIPIENT)),
        (rest.speaker, (SPEAKER,)),
    ):
        if who:
            found.append(_in_roles(find_handles(connection, who), asked, wanted))
    return found


def _in_roles(keys: Sequence[int], asked: Sequence[str], wanted: Wanted) -> Cast:
    ways = tuple(and_(roles.c.handle == key, roles.c.role == role) for key, role in product(keys, asked))
    return Cast(
        table=roles,
        condition=and_(among(roles.c.handle, keys), among(roles.c.role, asked)),
        ways=ways if len(ways) <= MOST_WAYS else (),
        days=tuple(published(roles.c.day, wanted)),
    )


def _pair(connection: Connection, wanted: Wanted) -> Cast:
    """The claims in which one wanted acts upon the other."""
    sides = (find_handles(connection, wanted.actor or ""), find_handles(connection, wanted.recipient or ""))
    both = (sides, sides[::-1]) if wanted.mutual else (sides,)
    whole = [and_(among(pairs.c.actor, one), among(pairs.c.recipient, other)) for one, other in both]
    ways = tuple(
        and_(pairs.c.actor == one, pairs.c.recipient == other) for some in both for one, other in product(*some)
    )
    more = [among(pairs.c.type, wanted.types)] if wanted.types else []
    return Cast(
        table=pairs,
        condition=or_(*whole),
        ways=ways if len(ways) <= MOST_WAYS else (),
        days=(pairs.c.joint == 0, *more, *published(pairs.c.day, wanted)),
    )
