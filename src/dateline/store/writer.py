"""One writer, on a thread of its own where others code: who hands out work never waits for the disk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from queue import Empty, Full, Queue
from types import TracebackType

from dateline.errors import DatelineError
from dateline.store.entry import Entry
from dateline.store.opening import LOOK_SECONDS as TURN_SECONDS
from dateline.store.opening import Store
from dateline.store.writes import write_entries

BATCHES_AHEAD = 16
LOOK_SECONDS = 0.2
# So much is written at once: a transaction finds the same pages again for all that is in it. More of it would gain
# little, and a run that is killed loses what is not written.
ENOUGH_ARTICLES, ENOUGH_LETTERS = 128, 200_000

Batch = Sequence[Entry]
Told = Callable[[Batch, list[str]], None]


class Writer:
    """Writes batches in their order, some in each transaction. Leaving its `with` block waits for the last one.

    on_written is called with what was written and what became of it, on the writer's thread. An error of the store is
    raised by a later `put`, or at the end. apart: whether it has a thread of its own; beside one that codes in the same
    process that costs a tenth more of the processor, for the two take Python from each other, and gains nothing.
    """

    def __init__(self, store: Store, run: int, on_written: Told, *, apart: bool = True) -> None:
        self._apart = apart
        self._unwritten: list[Entry] = []
        self._store = store
        self._run = run
        self._on_written = on_written
        self._batches: Queue[Batch | None] = Queue(maxsize=BATCHES_AHEAD)
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)

    def __enter__(self) -> Writer:
        if self._apart:
            self._thread.start()
        return self

    def put(self, batch: Batch) -> None:
        """Hands over a batch to be written, now or with later ones. Raises the StoreError that an earlier one met."""
        if self._apart:
            self._send(batch)
        else:
            self._take(batch)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What was coded is written even if the caller was interrupted: it need not be done again.
        if self._apart:
            self._send(None, is_last=True)
            self._thread.join()
        elif self._fault is None:
            self._write()
        if kind is None or issubclass(kind, DatelineError):
            self._complain()

    def _send(self, batch: Batch | None, *, is_last: bool = False) -> None:
        while self._fault is None:
            try:
                self._batches.put(batch, timeout=LOOK_SECONDS)
                return
            except Full:
                continue
        if not is_last:
            self._complain()

    def _complain(self) -> None:
        if self._fault is not None:
            raise self._fault

    def _work(self) -> None:
        try:
            while (batch := self._batches.get()) is not None:
                self._take(batch)
            self._write()
        except BaseException as fault:  # noqa: BLE001 - whatever it is, it is raised where somebody waits for it
            self._fault = fault
            self._drain()

    def _take(self, batch: Batch) -> None:
        self._unwritten.extend(batch)
        letters = sum(len(entry.article.text) for entry in self._unwritten)
        if len(self._unwritten) >= ENOUGH_ARTICLES or letters >= ENOUGH_LETTERS:
            self._write()

    def _write(self) -> None:
        batch = tuple(self._unwritten)
        if not batch:
            return
        try:
            statuses = write_entries(self._store, batch, self._run)
        except Exception as fault:
            self._fault = fault
            raise
        self._unwritten.clear()
        self._on_written(batch, statuses)
        # Others who wait for their turn to write look that often, and then some.
        time.sleep(2 * TURN_SECONDS)

    def _drain(self) -> None:
        try:
            while True:
                self._batches.get_nowait()
        except Empty:
            return
