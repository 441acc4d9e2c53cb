"""The chart of a series: a Vega-Lite specification as a plain dict."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateline.analysis.charts.look import CONFIG, SCHEMA, TIME, WIDTH
from dateline.analysis.series import Point, Series
from dateline.analysis.wording import say

COLORS = ("#b3381f", "#1b7a4b")
LINE = "#1f5fa8"


def draw_timeline(series: Series) -> dict[str, Any]:
    """Conflict below and cooperation above the axis by period, with the level at the end of each and its band."""
    names = (say("charts", "conflict"), say("charts", "cooperation"))
    end = {**TIME, "field": "end"}
    y = {"type": "quantitative", "title": say("charts", "count")}
    bars = {
        "transform": [{"fold": list(names), "as": ["kind", "number"]}],
        "mark": {"type": "bar", "orient": "vertical", "stroke": "white"},
        "encoding": {
            "x": {**TIME, "field": "day"},
            "x2": {"field": "end"},
            "y": {**y, "field": "number", "stack": True},
            "color": {
                "field": "kind",
                "type": "nominal",
                "title": None,
                "scale": {"domain": list(names), "range": list(COLORS)},
            },
        },
    }
    band = {
        "mark": {"type": "area", "opacity": 0.15, "color": LINE},
        "encoding": {"x": end, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
    }
    line = {"mark": {"type": "line", "color": LINE}, "encoding": {"x": end, "y": {**y, "field": "level"}}}
    return {
        "$schema": SCHEMA,
        "description": describe(series),
        "width": WIDTH,
        "height": 200,
        "data": {"values": [_value(point, names) for point in series.points]},
        "layer": [band, bars, line],
        "config": CONFIG,
    }


def describe(series: Series) -> str:
    """What the chart shows, for those who do not see it."""
    a, b = series.asked.a.label, series.asked.b
    return say("charts", "timeline", a=a, b=b.label) if b else say("charts", "timeline_alone", a=a)


def _value(point: Point, names: tuple[str, str]) -> dict[str, Any]:
    level = point.level
    return {
        "day": point.first.isoformat(),
        "end": (point.last + dt.timedelta(days=1)).isoformat(),
        names[0]: -point.conflict,
        names[1]: point.cooperation,
        "level": round(level.mean, 3) if level else None,
        "low": round(level.low, 3) if level else None,
        "high": round(level.high, 3) if level else None,
    }
