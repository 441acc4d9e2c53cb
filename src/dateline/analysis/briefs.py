"""Briefs: one page on a relation, composed of records, each sentence with the reports that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.analysis.asked import Asked
from dateline.analysis.changes import Change, find_changes
from dateline.analysis.charts.sources import draw_sources
from dateline.analysis.charts.timeline import draw_timeline
from dateline.analysis.notes import Notes, Source
from dateline.analysis.reckoning import Reckoned, tell_changes, tell_numbers
from dateline.analysis.replies import measure_replies
from dateline.analysis.reporting import mix_sources
from dateline.analysis.sentences import Part, tell_alleged, tell_denied, tell_happened, to_part
from dateline.analysis.series import Series, make_series, to_wanted
from dateline.analysis.trends import WINDOW, Trend, judge_trend
from dateline.analysis.wording import say
from dateline.store.opening import Store
from dateline.store.queries_answers import FoundAnswer, find_answers
from dateline.store.queries_series import CLAIM
from dateline.store.queries_told import ToldClaim, find_disputed, find_told
from dateline.store.stamps import kept

# A brief is written of so many claims at most, those with the strongest scores; and of so many that are disputed.
READ, DISPUTED = 400, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A page on a relation. charts: what each shows, and its specification in Vega-Lite."""

    title: str
    period: str
    asked: Asked
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    charts: tuple[tuple[str, Mapping[str, Any]], ...]
    series: Series
    trend: Trend
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a brief is written of. answers: to the claims that are disputed, by their keys."""

    told: tuple[ToldClaim, ...]
    disputed: tuple[ToldClaim, ...]
    answers: dict[int, tuple[FoundAnswer, ...]]


@kept
def write_brief(store: Store, asked: Asked, *, window: int = WINDOW) -> Brief:
    """The brief on two sides. window: days of the last window, see `judge_trend`. Raises as `make_series`."""
    series = make_series(store, asked)
    trend, changes = judge_trend(series, window=window), find_changes(store, series)
    replies = measure_replies(store, asked) if asked.b else ()
    read, notes = _read(store, asked), Notes()
    reckoned = Reckoned(series=series, trend=trend, changes=changes, replies=replies)
    return Brief(
        title=_title(asked),
        period=_period(asked, series),
        asked=asked,
        parts=tuple(_parts(read, reckoned, notes)),
        sources=notes.sources,
        charts=_charts(store, series),
        series=series,
        trend=trend,
        changes=changes,
    )


def _read(store: Store, asked: Asked) -> Read:
    wanted = to_wanted(asked, CLAIM)
    disputed = find_disputed(store, wanted, limit=DISPUTED)
    return Read(
        told=find_told(store, wanted, limit=READ),
        disputed=disputed,
        answers=find_answers(store, [told.claim.id for told in disputed]),
    )


def _parts(read: Read, reckoned: Reckoned, notes: Notes) -> Iterator[Part]:
    disputed = {told.claim.id for told in read.disputed}
    yield to_part("happened", tell_happened(read.told, disputed, notes))
    yield to_part("alleged", tell_alleged(read.told, notes))
    yield to_part("denied", tell_denied(read.disputed, read.answers, notes))
    yield to_part("changed", tell_changes(reckoned, read.told, notes))
    yield to_part("numbers", tell_numbers(reckoned, read.told, notes))


def _title(asked: Asked) -> str:
    if asked.b is None:
        return say("whole", "title_alone", a=asked.a.label)
    return say("whole", "title", a=asked.a.label, b=asked.b.label)


def _period(asked: Asked, series: Series) -> str:
    if not series.points:
        return say("whole", "nothing")
    since, until = asked.since or series.points[0].first, asked.until or series.points[-1].last
    return say("whole", "period", since=since, until=until)


def _charts(store: Store, series: Series) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    if not series.points:
        return ()
    specs = [draw_timeline(series), draw_sources(mix_sources(store, series.asked))]
    return tuple((spec["description"], spec) for spec in specs)
