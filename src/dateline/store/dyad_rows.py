"""What an incident counts for between two countries, from its claims. Pure, but for `load_acts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import fmean
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, case, func, or_, select

from dateline.store.derive import COUNTRY, Row
from dateline.store.lookups import in_slices
from dateline.store.schema import handles, pairs
from dateline.store.schema_dyads import BOTH, CODED, STANDING
from dateline.store.schema_incidents import members
from dateline.store.schema_reviews import HALF, HALF_BITS, reviewed


class Act(NamedTuple):
    """A claim that tells of two countries. out: whether the one with the lower key acts.

    is_coded: it is as it was coded, not as it stands after judgements; is_hidden: judgements have put another one, or
    none, in its place.
    """

    incident: int
    a: int
    b: int
    claim: int
    out: bool
    day: int
    type: str
    score: float | None
    is_coded: bool
    is_hidden: bool


class Told(NamedTuple):
    """A row of `dyads`, in the order of its columns."""

    first: int
    a: int
    b: int
    type: str
    incident: int
    seen: int
    last: int
    out: int
    back: int
    score: float | None


def load_acts(connection: Connection, wanted: Sequence[int], joint: Sequence[str]) -> list[Act]:
    """The claims of some incidents that tell of two countries as having happened, by incident and pair."""
    hidden = _find_hidden(connection)
    acts = []
    for some in in_slices(wanted):
        for row in connection.execute(find_acts(some, joint)):
            low, high = sorted((row.actor, row.recipient))
            half = row.claim >> HALF_BITS
            acts.append(
                Act(
                    row.incident, low, high, row.claim, row.actor == low, row.day, row.type, row.score,
                    not row.claim & HALF, half in hidden,
                )
            )  # fmt: skip
    return sorted(acts, key=lambda act: act[:4])


def _find_hidden(connection: Connection) -> frozenset[int]:
    return frozenset(connection.execute(select(reviewed.c.hidden)).scalars())


def find_acts(wanted: Sequence[int], joint: Sequence[str]) -> Select[Any]:
    """The query for them."""
    columns = (pairs.c.claim, pairs.c.actor, pairs.c.recipient, pairs.c.day, pairs.c.type, pairs.c.score)
    query = select_country_pairs(members.c.incident, *columns).where(members.c.incident.in_(wanted))
    told = (pairs.c.told == 1, pairs.c.actor != pairs.c.recipient)
    return query.where(*told, or_(pairs.c.joint == 0, pairs.c.type.in_(joint)))


def select_country_pairs(*columns: Any) -> Select[Any]:
    """Columns of `members` and `pairs`, of pairs of countries."""
    actor, recipient = handles.alias("actor_handle"), handles.alias("recipient_handle")
    return (
        select(*columns)
        .select_from(members)
        .join(pairs, pairs.c.claim == members.c.claim)
        .join(actor, actor.c.id == pairs.c.actor)
        .join(recipient, recipient.c.id == pairs.c.recipient)
        .where(_is_country(actor), _is_country(recipient))
    )


def _is_country(handle: Any) -> Any:
    # Not by the index of kinds: it leads through all pairs of the store, which a new one has no figures to know.
    return handle.c.kind.concat("") == COUNTRY


def make_dyads(acts: Iterable[Act]) -> Iterator[Told]:
    """The rows of incidents, whose acts come together."""
    for _, group in groupby(acts, key=lambda act: act[:3]):
        some = list(group)
        coded = _sum_up([act for act in some if act.is_coded])
        standing = _sum_up([act for act in some if not act.is_hidden])
        if coded == standing:
            yield from (told._replace(seen=BOTH) for told in coded)
        else:
            yield from (told._replace(seen=CODED) for told in coded)
            yield from (told._replace(seen=STANDING) for told in standing)


def _sum_up(acts: Sequence[Act]) -> tuple[Told, ...]:
    """One row, or none without acts."""
    if not acts:
        return ()
    incident, a, b, *_ = acts[0]
    days = [act.day for act in acts]
    scores = [act.score for act in acts if act.score is not None]
    first = [act.type for act in acts if act.claim == incident]
    return (
        Told(
            first=min(days),
            a=a,
            b=b,
            type=max(first) if first else min(act.type for act in acts),
            incident=incident,
            seen=BOTH,
            last=max(days),
            out=int(any(act.out for act in acts)),
            back=int(not all(act.out for act in acts)),
            score=fmean(scores) if scores else None,
        ),
    )


def to_row(told: Sequence[Any]) -> Row:
    """As it is written."""
    return dict(zip(Told._fields, told, strict=True))


def count_rows(rows: Any) -> tuple[Any, ...]:
    """What is summed up of rows like those of `dyads`: the columns of `dyad_sums`."""
    score = rows.c.score
    return (
        func.count().label("found"),
        func.sum(rows.c.out).label("out"),
        func.sum(rows.c.back).label("back"),
        func.sum(case((score < 0, 1), else_=0)).label("conflict"),
        func.sum(case((score > 0, 1), else_=0)).label("cooperation"),
        func.count(score).label("scored"),
        func.coalesce(func.sum(score), 0.0).label("net"),
        func.min(rows.c.first).label("first"),
        func.max(rows.c.first).label("last"),
    )
