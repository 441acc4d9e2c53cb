"""How two sides answer each other, and how it is reported: on which days, in which months, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from dateline.analysis.asked import Asked
from dateline.analysis.replies import Replies, measure_replies
from dateline.analysis.reporting import Mix, Reporting, mix_sources, profile_reporting
from dateline.store.opening import Store
from dateline.store.stamps import recall
from dateline.web.page import Page, Table
from dateline.web.pair import PairAsk
from dateline.web.room import Here

MOST_SOURCES = 20
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
COLUMNS = ("asker", "answerer", "of", "within", "days", "answered", "median", "share", "expected", "ratio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes. first, second: its reports in the first and in the second half of the periods."""

    name: str
    reports: int
    first: int
    second: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How it is reported. replies: () where one side is anybody. sources: those with most reports."""

    asked: Asked
    replies: tuple[Replies, ...]
    reporting: Reporting
    sources: tuple[Source, ...]
    days: tuple[str, ...] = DAYS
    months: tuple[str, ...] = MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class HowReported:
    """What is told of two sides; None as long as nobody is named."""

    told: Told | None


def show(here: Here, ask: Annotated[PairAsk, Query()]) -> HowReported:
    """The view."""
    if ask.a is None:
        return HowReported(told=None)
    asked = ask.to_asked()
    return recall(here.store, ("reporting", asked), lambda: look(here.store, asked))


def look(store: Store, asked: Asked) -> HowReported:
    """Who answers whom, when it is reported, and by whom."""
    told = Told(
        asked=asked,
        replies=measure_replies(store, asked) if asked.b else (),
        reporting=profile_reporting(store, asked),
        sources=_sum_up(mix_sources(store, asked)),
    )
    return HowReported(told=told)


def _sum_up(mixes: tuple[Mix, ...]) -> tuple[Source, ...]:
    found: dict[str, list[int]] = {}
    for number, mix in enumerate(mixes):
        for name, count in mix.counts.items():
            found.setdefault(name, [0, 0])[2 * number >= len(mixes)] += count
    sources = (Source(name=name, reports=sum(n), first=n[0], second=n[1]) for name, n in found.items())
    return tuple(sorted(sources, key=lambda source: (-source.reports, source.name))[:MOST_SOURCES])


def _table(shown: HowReported) -> Table:
    replies = shown.told.replies if shown.told else ()
    return Table(columns=COLUMNS, rows=tuple(tuple(getattr(r, name) for name in COLUMNS) for r in replies))


PAGE = Page(
    path="/between/reporting",
    title="Answers and sources",
    about="Who answers whom within how many days, against chance; when it is reported, and by whom.",
    show=show,
    template="reporting.html",
    table=_table,
)
