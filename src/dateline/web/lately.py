"""The days that a page shows unless others are asked for."""

from __future__ import annotations

import datetime as dt

from dateline.store.opening import Store
from dateline.store.queries_dyads import published_days

YEAR = 365


def find_lately(store: Store, until: dt.date | None = None) -> dt.date | None:
    """The first day of a year that ends on a day, or with the newest report; None without any. Raises StoreError."""
    known = published_days(store)
    last = until or (known[1] if known else None)
    return last - dt.timedelta(days=YEAR - 1) if last else None
