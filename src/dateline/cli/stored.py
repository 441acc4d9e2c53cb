"""Readings out of a store, where a command takes either inputs or a store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.model import Reading


def take_readings(
    store: str | None,
    inputs: Sequence[str],
    since: dt.date | None,
    until: dt.date | None,
    *,
    reviewed: bool = False,
) -> Iterator[Reading]:
    """The readings of the articles in a store that were published between two days, both inclusive; None for any.

    reviewed: as people judged them.

    Raises UsageError if there is no store, or inputs are given, too; StoreError as the store's own functions do.
    """
    from dateline.store.fetch import read_readings, within_days
    from dateline.store.opening import open_store, see_reviewed

    if store is None and reviewed:
        raise UsageError("--reviewed: people judge what a store holds: give --store, too")
    if store is None:
        raise UsageError("no reports: give files, folders, - or --store")
    if inputs:
        raise UsageError(
            f"--store {store} and {inputs[0]}: give either inputs or a store (`dateline ingest` adds to it)"
        )
    opened = open_store(store, readonly=True)

    def read() -> Iterator[Reading]:
        try:
            yield from read_readings(see_reviewed(opened, reviewed), within_days(since, until))
        finally:
            opened.close()

    return read()
