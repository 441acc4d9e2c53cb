"""Days of publication as files and feeds write them."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_NUMBERS = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")


def read_day(value: object) -> dt.date | None:
    """The day that a value names, None if it names none or could name two (`05/06/2024`).

    Read are dates, ISO 8601 and the like with the year first, and the dates of mail (RFC 5322).
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    return _by_numbers(value.strip()) or _as_in_mail(value)


def _by_numbers(value: str) -> dt.date | None:
    found = _NUMBERS.match(value)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _as_in_mail(value: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(value).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
