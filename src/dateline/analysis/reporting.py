"""How reporting itself goes: on which days, in which months, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.analysis.asked import Asked
from dateline.store.opening import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A day of the week (1 Monday to 7) or a month (1 to 12). index: its count by what it were if all were alike."""

    number: int
    reports: int
    index: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """When it is reported, by the day of publication. undated: reports without one."""

    weekdays: tuple[Slot, ...]
    months: tuple[Slot, ...]
    reports: int
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Who publishes in one period. shares: of its reports by publisher ("" if not known), the largest first."""

    first: dt.date
    last: dt.date
    reports: int
    shares: Mapping[str, float]


def profile_reporting(store: Store, asked: Asked) -> Reporting:
    """On which weekdays and in which months it is reported. Raises as `make_series`."""
    raise NotImplementedError


def mix_sources(store: Store, asked: Asked) -> tuple[Mix, ...]:
    """Who published how much of it, by period of publication; periods without reports are left out."""
    raise NotImplementedError
