"""Named queries for review: which claims are worth a look, and how judgements name claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, case, distinct, func, select

from dateline.errors import StoreError
from dateline.review.anchors import STATEMENT, read_anchor
from dateline.review.samples import Sample
from dateline.store.lookups import in_slices
from dateline.store.opening import Store, see_reviewed
from dateline.store.queries import FoundClaim, load_claims
from dateline.store.reviews import load_samples, load_verdicts
from dateline.store.schema import answers, articles, claims
from dateline.store.schema_incidents import incidents, members
from dateline.store.wanted import DISPUTING

# What a look at a claim teaches: how unsure the coder is of it, how much hangs on it, whether others dispute it.
UNSURE, HANGING, DISPUTED = 0.5, 0.3, 0.2
# So many reports make half of what many would.
HALF = 2
LIKELY = 0.35
HALFWAY = 0.5
# Among so many of each kind, and some for each that is asked for, the best are looked for.
LOOKED_AT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim that waits for a judgement. anchor: how judgements name it. score: 0 to 1, what a look at it teaches.

    reasons: why it comes where it comes. sample: the one that it was drawn in, if it is to be judged for that.
    """

    claim: FoundClaim
    anchor: str
    score: float
    reasons: tuple[str, ...]
    sample: str | None = None


def list_queue(
    store: Store, *, who: str | None = None, sample: str | None = None, limit: int = 20, offset: int = 0
) -> tuple[Waiting, ...]:
    """The claims of events that somebody has not judged yet: those of samples that wait, then what teaches most.

    who: None leaves out what anybody has judged. sample: those of that sample alone. Always in the same order.
    Raises StoreError, as for a sample that there is not.
    """
    with see_reviewed(store, False).reading_from() as connection:
        judged = {v.anchor for v in load_verdicts(connection) if who in (None, v.who)}
        chosen = _choose_samples(load_samples(connection), who, (sample, store.name))
        drawn = {a: s.name for s in chosen for a in s.claims if a not in judged}
        keys = find_keys(connection, [*judged, *drawn])
        first = [keys[a] for a in drawn if a in keys]
        scores = _score(connection, first) if first else {}
        if sample is None:
            skipped = {*first, *(keys[a] for a in judged if a in keys)}
            scores |= _score_best(connection, skipped, limit=limit + offset)
        ids = list(scores)[offset : offset + limit]
        names = {key: a for a, key in keys.items()} | name_claims(connection, ids)
        found = load_claims(connection, ids)
    return tuple(_waiting(c, names[c.id], scores[c.id], drawn.get(names[c.id])) for c in found)


def find_keys(connection: Connection, anchors: Iterable[str]) -> dict[str, int]:
    """The claims that anchors name now, those that there are."""
    wanted = list(dict.fromkeys(anchors))
    there = {a: key for key, a in _name_articles(connection, {read_anchor(a).article for a in wanted}).items()}
    return {a: there[a] for a in wanted if a in there}


def name_claims(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The anchors of claims, by their keys."""
    found: set[int] = set()
    for some in in_slices(ids):
        found |= set(connection.execute(select(claims.c.article).where(claims.c.id.in_(some))).scalars())
    names = _name_articles(connection, found)
    return {key: names[key] for key in ids}


def _name_articles(connection: Connection, wanted: Iterable[int]) -> dict[int, str]:
    """As `review.anchors.anchor_claims`, from rows."""
    column = claims.c
    start = func.coalesce(column.trigger_start, column.cue_start, column.evidence_start)
    end = func.coalesce(column.trigger_end, column.cue_end, column.evidence_end)
    names: dict[int, str] = {}
    seen: dict[str, int] = {}
    for some in in_slices(sorted(set(wanted))):
        query = select(column.id, column.article, start.label("start"), end.label("end"), column.type)
        for row in connection.execute(query.where(column.article.in_(some)).order_by(column.id)):
            bare = f"{row.article}:{row.start}-{row.end}:{row.type or STATEMENT}"
            seen[bare] = seen.get(bare, 0) + 1
            names[row.id] = bare if seen[bare] == 1 else f"{bare}#{seen[bare]}"
    return names


def _choose_samples(samples: Sequence[Sample], who: str | None, asked: tuple[str | None, str]) -> list[Sample]:
    name, store = asked
    if name is None:
        return [s for s in samples if who is not None and who in s.coders]
    chosen = [s for s in samples if s.name == name]
    if not chosen:
        known = ", ".join(s.name for s in samples) or "none yet"
        raise StoreError(f"{store}: there is no sample {name!r}; there are: {known}")
    return chosen


def _scored(chosen: Any) -> Select[Any]:
    """What a look at some claims of an event teaches. chosen: the condition on which."""
    copies = select(func.count()).where(articles.c.first_copy == claims.c.article).correlate(claims).scalar_subquery()
    against = (
        select(func.count(distinct(answers.c.claim)))
        .where(answers.c.target_statement == claims.c.statement, answers.c.how.in_(DISPUTING))
        .correlate(claims)
        .scalar_subquery()
    )
    some = (
        select(claims.c.id, claims.c.confidence, (func.coalesce(incidents.c.reports, 1) + copies).label("reports"))
        .add_columns(against.label("disputes"))
        .outerjoin(members, members.c.claim == claims.c.id)
        .outerjoin(incidents, incidents.c.id == members.c.incident)
        .where(claims.c.type.is_not(None), chosen)
        .subquery("some")
    )
    unsure = 1 - func.abs(2 * some.c.confidence - 1)
    hanging = (some.c.reports - 1) * 1.0 / (some.c.reports - 1 + HALF)
    score = UNSURE * unsure + HANGING * hanging + case((some.c.disputes > 0, DISPUTED), else_=0.0)
    return select(some.c.id, score.label("score"), some.c.reports, some.c.disputes)


def _score(connection: Connection, ids: Sequence[int]) -> dict[int, Any]:
    """These claims, in their order."""
    rows = {row.id: row for some in in_slices(ids) for row in connection.execute(_scored(claims.c.id.in_(list(some))))}
    return {key: rows[key] for key in ids if key in rows}


def _score_best(connection: Connection, skipped: set[int], *, limit: int) -> dict[int, Any]:
    """The best of all, the score first, then the older claim: rounded, as databases differ in the last digits."""
    some = _find_promising(connection, LOOKED_AT + limit + len(skipped)) - skipped
    rows = _score(connection, sorted(some))
    best = sorted(rows.values(), key=lambda row: (-round(row.score * 1_000_000), row.id))[:limit]
    return {row.id: row for row in best}


def _find_promising(connection: Connection, count: int) -> set[int]:
    """Claims among which the best are looked for: so many of the most unsure, of those that most reports hang on, and
    of the newest that are disputed. In a store with no more claims these are all."""
    column, event = claims.c, claims.c.type.is_not(None)
    above = select(column.id).where(column.confidence >= HALFWAY, event).order_by(column.confidence, column.id)
    below = (
        select(column.id).where(column.confidence < HALFWAY, event).order_by(column.confidence.desc(), column.id.desc())
    )
    told = select(incidents.c.id).order_by(incidents.c.reports.desc(), incidents.c.id.desc()).limit(count).subquery()
    hanging = select(members.c.claim).where(members.c.incident.in_(select(told.c.id))).order_by(members.c.claim)
    copied = select(articles.c.first_copy).where(articles.c.first_copy.is_not(None)).distinct().limit(count).subquery()
    first = select(column.id).where(column.article.in_(select(copied.c.first_copy)), event)
    queries = [above, below, hanging, first]
    for how in DISPUTING:
        against = select(answers.c.target_statement).where(answers.c.how == how).order_by(answers.c.claim.desc())
        some = against.limit(count).subquery()
        queries.append(select(column.id).where(column.statement.in_(select(some.c.target_statement)), event))
    return {key for query in queries for key in connection.execute(query.limit(count)).scalars()}


def _waiting(claim: FoundClaim, anchor: str, row: Any, sample: str | None) -> Waiting:
    reasons = [f"drawn in sample {sample}"] if sample else []
    if abs(claim.confidence - 0.5) <= LIKELY:
        reasons.append(f"confidence {claim.confidence:.2f}")
    if row.reports > 1:
        reasons.append(f"{row.reports} reports hang on it")
    if row.disputes:
        reasons.append(f"disputed in {row.disputes} {'claim' if row.disputes == 1 else 'claims'}")
    return Waiting(
        claim=claim, anchor=anchor, score=round(row.score, 4), reasons=tuple(reasons) or ("nothing weighs more",),
        sample=sample,
    )  # fmt: skip
