"""One incident with all that is known of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, distinct, func, select

from dateline.errors import StoreError
from dateline.store.derive_incidents import TOLLS
from dateline.store.incident_bonds import KIND, load_bonds
from dateline.store.incident_builds import require
from dateline.store.judgements import Judgement, list_held
from dateline.store.lookups import in_slices
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim, load_claims
from dateline.store.queries_incidents import FoundIncident, Range, load_incidents, to_date
from dateline.store.schema import answers, articles, claims
from dateline.store.schema_incidents import members, tellings
from dateline.store.schema_reviews import HALF, to_coded

UNKNOWN_LAST = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim of an incident. origin: the independent source that it comes from.

    score, reasons: how alike it is to the claim that it fits best, and in what (`incidents.likeness`).
    """

    claim: FoundClaim
    origin: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A claim that answers one of an incident's. how: denies | confirms | ...; target: key of what it answers."""

    claim: FoundClaim
    how: str
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an independent source tells of an incident: in how many claims and reports, from when to when, and tolls.

    Tolls are the least and the highest number, None if it tells of none.
    """

    origin: str
    claims: int
    reports: int
    first_told: dt.date | None
    last_told: dt.date | None
    killed: Range | None
    injured: Range | None
    detained: Range | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An incident with all that is known of it.

    claims: in the order of their reports' days; answers: claims that answer them and are none of them;
    sources: the first to tell first; copies: reports with the same or nearly the same text, which hold no claims of
    their own; judgements: those that hold on one of its claims.
    """

    found: FoundIncident
    claims: tuple[ToldClaim, ...]
    answers: tuple[Answer, ...]
    sources: tuple[Source, ...]
    copies: int
    judgements: tuple[Judgement, ...]


def read_incident(store: Store, key: int) -> Incident:
    """An incident by its key, or that of one of its claims. Raises StoreError if there is none."""
    with store.reading_from() as connection:
        require(connection, store.name)
        own = _find_incident(connection, key)
        if own is None:
            raise StoreError(f"{store.name}: there is no incident {key}: `dateline incidents` lists them")
        rows = _find_members(connection, own)
        (found,) = load_incidents(connection, [own])
        held = {claim.id: claim for claim in load_claims(connection, list(rows))}
        told = sorted(
            (_told(held[i], row) for i, row in rows.items()),
            key=lambda t: (t.claim.published or dt.date.max, t.claim.id),
        )
        return Incident(
            found=found,
            claims=tuple(told),
            answers=_find_answers(connection, rows.keys()),
            sources=_find_sources(connection, own),
            copies=_count_copies(connection, {t.claim.article for t in told}),
            judgements=_find_judgements(connection, rows.keys()),
        )


def _find_incident(connection: Connection, key: int) -> int | None:
    """The incident with a key, or of a claim with it: as it was coded, or as it stands."""
    either = members.c.claim.in_((key, to_coded(key) + HALF))
    for condition in (members.c.claim == key, members.c.incident == key, either):
        if (found := connection.execute(select(members.c.incident).where(condition).limit(1)).scalar()) is not None:
            return int(found)
    return None


def _find_members(connection: Connection, incident: int) -> dict[int, Any]:
    query = (
        select(members.c.claim, members.c.score, members.c.reasons, tellings.c.origin)
        .join(tellings, tellings.c.claim == members.c.claim)
        .where(members.c.incident == incident)
        .order_by(members.c.claim)
    )
    return {row.claim: row for row in connection.execute(query)}


def _told(claim: FoundClaim, row: Any) -> ToldClaim:
    return ToldClaim(claim=claim, origin=row.origin, score=row.score, reasons=tuple(row.reasons.split()))


def _find_answers(connection: Connection, own: AbstractSet[int]) -> tuple[Answer, ...]:
    found: dict[int, tuple[str, int]] = {}
    for some in in_slices(sorted(own)):
        query = (
            select(answers.c.claim, answers.c.how, func.min(claims.c.id).label("target"))
            .join(claims, claims.c.statement == answers.c.target_statement)
            .where(claims.c.id.in_(some))
            .group_by(answers.c.claim, answers.c.how)
        )
        found.update({r.claim: (r.how, r.target) for r in connection.execute(query) if r.claim not in own})
    told = load_claims(connection, sorted(found))
    return tuple(Answer(claim=claim, how=found[claim.id][0], target=found[claim.id][1]) for claim in told)


def _find_sources(connection: Connection, incident: int) -> tuple[Source, ...]:
    ends = [(end, kind, f(claims.c[kind])) for kind in TOLLS for end, f in (("low", func.min), ("high", func.max))]
    # A day that is not known is kept as 0, and must not come first.
    days = claims.c.day + case((claims.c.day == 0, UNKNOWN_LAST), else_=0)
    query = (
        select(tellings.c.origin, func.count().label("claims"), func.count(distinct(claims.c.article)).label("reports"))
        .add_columns(func.min(days).label("first"), func.max(claims.c.day).label("last"))
        .add_columns(*(bound.label(f"{end}_{kind}") for end, kind, bound in ends))
        .join(members, members.c.claim == tellings.c.claim)
        .join(claims, claims.c.id == tellings.c.claim)
        .where(members.c.incident == incident)
        .group_by(tellings.c.origin)
        .order_by(func.min(days), tellings.c.origin)
    )
    return tuple(_source(row) for row in connection.execute(query).mappings())


def _source(row: Any) -> Source:
    tolls = {k: (row[f"low_{k}"], row[f"high_{k}"]) if row[f"low_{k}"] is not None else None for k in TOLLS}
    return Source(
        origin=row["origin"],
        claims=row["claims"],
        reports=row["reports"],
        first_told=to_date(row["first"]) if row["first"] < UNKNOWN_LAST else None,
        last_told=to_date(row["last"]),
        killed=tolls["killed"],
        injured=tolls["injured"],
        detained=tolls["detained"],
    )


def _count_copies(connection: Connection, own: AbstractSet[int]) -> int:
    count = 0
    for some in in_slices(sorted(own)):
        query = select(func.count()).select_from(articles).where(articles.c.first_copy.in_(some))
        count += connection.execute(query.where(articles.c.reading.is_(None))).scalar() or 0
    return count


def _find_judgements(connection: Connection, own: AbstractSet[int]) -> tuple[Judgement, ...]:
    numbers = {bond.id for bond in load_bonds(connection) if not own.isdisjoint(bond.claims)}
    return tuple(j for j in list_held(connection, KIND) if j.id in numbers) if numbers else ()
