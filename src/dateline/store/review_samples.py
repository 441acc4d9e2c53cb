"""Random samples of claims, and what they tell: precision, agreement, gold."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from dateline.errors import UsageError
from dateline.review.agreeing import Agreement, measure_agreement
from dateline.review.golden import to_gold
from dateline.review.samples import Precision, Sample, estimate, list_held_back
from dateline.store.clock import now
from dateline.store.opening import Store, see_reviewed
from dateline.store.queries_review import name_claims
from dateline.store.review_desk import check_name
from dateline.store.reviews import add_sample, load_samples, load_standings, load_verdicts, overlay_article
from dateline.store.schema import claims, readings

LONGEST_SEED = 1 << 31


def draw_sample(
    store: Store, size: int, *, who: str, seed: int | None = None, coders: Sequence[str] = (), kind: str | None = None
) -> Sample:
    """Draws claims of events at random, and keeps which: from the same store a seed draws the same ones.

    seed: None chooses one, which is kept. coders: who is to judge them; several are blind to each other. kind: a
    type of event alone; then nothing is said of the precision of all. Raises UsageError if there is nothing to draw.
    """
    check_name(who)
    chosen = tuple(dict.fromkeys(check_name(name) for name in coders))
    seed = random.SystemRandom().randrange(LONGEST_SEED) if seed is None else seed
    with see_reviewed(store, False).reading_from() as connection:
        ids = _list_events(connection, kind)
        if not ids:
            raise UsageError(f"{store.name}: holds no claims of {kind or 'events'}: there is nothing to draw from")
        # Not a secret: whoever knows the seed is to draw the same.
        drawn = random.Random(seed).sample(ids, min(size, len(ids)))  # noqa: S311
        names = name_claims(connection, drawn)
        number = len(load_samples(connection)) + 1
        codebook = find_codebook(connection)
    sample = Sample(
        name=f"s{number}", made=now(), who=who, seed=seed, of=len(ids), type=kind, coders=chosen, codebook=codebook,
        claims=tuple(names[key] for key in drawn),
    )  # fmt: skip
    add_sample(store, sample, who=who)
    return sample


def estimate_precision(store: Store) -> Precision:
    """How many of the store's claims of events are right, by random samples that people judged. Raises StoreError."""
    with see_reviewed(store, False).reading_from() as connection:
        return estimate(load_samples(connection), load_verdicts(connection), find_codebook(connection))


def find_agreement(store: Store) -> tuple[Agreement, ...]:
    """How far people agree on the claims that two or more have judged, by field; none that is held back."""
    with see_reviewed(store, False).reading_from() as connection:
        verdicts = load_verdicts(connection)
        hidden = list_held_back(load_samples(connection), verdicts)
    return measure_agreement(v for v in verdicts if v.anchor not in hidden)


def export_gold(store: Store) -> Iterator[dict[str, Any]]:
    """A row of gold for each report of which something was judged, in the order in which they came."""
    with see_reviewed(store, False).reading_from() as connection:
        for article, mine in sorted(load_standings(connection).items()):
            found = overlay_article(connection, article, {})
            if found is not None:
                yield to_gold(found[1].reading.article, mine)


def find_codebook(connection: Connection) -> str | None:
    """The codebook of the newest reading."""
    query = select(readings.c.codebook).order_by(readings.c.id.desc()).limit(1)
    return connection.execute(query).scalar()


def _list_events(connection: Connection, kind: str | None) -> list[int]:
    query = select(claims.c.id).where(claims.c.type == kind if kind else claims.c.type.is_not(None))
    return list(connection.execute(query.order_by(claims.c.id)).scalars())
