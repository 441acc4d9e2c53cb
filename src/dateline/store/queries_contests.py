"""Named queries for what somebody disputes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select

from dateline.store.derive import to_day
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim, load_claims
from dateline.store.schema import answers, claims
from dateline.store.wanted import DISPUTING, LAST_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundContest:
    """A claim, and another one that disputes it. how: denies | contradicts | doubts | corrects | retracts."""

    claim: FoundClaim
    answer: FoundClaim
    how: str


def find_contests(
    store: Store, *, since: dt.date | None = None, until: dt.date | None = None, limit: int = 20
) -> tuple[FoundContest, ...]:
    """What is disputed in the reports of some days, the newest first. Raises StoreError.

    A statement that tells of several events counts once for each act of disputing it, by its first claim of an event.
    """
    days = claims.c.day.between(max(to_day(since), 1), to_day(until) if until else LAST_DAY)
    query = (
        select(answers.c.claim, answers.c.target, answers.c.how, answers.c.target_statement, claims.c.statement)
        .select_from(claims)
        .join(answers, answers.c.claim == claims.c.id)
        # By their days there are few; by how they answer, databases would look through all that there ever was.
        .where(days, func.coalesce(answers.c.how, "").in_(DISPUTING))
        .order_by(claims.c.day.desc(), answers.c.claim.desc(), answers.c.target)
    )
    kept: dict[tuple[int, int], tuple[int, int, str]] = {}
    with store.reading_from() as connection:
        for row in connection.execute(query):
            kept.setdefault((row.statement, row.target_statement), (row.claim, row.target, row.how))
            if len(kept) >= limit:
                break
        ids = [key for claim, target, _ in kept.values() for key in (claim, target)]
        found = {claim.id: claim for claim in load_claims(connection, list(dict.fromkeys(ids)))}
    return tuple(
        FoundContest(claim=found[target], answer=found[claim], how=how) for claim, target, how in kept.values()
    )
