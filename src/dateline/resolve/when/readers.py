"""The readers by the names that rules give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dateline.resolve.when import calendar
from dateline.resolve.when import read_days as days
from dateline.resolve.when import read_periods as periods
from dateline.resolve.when import read_relative as relative
from dateline.resolve.when import read_stretches as stretches
from dateline.resolve.when.calendar import Meaning
from dateline.resolve.when.frame import Frame
from dateline.resolve.when.hits import Hit

Reader = Callable[[Hit, Frame], Meaning | None]


def read_fixed(hit: Hit, frame: Frame) -> Meaning | None:
    """The value that the rule itself gives: a day, or a TIMEX3 value without days."""
    value = hit.rule.value
    if value[:1].isdigit():
        parts = [int(n) for n in value.split("-")]
        date = calendar.make_day(*parts)
        return calendar.day(date) if date else None
    return Meaning(value, precision="duration" if value[:1] == "P" and "_" not in value else "vague")


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "fixed": read_fixed,
        "day": days.read_day,
        "day_range": days.read_day_range,
        "feast": days.read_feast,
        "military": days.read_military,
        "overnight": days.read_overnight,
        "day_of_week": days.read_day_of_week,
        "month": periods.read_month,
        "month_range": periods.read_month_range,
        "year": periods.read_year,
        "year_alone": periods.read_year_alone,
        "year_range": periods.read_year_range,
        "year_fiscal": periods.read_year_fiscal,
        "year_before": periods.read_year_before,
        "decade": periods.read_decade,
        "century": periods.read_century,
        "season": periods.read_season,
        "quarter": periods.read_quarter,
        "quarter_same": periods.read_quarter_same,
        "half": periods.read_half,
        "unit": relative.read_unit,
        "unit_end": relative.read_unit_end,
        "unit_edge": relative.read_unit_edge,
        "unit_anchored": relative.read_unit_anchored,
        "ago": relative.read_ago,
        "apart": relative.read_apart,
        "apart_event": relative.read_apart_event,
        "stretch": stretches.read_stretch,
        "stretch_vague": stretches.read_stretch_vague,
        "stretch_whole": stretches.read_stretch_whole,
        "stretch_long": stretches.read_stretch_long,
        "stretch_half": stretches.read_stretch_half,
        "someday": stretches.read_someday,
        "set": stretches.read_set,
        "set_weekday": stretches.read_set_weekday,
    }
)
