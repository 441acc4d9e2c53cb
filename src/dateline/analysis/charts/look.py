"""What all charts look like."""

from __future__ import annotations

from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
WIDTH = 640
# Days are those of the reports, whatever the clock of the machine that draws.
TIME: dict[str, Any] = {
    "type": "temporal",
    "title": None,
    "scale": {"type": "utc"},
    "axis": {"format": "%Y-%m-%d", "labelOverlap": True},
}
CONFIG: dict[str, Any] = {
    "background": "white",
    "font": "system-ui, sans-serif",
    "axis": {"grid": False, "labelColor": "#4a5056", "titleColor": "#4a5056"},
    "view": {"stroke": None},
    "legend": {"orient": "top", "title": None},
}
