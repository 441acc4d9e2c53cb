"""Between A and B: what happened by period, what is told of it, and what of that is contested."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from dateline.analysis.asked import Asked, find_near
from dateline.analysis.changes import Change, find_changes
from dateline.analysis.relations import Relation, rank_relations
from dateline.analysis.series import ADDING, Series, to_wanted
from dateline.analysis.trends import Trend, judge_trend
from dateline.store.opening import Store
from dateline.store.queries_articles import is_known
from dateline.store.queries_dyads import published_days
from dateline.store.queries_told import LAST, find_told
from dateline.store.stamps import recall
from dateline.web.lately import find_lately
from dateline.web.lines import Line, to_entries, to_lines
from dateline.web.page import Page, Table
from dateline.web.pair import PairAsk, find_series
from dateline.web.room import Here, Room

MOST, MOST_RELATIONS, MOST_REPORTS, MOST_CHANGES = 60, 40, 20, 12
RELATION = ("a", "b", "count", "out", "back", "conflict", "cooperation", "net", "score", "first", "last")
UNDISPUTED = ("unanswered", "confirmed", "admitted")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTold:
    """A report that tells of the sides. claims: how many of those that are listed."""

    article: int
    title: str
    publisher: str | None
    published: dt.date | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What happened between two sides. lines: the claims told of last; contested: those of them that are disputed.

    changes: the largest ones.
    """

    series: Series
    trend: Trend
    changes: tuple[Change, ...]
    lines: tuple[Line, ...]
    contested: tuple[Line, ...]
    reports: tuple[ReportTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Two sides, or the pairs that most is told of if none is named, or all partners if one is.

    lately: the first day, where a year is shown because no days were asked for; earliest: that of all reports.
    near: who may have been meant by a name that nobody bears.
    """

    told: Told | None
    relations: tuple[Relation, ...]
    lately: dt.date | None = None
    earliest: dt.date | None = None
    near: tuple[str, ...] = ()


def show(here: Here, ask: Annotated[PairAsk, Query()]) -> Between:
    """The view."""
    return recall(here.store, ("between", ask.model_dump_json()), lambda: look(here, ask))


def look(here: Room, ask: PairAsk) -> Between:
    """A pair, the partners of one side, or all pairs: those of a year, unless other days are asked for."""
    store = here.store
    lately = None if ask.since else find_lately(store, ask.until)
    recent = ask.model_copy(update={"since": ask.since or lately})
    if ask.a is None:
        ranked = rank_relations(store, since=recent.since, until=ask.until, unit=_pair_unit(ask), limit=MOST_RELATIONS)
        return Between(told=None, relations=ranked, lately=lately)
    told = tell(here, recent)
    if ask.b and lately and not told.lines:
        # What was long ago is shown rather than nothing.
        lately, told = None, tell(here, ask)
    asked = recent.to_asked()
    partners = () if asked.b else rank_relations(store, asked.a, since=asked.since, until=asked.until)
    known = published_days(store) if lately else None
    return Between(
        told=told, relations=partners, lately=lately, earliest=known[0] if known else None,
        near=_find_near(store, asked),
    )  # fmt: skip


def _find_near(store: Store, asked: Asked) -> tuple[str, ...]:
    sides = [side for side in (asked.a, asked.b) if side and not any(is_known(store, who) for who in side.members)]
    return tuple(name for side in sides for name in find_near(side.label))


def _pair_unit(ask: PairAsk) -> str | None:
    return ask.unit if ask.unit in ADDING else None


def tell(here: Room, ask: PairAsk) -> Told:
    """What is told of two sides."""
    store, series = here.store, find_series(here, ask)
    found = find_told(
        store, to_wanted(ask.model_copy(update={"told": "all"}).to_asked(), "claim"), order=LAST, limit=MOST
    )
    lines = to_lines(store, [told.claim for told in found])
    return Told(
        series=series,
        trend=judge_trend(series),
        changes=find_changes(store, series, most=MOST_CHANGES),
        lines=lines,
        contested=tuple(line for line in lines if line.standing.kind not in UNDISPUTED),
        reports=_reports(lines),
    )


def _reports(lines: tuple[Line, ...]) -> tuple[ReportTold, ...]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.claim.article, []).append(line)
    reports = [
        ReportTold(
            article=article,
            title=some[0].claim.title or some[0].claim.report,
            publisher=some[0].claim.publisher,
            published=some[0].claim.published,
            claims=len(some),
        )
        for article, some in found.items()
    ]
    return tuple(sorted(reports, key=lambda r: (r.published or dt.date.min, r.article), reverse=True)[:MOST_REPORTS])


def _table(shown: Between) -> Table:
    if shown.told is None:
        rows = tuple(tuple(getattr(r, n) for n in RELATION) for r in shown.relations)
        return Table(columns=RELATION, rows=rows)
    names = ("first", "last", "count", "out", "back", "conflict", "cooperation", "net", "score", "published")
    points = shown.told.series.points
    rows = tuple(
        (*(getattr(p, n) for n in names), p.level and p.level.mean, p.level and p.level.low, p.level and p.level.high)
        for p in points
    )
    return Table(columns=(*names, "level", "level_low", "level_high"), rows=rows)


PAGE = Page(
    path="/between",
    title="Between",
    about="What happened between two sides by period, what is told of it last, and what of that is contested.",
    show=show,
    template="between.html",
    key="w",
    table=_table,
    entries=lambda shown: to_entries(shown.told.lines) if shown.told else (),
)
