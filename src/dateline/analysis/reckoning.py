"""Sentences of a brief that tell what was reckoned: what changed, and the numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from dateline.analysis.changes import Change
from dateline.analysis.notes import Notes
from dateline.analysis.replies import Replies
from dateline.analysis.sentences import Sentence
from dateline.analysis.series import Series
from dateline.analysis.trends import UNKNOWN, Trend
from dateline.analysis.wording import say
from dateline.store.queries import FoundClaim
from dateline.store.queries_told import ToldClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What was reckoned of a relation."""

    series: Series
    trend: Trend
    changes: tuple[Change, ...]
    replies: tuple[Replies, ...]


def tell_changes(reckoned: Reckoned, told: Sequence[ToldClaim], notes: Notes) -> Iterator[Sentence]:
    """Whether it escalates or eases, and where another level began. told: what it is reckoned from."""
    if not reckoned.series.points:
        return
    yield _trend(reckoned.trend, told, notes)
    if not reckoned.changes:
        yield Sentence(text=say("sentences", "level"), notes=notes.cite(t.claim for t in told))
    for change in reckoned.changes:
        yield from _change(change, reckoned.series.asked.by, notes)


def tell_numbers(reckoned: Reckoned, told: Sequence[ToldClaim], notes: Notes) -> Iterator[Sentence]:
    """How much there is of it, of what kind, by which days; and who answers whom."""
    series = reckoned.series
    if not series.points:
        return
    everything = notes.cite(t.claim for t in told)
    yield Sentence(text=_total(series), notes=everything)
    quads = {name for point in series.points for name in point.quads}
    counts = {name: sum(point.quads.get(name, 0) for point in series.points) for name in sorted(quads)}
    shown = [f"{name.replace('_', ' ')} {count}" for name, count in counts.items()]
    yield Sentence(text=say("sentences", "quads", quads=shown), notes=everything)
    share, unplaced = f"{series.dates.share_published or 0:.0%}", series.dates.unplaced
    yield Sentence(text=say("sentences", "dates", share=share, unplaced=unplaced, by=series.asked.by), notes=everything)
    yield from _tolls(told, notes)
    for replies in reckoned.replies:
        if replies.share is not None and replies.expected is not None:
            yield Sentence(text=_replies(replies), notes=everything)


def _trend(trend: Trend, told: Sequence[ToldClaim], notes: Notes) -> Sentence:
    if trend.verdict == UNKNOWN or not trend.first or not trend.last or not trend.past:
        return Sentence(text=say("sentences", UNKNOWN, why=trend.why), notes=notes.cite(t.claim for t in told))
    values = {
        "days": (trend.last - trend.first).days + 1,
        "last": trend.last,
        "net": f"{trend.net:+.1f}",
        "mean": f"{fmean(trend.past):+.1f}",
        "why": trend.why,
    }
    held = [t.claim for t in told if t.day and trend.first <= t.day <= trend.last]
    return Sentence(text=say("sentences", trend.verdict, **values), notes=notes.cite(held))


def _change(change: Change, by: str, notes: Notes) -> Iterator[Sentence]:
    values = {"day": change.day, "of": say("charts", change.of), "by": by}
    counts = {"after": f"{change.after:.1f}", "before": f"{change.before:.1f}"}
    cited = notes.cite(change.claims)
    key = "more" if change.after > change.before else "less"
    yield Sentence(
        text=say("sentences", key, **values, **counts), notes=cited, claims=tuple(claim.id for claim in change.claims)
    )
    if change.sources_changed and change.new_sources:
        names = [name or say("charts", "unknown") for name in change.new_sources]
        yield Sentence(text=say("sentences", "sources", day=change.day, names=names), notes=cited)


def _total(series: Series) -> str:
    asked = series.asked
    key = "total" if asked.b else "total_alone"
    sums = {
        name: sum(getattr(point, name) for point in series.points)
        for name in ("out", "back", "conflict", "cooperation")
    }
    more = {"b": asked.b.label} if asked.b else {}
    span = {"first": series.points[0].first, "last": series.points[-1].last}
    return say("sentences", key, total=series.total, unit=series.unit, a=asked.a.label, **more, **span, **sums)


def _tolls(told: Sequence[ToldClaim], notes: Notes) -> Iterator[Sentence]:
    """Where reports give several numbers of killed for what happened on one day by one side."""
    by_day: dict[tuple[dt.date, bool, str | None], list[FoundClaim]] = {}
    for one in told:
        if one.day and one.by_event and one.claim.killed is not None:
            by_day.setdefault((one.day, one.out, one.claim.type), []).append(one.claim)
    for (day, _, _), claims in sorted(by_day.items(), key=lambda item: item[0][0]):
        numbers = sorted({claim.killed for claim in claims if claim.killed is not None})
        if len(numbers) > 1:
            yield Sentence(
                text=say("sentences", "tolls", when=day.isoformat(), numbers=[str(n) for n in numbers]),
                notes=notes.cite(claims),
                claims=tuple(claim.id for claim in claims),
            )


def _replies(replies: Replies) -> str:
    return say(
        "sentences",
        "replies",
        of=say("charts", replies.of),
        asker=replies.asker,
        answerer=replies.answerer,
        within=replies.within,
        answered=replies.answered,
        days=replies.days,
        share=f"{replies.share:.0%}",
        expected=f"{replies.expected:.0%}",
    )
