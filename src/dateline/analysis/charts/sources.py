"""The chart of who reports: the share of each publisher by period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from dateline.analysis.charts.look import CONFIG, SCHEMA, TIME, WIDTH
from dateline.analysis.reporting import Mix
from dateline.analysis.wording import say

# More publishers than this are not told apart by colour: the rest goes by without one of its own.
SHOWN = 8


def draw_sources(mixes: Sequence[Mix]) -> dict[str, Any]:
    """Bars that add up to 1, one a period, by publisher."""
    values = [
        {
            "day": mix.first.isoformat(),
            "end": (mix.last + dt.timedelta(days=1)).isoformat(),
            "publisher": name or say("charts", "unknown"),
            "reports": count,
        }
        for mix in mixes
        for name, count in mix.counts.items()
    ]
    return {
        "$schema": SCHEMA,
        "description": say("charts", "sources"),
        "width": WIDTH,
        "height": 140,
        "data": {"values": values},
        "mark": {"type": "bar", "orient": "vertical", "stroke": "white"},
        "encoding": {
            "x": {**TIME, "field": "day"},
            "x2": {"field": "end"},
            "y": {
                "field": "reports",
                "type": "quantitative",
                "stack": "normalize",
                "title": say("charts", "share"),
                "axis": {"format": "%"},
            },
            "color": {
                "field": "publisher",
                "type": "nominal",
                "title": None,
                "scale": {"scheme": "tableau10"},
                "legend": {"symbolLimit": SHOWN, "columns": 4},
            },
        },
        "config": CONFIG,
    }
