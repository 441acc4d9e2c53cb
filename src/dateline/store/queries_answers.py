"""Named queries for what is said against claims, and for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from dateline.model import Reading
from dateline.store.codec import unpack
from dateline.store.lookups import in_slices
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim, load_claims
from dateline.store.reviews import chosen_view
from dateline.store.schema import answers, articles, claims, readings


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAnswer:
    """How a claim answers another. how: denies | contradicts | doubts | corrects | confirms | admits | retracts."""

    how: str
    claim: FoundClaim


def find_answers(store: Store, ids: Sequence[int]) -> dict[int, tuple[FoundAnswer, ...]]:
    """What answers the statements of claims with these keys, by key, in the order of the text. Raises StoreError."""
    with store.reading_from() as connection:
        rows: list[tuple[int, int, str]] = []
        for some in in_slices(list(ids)):
            query = (
                select(claims.c.id, answers.c.claim, answers.c.how)
                .join(answers, answers.c.target_statement == claims.c.statement)
                .where(claims.c.id.in_(list(some)))
                .order_by(claims.c.id, answers.c.claim)
            )
            rows += [(row[0], row[1], row[2]) for row in connection.execute(query)]
        told = {c.id: c for c in load_claims(connection, list(dict.fromkeys(row[1] for row in rows)))}
    found: dict[int, dict[int, FoundAnswer]] = {}
    for target, claim, how in rows:
        if claim in told:
            found.setdefault(target, {}).setdefault(claim, FoundAnswer(how=how, claim=told[claim]))
    return {target: tuple(by.values()) for target, by in found.items()}


def read_some(store: Store, wanted: Iterable[int]) -> dict[int, Reading]:
    """The current readings of articles, by the articles' keys; those without one are left out. Raises StoreError."""
    found = {}
    for some in in_slices(sorted(set(wanted))):
        query = (
            select(articles.c.id, readings.c.record, articles.c.text)
            .join(readings, readings.c.id == articles.c.reading)
            .where(articles.c.id.in_(list(some)))
        )
        with store.reading_from() as connection:
            see = chosen_view(store, connection)
            found.update({r.id: see(r.id, unpack(r.record, r.text)) for r in connection.execute(query)})
    return found
