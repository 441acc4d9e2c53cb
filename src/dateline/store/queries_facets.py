"""Named queries for what else a search could ask: what its newest claims have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, distinct, func, select

from dateline.store.derive import ACTOR, COUNTRY, RECIPIENT, SPEAKER
from dateline.store.held import keep_ids
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim, find_ids, load_claims
from dateline.store.schema import answers, claims, handles, roles
from dateline.store.wanted import Wanted

LOOKED_AT = 2000
SHOWN = 12
UNANSWERED = "unanswered"
COLUMNS = {"type": claims.c.type, "source": claims.c.publisher, "place": claims.c.place_country}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many of the newest claims that are wanted have which value, the most frequent first.

    looked_at: how many claims were counted; all: whether these are all that there are. actors, speakers, places:
    countries; sources: who published it; answered: how claims are answered, or `unanswered`; years: of publication.
    """

    looked_at: int
    all: bool
    actors: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    answered: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]


def count_facets(store: Store, wanted: Wanted) -> Facets:
    """The facets of the newest claims that are wanted: so many are looked at, that it stays quick in any store.

    Raises as `find_claims`.
    """
    return search(store, wanted, limit=0)[1]


def search(store: Store, wanted: Wanted, *, limit: int, offset: int = 0) -> tuple[tuple[FoundClaim, ...], Facets]:
    """As `find_claims` and `count_facets`, of one look at the store."""
    with store.reading_from() as connection:
        ids = find_ids(connection, wanted, limit=max(LOOKED_AT + 1, offset + limit))
        used = ids[:LOOKED_AT]
        found = load_claims(connection, ids[offset : offset + limit])
        plain = {name: _tally(connection, used, _by_column(column)) for name, column in COLUMNS.items()}
        years = Counter({year: n for year, n in _tally(connection, used, _by_column(claims.c.day // 10_000)) if n})
        return found, Facets(
            looked_at=len(used),
            all=len(ids) <= LOOKED_AT,
            actors=_tally(connection, used, _by_role(ACTOR, RECIPIENT)),
            speakers=_tally(connection, used, _by_role(SPEAKER)),
            types=plain["type"],
            sources=plain["source"],
            places=plain["place"],
            answered=_answered(connection, used),
            years=tuple(sorted((pair for pair in years.items() if pair[0] != "0"), reverse=True))[:SHOWN],
        )


def _by_column(column: Any) -> Select[Any]:
    return select(column, func.count()).where(column.is_not(None)).group_by(column)


def _by_role(*asked: str) -> Select[Any]:
    return (
        select(handles.c.text, func.count(distinct(claims.c.id)))
        .select_from(claims)
        .join(roles, roles.c.claim == claims.c.id)
        .join(handles, handles.c.id == roles.c.handle)
        .where(roles.c.role.in_(list(asked)), handles.c.kind == COUNTRY)
        .group_by(handles.c.text)
    )


def _tally(connection: Connection, ids: Sequence[int], query: Select[Any]) -> tuple[tuple[str, int], ...]:
    """The counts of a query over claims with these keys."""
    rows = connection.execute(query.where(claims.c.id.in_(keep_ids(connection, ids))))
    found = {str(value): count for value, count in rows}
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN])


def _answered(connection: Connection, ids: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """How many claims are answered how; one that is answered in several ways counts for each."""
    told = select(claims.c.statement).where(claims.c.id.in_(keep_ids(connection, ids)))
    statements = connection.execute(told).scalars().all()
    which = answers.c.target_statement.in_(keep_ids(connection, sorted(set(statements))))
    hows: dict[int, set[str]] = {}
    for statement, how in connection.execute(select(answers.c.target_statement, answers.c.how).where(which)):
        hows.setdefault(statement, set()).add(how)
    found = Counter(how for statement in statements for how in hows.get(statement, (UNANSWERED,)))
    found.setdefault(UNANSWERED, 0)
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
