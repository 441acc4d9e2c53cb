"""What time it is, as it is written down."""

from __future__ import annotations

import datetime as dt


def now() -> str:
    """The time, to the second, in UTC."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
