"""Ways through the table of pairs that databases would not take by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, literal_column, select, text

from dateline.store.schema import pairs

# Each actor with each recipient is looked up by itself, as long as there are no more of them.
MOST_LOOKUPS = 100_000
Days = Callable[[Any], list[ColumnElement[bool]]]

# SQLite takes tables joined so in this order. By its statistics it expects little of an actor, whose name most often is
# a rare one, and reads all that a country has done to anybody.
_IN_TURN = "handles AS walked_actor CROSS JOIN handles AS walked_recipient CROSS JOIN pairs AS walked"


def walk_pairs(actors: Sequence[int], recipients: Sequence[int], days: Days) -> Select[Any]:
    """The rows of pairs with one of these actors and one of these recipients, by their keys; also who act together.

    days: the conditions on the day of publication, given its column.
    """
    if len(actors) * len(recipients) > MOST_LOOKUPS:
        held = (pairs.c.actor.in_(actors), pairs.c.recipient.in_(recipients), *days(pairs.c.day))
        return select(pairs).where(*held)
    return (
        select(*(literal_column(f"walked.{column.name}", column.type).label(column.name) for column in pairs.c))
        .select_from(text(_IN_TURN))
        .where(_column("walked_actor.id").in_(actors), _column("walked_recipient.id").in_(recipients))
        .where(_column("walked.actor") == _column("walked_actor.id"))
        .where(_column("walked.recipient") == _column("walked_recipient.id"), *days(_column("walked.day")))
    )


def _column(name: str) -> Any:
    return literal_column(name, BigInteger)
