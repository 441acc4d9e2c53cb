"""The days that a page shows unless others are asked for."""

from __future__ import annotations

import datetime as dt

from dateline.store.opening import Store
from dateline.store.queries_dyads import published_days

YEAR = 365


def find_lately(store: Store, until: dt.date | None = None) -> dt.date | None:
    """The first day of a year that ends on a day, or with the newest report; None if no report is older.

    Raises StoreError.
    """
    known = published_days(store)
    if known is None:
        return None
    first = (until or known[1]) - dt.timedelta(days=YEAR - 1)
    return first if known[0] < first else None
