"""Named queries for claims: to list, and to count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, func, literal_column, select

from dateline.store.casts import Cast, find_casts
from dateline.store.derive import ACTOR, RECIPIENT
from dateline.store.fulltext import matches, matches_index
from dateline.store.lookups import in_slices
from dateline.store.opening import Store
from dateline.store.schema import actors, articles, claims, parties
from dateline.store.wanted import Wanted, conditions, happened

# Up to so many claims are gathered and sorted; more are looked through from the newest on.
FEW, FEW_REPORTS = 20_000, 4000
SAID = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A claim as it is found, with what is needed to show it.

    id, article: keys in the store; local: the claim's id in its reading; report: the article's name.
    speaker, actors, recipients: names. said: what is said, or the words that tell it; trigger: the event's word.
    Other fields as in Claim, Event and Article; each is None or () where nothing is known.
    """

    id: int
    article: int
    local: str
    report: str
    title: str | None
    url: str | None
    publisher: str | None
    published: dt.date | None
    type: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    auxiliary: tuple[str, ...]
    quad: str | None
    score: float | None
    cameo: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    speaker: str | None
    kind: str
    act: str
    stance: str
    support: str | None
    proof: str | None
    said_start: dt.date | None
    said_end: dt.date | None
    checks: tuple[str, ...]
    checked_by: tuple[str | None, ...]
    certainty: str | None
    time_start: dt.date | None
    time_end: dt.date | None
    place: str | None
    place_country: str | None
    place_lat: float | None
    place_lon: float | None
    killed: int | None
    injured: int | None
    detained: int | None
    said: str
    trigger: str | None
    confidence: float
    rule: str


def find_claims(store: Store, wanted: Wanted, *, limit: int = 50, offset: int = 0) -> tuple[FoundClaim, ...]:
    """The claims that are wanted, the newest reports first, then in the order of the text.

    limit, offset: how many, and how many to pass over. Raises StoreError, or UsageError for a name that says too
    little.
    """
    with store.reading_from() as connection:
        return load_claims(connection, find_ids(connection, wanted, limit=limit, offset=offset))


def count_claims(store: Store, wanted: Wanted) -> int:
    """How many claims are wanted. Raises as `find_claims`."""
    with store.reading_from() as connection:
        casts = find_casts(connection, wanted)
        if len(casts) == 1 and _is_cast_alone(wanted):
            query = select(func.count()).select_from(casts[0].query().subquery())
        else:
            query = narrow(connection, select(func.count()).select_from(claims), wanted)
        return connection.execute(query).scalar() or 0


def find_ids(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> list[int]:
    """The keys of the claims that are wanted, in their order."""
    casts = find_casts(connection, wanted)
    if len(casts) == 1 and _is_cast_alone(wanted):
        found = casts[0].newest(limit + offset).subquery()
        walk = select(found.c.claim).order_by(found.c.day.desc(), found.c.claim.desc())
        return list(connection.execute(walk.limit(limit).offset(offset)).scalars())
    held, is_rare = hold(connection, wanted, casts)
    order: list[Any] = [claims.c.day.desc(), claims.c.id.desc()]
    if connection.dialect.name == "sqlite" and is_rare:
        # The sign keeps SQLite from walking through everything in order just to save the sorting.
        order = [literal_column("+claims.day").desc(), claims.c.id.desc()]
    query = select(claims.c.id).where(*held)
    return list(connection.execute(query.order_by(*order).limit(limit).offset(offset)).scalars())


def narrow(connection: Connection, query: Select[Any], wanted: Wanted) -> Select[Any]:
    """A query over `claims`, narrowed to those that are wanted: all of them, in no order."""
    held = [cast.gathers() for cast in find_casts(connection, wanted)]
    if wanted.words:
        held.append(_in_reports(connection, wanted.words, rare=True))
    return query.where(*held, *conditions(connection, wanted))


def hold(connection: Connection, wanted: Wanted, casts: Sequence[Cast]) -> tuple[list[ColumnElement[bool]], bool]:
    """The conditions on claims that are wanted; and whether so few are left by one that they are best gathered.

    What few fit is gathered; of the others each claim is asked for itself, the newest first.
    """
    few = [cast for cast in casts if _is_few(connection, cast.newest(FEW + 1))]
    held = [cast.gathers() if cast in few else cast.holds() for cast in casts]
    held += conditions(connection, wanted)
    rare = bool(few) or wanted.article is not None or _is_short(connection, wanted)
    if not wanted.words:
        return held, rare
    index = matches_index(connection.dialect.name, wanted.words)
    in_few = index is None or _is_few(connection, index.limit(FEW_REPORTS + 1), FEW_REPORTS)
    held.append(_in_reports(connection, wanted.words, rare=in_few))
    return held, rare or in_few


def _is_short(connection: Connection, wanted: Wanted) -> bool:
    """Whether little happened in the days that are asked for."""
    if not wanted.happened_since or not wanted.happened_until:
        return False
    return _is_few(connection, select(claims.c.id).where(*happened(wanted)).limit(FEW + 1))


def _is_few(connection: Connection, query: Select[Any], few: int = FEW) -> bool:
    return (connection.execute(select(func.count()).select_from(query.subquery())).scalar() or 0) <= few


def _in_reports(connection: Connection, words: str, *, rare: bool) -> ColumnElement[bool]:
    """The condition that words stand in a claim's report."""
    index = matches_index(connection.dialect.name, words)
    if rare or index is None:
        return claims.c.article.in_(select(articles.c.id).where(matches(connection.dialect.name, words)))
    # The sign keeps SQLite from gathering all claims of all those reports, where the newest ones will do.
    article: ColumnElement[int] = literal_column("+claims.article", BigInteger)
    return article.in_(index)


def load_claims(connection: Connection, ids: Sequence[int]) -> tuple[FoundClaim, ...]:
    """The claims with these keys, in their order."""
    rows = {row.id: row for some in in_slices(ids) for row in connection.execute(_details(some))}
    sides = _find_parties(connection, ids)
    return tuple(_found(rows[i], sides) for i in ids if i in rows)


def _is_cast_alone(wanted: Wanted) -> bool:
    """Whether the tables of who stands where tell all that is asked for."""
    names = ["actor", "recipient", "anyone", "speaker", "mutual", "since", "until"]
    return wanted.asks_only(*names, *(["types"] if wanted.actor and wanted.recipient else []))


def _details(ids: Sequence[int]) -> Select[Any]:
    start = func.coalesce(claims.c.content_start, claims.c.evidence_start)
    end = func.coalesce(claims.c.content_end, claims.c.evidence_end)
    speaker = actors.alias("speaker_actor")
    whole = [_column(name) for name in _SAME]
    return (
        select(
            *whole,
            *(claims.c[name] for name in (*_LISTS, "checked_by")),
            speaker.c.name.label("speaker_name"),
            func.substr(articles.c.text, start + 1, end - start).label("said"),
            _words("source").label("source_words"),
        )
        .select_from(claims)
        .join(articles, articles.c.id == claims.c.article)
        .outerjoin(speaker, speaker.c.id == claims.c.speaker)
        .where(claims.c.id.in_(list(ids)))
    )


def _column(name: str) -> Any:
    """The column of a field that stands in the store as it is, or its words in the article."""
    if name in ("trigger", "proof"):
        return _words(name).label(name)
    if name == "report":
        return articles.c.name.label("report")
    return (articles if name in ("title", "url", "published") else claims).c[name]


def _words(name: str) -> ColumnElement[str]:
    """The words of the article between the columns of a span."""
    start, end = claims.c[f"{name}_start"], claims.c[f"{name}_end"]
    return func.substr(articles.c.text, start + 1, end - start)


def _find_parties(connection: Connection, ids: Sequence[int]) -> dict[tuple[int, str], tuple[str, ...]]:
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    for some in in_slices(ids):
        query = (
            select(parties.c.claim, parties.c.side, actors.c.name)
            .join(actors, actors.c.id == parties.c.actor)
            .where(parties.c.claim.in_(list(some)))
            .order_by(parties.c.claim, parties.c.side, parties.c.place)
        )
        for claim, side, name in connection.execute(query):
            found[claim, side] = (*found.get((claim, side), ()), name)
    return found


_SAME = (
    "id", "article", "local", "report", "title", "url", "publisher", "published", "type", "quad", "score", "cameo",
    "kind", "act", "stance", "support", "certainty", "proof",
    "said_start", "said_end", "time_start", "time_end", "place", "place_country", "place_lat",
    "place_lon", "killed", "injured", "detained", "trigger", "confidence", "rule",
)  # fmt: skip
_LISTS = ("modes", "contexts", "auxiliary", "checks")


def _found(row: Any, sides: dict[tuple[int, str], tuple[str, ...]]) -> FoundClaim:
    fields: dict[str, Any] = dict(zip(_SAME, row, strict=False))
    fields.update({name: _split(codes) for name, codes in zip(_LISTS, row[len(_SAME) :], strict=False)})
    return FoundClaim(
        **fields,
        checked_by=tuple(who or None for who in row.checked_by.split("\n")) if row.checks else (),
        actors=sides.get((row.id, ACTOR), ()),
        recipients=sides.get((row.id, RECIPIENT), ()),
        speaker=row.speaker_name or row.source_words,
        said=_shorten(row.said or ""),
    )


def _split(codes: str | None) -> tuple[str, ...]:
    return tuple((codes or "").split())


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SAID else plain[: SAID - 1].rstrip() + "…"
