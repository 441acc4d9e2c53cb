"""Which claims are wanted, as conditions on the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from dateline.errors import UsageError
from dateline.lexicon.countries import country_codes
from dateline.model.event import PROMISED, TO_COME
from dateline.store.derive import COUNTRY, LEXICON, NAME, fold, to_day
from dateline.store.fulltext import holds_part
from dateline.store.schema import answers, claims, handles

MOST_NAMES = 30_000
FEW_ANSWERS = 3000
LAST_DAY = 99_999_999
DISPUTING = ("denies", "contradicts", "doubts", "corrects", "retracts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What claims are to be found; whatever is None or () is not asked for, and all that is asked for must hold.

    actor, recipient, speaker: who acts, is acted upon, says so; anyone: whoever takes part in the event. Each is a
    country's code (RUS), the id of an entry of the lexicon, or part of a name.
    mutual: actor and recipient may change places. types, quads, stances, supports: one of these. checked:
    verified | unverified, by whoever looked into it. place: a country's code or
    part of a name. since, until: days of publication; happened_since, happened_until: days of the event, which must
    be known; all inclusive. source: who published it. contested: somebody disputes it. answered: how it is answered
    (denies | contradicts | doubts | corrects | retracts | confirms | admits). unanswered: nobody speaks to it.
    asserted: told as having happened, and not denied by the one who speaks. words: stand in the report, "words in
    quotes" together. article: its key.
    """

    actor: str | None = None
    recipient: str | None = None
    anyone: str | None = None
    speaker: str | None = None
    mutual: bool = False
    types: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    checked: str | None = None
    place: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    happened_since: dt.date | None = None
    happened_until: dt.date | None = None
    source: str | None = None
    contested: bool = False
    answered: tuple[str, ...] = ()
    unanswered: bool = False
    asserted: bool = False
    words: str | None = None
    article: int | None = None

    def asks_only(self, *names: str) -> bool:
        """Whether nothing but these is asked for."""
        return all(not getattr(self, f.name) for f in fields(self) if f.name not in names)


def find_handles(connection: Connection, who: str) -> list[int]:
    """The keys by which an actor is found: of a country, an entry of the lexicon, or all names that hold the words.

    Raises UsageError if too many do.
    """
    exact = select(handles.c.id).where(
        or_(
            and_(handles.c.kind == COUNTRY, handles.c.text == who.upper()),
            and_(handles.c.kind == LEXICON, handles.c.text == who),
        )
    )
    found = list(connection.execute(exact).scalars())
    # A country that nothing is told of is not meant to be part of names: MLI is not in "Camlin".
    if found or who in country_codes():
        return found
    held = holds_part(connection.dialect.name, fold(who))
    names = select(handles.c.id).where(handles.c.kind == NAME, held).order_by(handles.c.id)
    found = list(connection.execute(names.limit(MOST_NAMES + 1)).scalars())
    if len(found) > MOST_NAMES:
        raise UsageError(f"{who!r}: stands in more than {MOST_NAMES} names: give more of the name")
    return found


def conditions(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """The conditions on `claims`, but for who is in them, and for words of reports."""
    column = claims.c
    yield from _listed(wanted)
    yield from published(column.day, wanted)
    yield from happened(wanted)
    if wanted.checked:
        yield column.checks.contains(f" {wanted.checked} ", autoescape=True)
    if wanted.place:
        yield _place(wanted.place)
    yield from _how_answered(connection, wanted)
    if wanted.asserted:
        yield _is_told_as_done() & (column.stance != "denies")
    if wanted.source:
        yield column.publisher == wanted.source
    if wanted.article is not None:
        yield column.article == wanted.article


def happened(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """The condition on an event's days: it began within them, or before and lasted, for which there is an index."""
    since, until = wanted.happened_since, wanted.happened_until
    start, end = claims.c.time_start, claims.c.time_end
    last = [start <= until] if until else []
    if since:
        yield or_(and_(start >= since, *last), and_(start < since, end >= since, end > start))
    elif until:
        yield start <= until


def _listed(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    column = claims.c
    lists: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (column.type, wanted.types),
        (column.quad, wanted.quads),
        (column.stance, wanted.stances),
        (column.support, wanted.supports),
    )
    yield from (among(c, values) for c, values in lists if values)


def _is_told_as_done() -> ColumnElement[bool]:
    """As `Event.is_told_as_done`."""
    column = claims.c
    promised = column.type.in_(PROMISED) & (column.auxiliary == f" {' '.join(TO_COME)} ")
    return column.type.is_not(None) & (column.auxiliary.is_(None) | promised)


def among(column: Any, values: Sequence[Any]) -> ColumnElement[bool]:
    """Equality where there is one value: an index is walked in order then."""
    found: ColumnElement[bool] = column == values[0] if len(values) == 1 else column.in_(list(values))
    return found


def published(column: Any, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """The conditions on a day of publication."""
    if wanted.since or wanted.until:
        last = to_day(wanted.until) if wanted.until else LAST_DAY
        yield column.between(max(to_day(wanted.since), 1), last)


def _place(place: str) -> ColumnElement[bool]:
    if len(place) == 3 and place.isupper():
        return claims.c.place_country == place
    return claims.c.place.icontains(place, autoescape=True)


def _how_answered(connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.contested:
        yield _answered(connection, DISPUTING)
    if wanted.answered:
        yield _answered(connection, wanted.answered)
    if wanted.unanswered:
        yield ~select(answers.c.claim).where(answers.c.target_statement == claims.c.statement).exists()


def _answered(connection: Connection, hows: Sequence[str]) -> ColumnElement[bool]:
    """What few answers are about is gathered first; with many of them, each claim is asked for its own."""
    some = select(answers.c.claim).where(among(answers.c.how, hows)).limit(FEW_ANSWERS + 1).subquery()
    if (connection.execute(select(func.count()).select_from(some)).scalar() or 0) <= FEW_ANSWERS:
        return claims.c.statement.in_(select(answers.c.target_statement).where(among(answers.c.how, hows)))
    # What is asked of each claim goes by its statement: without the blank it would go by how it is answered.
    how = func.coalesce(answers.c.how, "")
    return select(answers.c.claim).where(answers.c.target_statement == claims.c.statement, among(how, hows)).exists()
