"""Today: what is new in the last days, which pairs moved, and what has newly become contested."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from dateline.analysis.moves import Contest, Move, find_moves, newly_contested
from dateline.store.opening import Store
from dateline.store.queries import find_claims
from dateline.store.queries_dyads import published_days
from dateline.store.stamps import recall
from dateline.store.wanted import Wanted
from dateline.web.asking import Ask, Day
from dateline.web.atom import Entry
from dateline.web.lines import Line, path_of, to_lines, to_table
from dateline.web.page import Page
from dateline.web.pages.map import Asked as MapAsked
from dateline.web.pages.map import Map, make_map
from dateline.web.room import Here

NEW, MOVES, CONTESTS = 15, 12, 15


class Asked(Ask):
    """Which days."""

    until: Annotated[Day | None, Field(description="The last day; the newest day of publication if left out.")] = None
    days: Annotated[int, Field(ge=1, le=366, description="How many days up to it.")] = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What has newly become contested. path, answer_path: of the claim and of what is said against it."""

    contest: Contest
    path: str
    answer_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The last days. since, until: None if no report has a day."""

    since: dt.date | None
    until: dt.date | None
    new: tuple[Line, ...]
    moves: tuple[Move, ...]
    contested: tuple[Dispute, ...]
    map: Map


def show(here: Here, ask: Annotated[Asked, Query()]) -> Today:
    """The view."""
    return recall(here.store, ("today", ask.model_dump_json()), lambda: look(here.store, ask))


def look(store: Store, ask: Asked) -> Today:
    """What the last days brought."""
    known = published_days(store)
    until = ask.until or (known[1] if known else None)
    since = until - dt.timedelta(days=ask.days - 1) if until else None
    contests = newly_contested(store, since=since, until=until, limit=CONTESTS) if since else ()
    return Today(
        since=since,
        until=until,
        new=to_lines(store, find_claims(store, Wanted(since=since, until=until), limit=NEW)),
        moves=find_moves(store, until=until, limit=MOVES),
        contested=tuple(Dispute(contest=c, path=path_of(c.claim), answer_path=path_of(c.answer)) for c in contests),
        map=make_map(store, MapAsked(since=since, until=until)),
    )


def _entries(shown: Today) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            title=f"{d.contest.answer.speaker or d.contest.answer.report} {d.contest.how}: {d.contest.claim.said}",
            path=d.answer_path,
            summary=d.contest.answer.said,
            author=d.contest.answer.speaker or d.contest.answer.report,
            day=d.contest.day,
        )
        for d in shown.contested
    )


PAGE = Page(
    path="/today",
    title="Today",
    about="The last days: new claims, pairs that moved, what has newly become contested, and where.",
    show=show,
    template="today.html",
    key="t",
    table=lambda shown: to_table(shown.new),
    entries=_entries,
)
