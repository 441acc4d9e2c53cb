"""A timeline as text, JSON, CSV, SVG or a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.analysis.changes import Change
from dateline.analysis.reporting import Mix
from dateline.analysis.series import Point, Series
from dateline.analysis.trends import Trend
from dateline.cli.asking import spark, to_json
from dateline.cli.tables import to_text

COLUMNS = ("from", "to", "count", "{a} →", "{b} →", "conflict", "cooperation", "score", "level", "by report's day")
FIELDS = (
    "first", "last", "count", "out", "back", "conflict", "cooperation", "net", "score", "published", "level", "low",
    "high",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A series with what is told of it."""

    series: Series
    trend: Trend
    changes: tuple[Change, ...]
    mixes: tuple[Mix, ...]


def render(shown: Shown, form: str) -> str:
    """The timeline in a form: text | json | csv | svg | html."""
    if form == "json":
        return to_json(shown)
    if form == "csv":
        return _to_csv(shown.series)
    if form == "svg":
        from dateline.analysis.charts.svg import to_svg
        from dateline.analysis.charts.timeline import draw_timeline

        return to_svg(draw_timeline(shown.series)) + "\n"
    if form == "html":
        return _to_page(shown)
    return _to_text(shown)


def _to_text(shown: Shown) -> str:
    series = shown.series
    rows = [row for point in series.points if point.count for row in [_row(point)]]
    lines = [title(series), *facts(shown)]
    return "\n".join(lines) + "\n" + (to_text(columns(series), rows) if rows else "")


def columns(series: Series) -> tuple[str, ...]:
    """The heads of the columns, with the names of the sides."""
    asked = series.asked
    return tuple(name.format(a=asked.a.label, b=asked.b.label if asked.b else "others") for name in COLUMNS)


def title(series: Series) -> str:
    """Who is asked for, and how it is counted."""
    asked = series.asked
    whom = f" and {asked.b.label}" if asked.b else ""
    return f"{asked.a.label}{whom}: {series.total} {series.unit}{'' if series.total == 1 else 's'} by {asked.by}"


def facts(shown: Shown) -> Iterator[str]:
    """What is told of the series, a line each."""
    series = shown.series
    if not series.points:
        yield "nothing that the store holds tells of this"
        return
    yield f"{series.points[0].first} {spark(tuple(p.count for p in series.points))} {series.points[-1].last}"
    share = series.dates.share_published or 0.0
    by_report = f"{share:.0%} stand by the report's day, as the event's is not told"
    yield f"{by_report}; {series.dates.unplaced} in no {series.asked.by}"
    yield f"trend: {shown.trend.verdict} ({shown.trend.why})"
    for change in shown.changes:
        new = f"; new sources: {', '.join(name or '?' for name in change.new_sources)}" if change.new_sources else ""
        level = f"{change.before:.1f} to {change.after:.1f} a {series.asked.by}"
        yield f"new level: {change.of} from {change.day} on, {level}{new}"


def _row(point: Point) -> tuple[str, ...]:
    level = point.level
    return (
        point.first.isoformat(),
        point.last.isoformat(),
        *(str(getattr(point, name) or "") for name in ("count", "out", "back", "conflict", "cooperation")),
        f"{point.score:+.1f}" if point.score is not None else "",
        f"{level.mean:.1f} ({level.low:.1f} to {level.high:.1f})" if level else "",
        str(point.published or ""),
    )


def _to_csv(series: Series) -> str:
    types = sorted({name for point in series.points for name in point.types})
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*FIELDS, *types])
    for point in series.points:
        writer.writerow([*(_cell(point, name) for name in FIELDS), *(point.types.get(name, 0) for name in types)])
    return text.getvalue()


def _cell(point: Point, name: str) -> Any:
    level = point.level
    if name in ("level", "low", "high"):
        return round(getattr(level, "mean" if name == "level" else name), 4) if level else ""
    value = getattr(point, name)
    return "" if value is None else round(value, 4) if isinstance(value, float) else value


def _to_page(shown: Shown) -> str:
    from dateline.analysis.charts.sources import draw_sources
    from dateline.analysis.charts.svg import to_svg
    from dateline.analysis.charts.timeline import draw_timeline
    from dateline.analysis.pages import to_sheet

    specs = [draw_timeline(shown.series), draw_sources(shown.mixes)] if shown.series.points else []
    return to_sheet(
        title(shown.series),
        facts=tuple(facts(shown)),
        charts=tuple((spec["description"], to_svg(spec)) for spec in specs),
        columns=columns(shown.series),
        rows=tuple(_row(point) for point in shown.series.points),
    )
