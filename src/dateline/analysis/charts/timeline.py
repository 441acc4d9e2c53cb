"""The chart of a series: a Vega-Lite specification as a plain dict."""

from __future__ import annotations

from typing import Any

from dateline.analysis.series import Series


def draw_timeline(series: Series) -> dict[str, Any]:
    """Conflict below and cooperation above the axis by period, with the smoothed level and its band."""
    raise NotImplementedError
