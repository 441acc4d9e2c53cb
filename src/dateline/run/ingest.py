"""From sources to a store: read, sort out what is there, code, write; it can end at any moment and go on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.ingest.intake import Intake
from dateline.lexicon.tollwords import load_toll_words
from dateline.model import Note, Reading
from dateline.run.desk import Desk, Sorted
from dateline.run.many import FAILED as FAILED_NOTE
from dateline.run.many import Chunk, code_chunks, cut
from dateline.run.screen import EMPTY, LANGUAGE
from dateline.settings import Settings
from dateline.store.entry import CODED, FAILED, KNOWN, SKIPPED, UNREADABLE, Entry
from dateline.store.opening import Store
from dateline.store.writer import Batch, Writer
from dateline.store.writes import begin_run, end_run

NOT_CODED = {EMPTY: SKIPPED, LANGUAGE: SKIPPED, FAILED_NOTE: FAILED}


@dataclass(slots=True)
class Summary:
    """What an ingest did. `read` is the sum of all that `counts` and `skipped` hold.

    counts: articles by what became of them: coded | copy | near-copy | known | failed | unreadable.
    skipped: articles that were kept and not coded, by reason: language | empty. claims: of what was coded.
    faults: (article's name, reason) of the first inputs at fault.
    """

    read: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    claims: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """How many inputs could not be read or coded."""
        return self.counts.get(FAILED, 0) + self.counts.get(UNREADABLE, 0)

    def count(self, status: str, reason: str | None, name: str) -> None:
        """One more article that was read."""
        self.read += 1
        if status == SKIPPED:
            kind = (reason or "").partition(":")[0]
            self.skipped[kind] = self.skipped.get(kind, 0) + 1
            return
        self.counts[status] = self.counts.get(status, 0) + 1
        if status in (FAILED, UNREADABLE):
            self.faults.append((name, reason or ""))

    def plain(self) -> dict[str, int]:
        """All numbers in one table."""
        skipped = {f"skipped for {reason}": count for reason, count in self.skipped.items()}
        return {"read": self.read, **self.counts, **skipped, "claims": self.claims}


Told = Callable[[Summary], None]
Code = Callable[[Iterator[Chunk]], Iterable[Sequence[Reading]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to ingest. copies: code near-duplicates, too. command: what the store's list of runs calls it."""

    settings: Settings
    copies: bool = False
    command: str = "ingest"


def ingest_all(intakes: Iterable[Intake], store: Store, plan: Plan, told: Told | None = None) -> Summary:
    """Codes what is not in the store yet and writes it there, an article with its claims whole or not at all.

    told: called with the summary so far after each batch, on whatever thread. An interrupt leaves what was coded
    written. Raises StoreError, and what `dateline.load` raises.
    """
    return keep_all(intakes, store, plan, lambda chunks: code_chunks(chunks, plan.settings), told)


def keep_all(intakes: Iterable[Intake], store: Store, plan: Plan, code: Code, told: Told | None = None) -> Summary:
    """As `ingest_all`. code: gives the readings of each chunk of what is new, in order."""
    numbers = load_toll_words(plan.settings.lexicons).numbers["number"]
    desk = Desk(store, frozenset(map(str, numbers)), wants_copies=plan.copies)
    tally = _Tally(told)
    waiting: deque[Sorted] = deque()

    def note(batch: Batch, statuses: list[str]) -> None:
        desk.forget(batch)
        tally.add_written(batch, statuses)

    run = begin_run(store, plan.command)
    with Writer(store, run, note, apart=plan.settings.workers > 1) as writer:
        for readings in code(_sort_out(intakes, desk, waiting)):
            batch = waiting.popleft()
            tally.add_known(batch)
            if batch.entries:
                writer.put(finish(batch, readings))
    end_run(store, run, tally.summary.plain())
    return tally.summary


def _sort_out(intakes: Iterable[Intake], desk: Desk, waiting: deque[Sorted]) -> Iterator[Chunk]:
    """What is to be coded of each chunk. Chunks are cut before that, so that an ingest that goes on cuts the same."""
    for chunk in cut(intakes):
        batch = desk.sort(chunk)
        waiting.append(batch)
        yield batch.codable


def finish(batch: Sorted, readings: Sequence[Reading]) -> tuple[Entry, ...]:
    """The entries of a chunk with what came out of coding it."""
    rest = iter(readings)
    return tuple(_finish(e, i, next(rest) if e.status == CODED else None) for e, i in zip_entries(batch))


def zip_entries(batch: Sorted) -> Iterator[tuple[Entry, Intake]]:
    """Each entry with its intake."""
    return zip(batch.entries, batch.intakes, strict=True)


def _finish(entry: Entry, intake: Intake, reading: Reading | None) -> Entry:
    if reading is None:
        return entry
    obstacle = find_obstacle(reading.notes)
    article = replace(intake.article, language=reading.article.language)
    if obstacle is None:
        return replace(entry, article=article, reading=reading)
    reason = f"{obstacle.code}: {obstacle.text}" if NOT_CODED[obstacle.code] == SKIPPED else obstacle.text
    return replace(entry, article=article, status=NOT_CODED[obstacle.code], reason=reason)


def find_obstacle(notes: Iterable[Note]) -> Note | None:
    """The note that says why an article was not coded, None if it was."""
    return next((n for n in notes if n.code in NOT_CODED), None)


class _Tally:
    """The summary, which two threads add to."""

    def __init__(self, told: Told | None) -> None:
        self.summary = Summary()
        self._told = told
        self._lock = threading.Lock()

    def add_known(self, batch: Sorted) -> None:
        """What was in the store already. What failed before still fails."""
        with self._lock:
            for intake, status, reason in batch.known:
                status = status if status in (FAILED, UNREADABLE) else KNOWN
                self.summary.count(status, reason, intake.article.id)
            self._tell()

    def add_written(self, batch: Batch, statuses: Sequence[str]) -> None:
        """What the writer wrote."""
        with self._lock:
            for entry, status in zip(batch, statuses, strict=True):
                self.summary.count(status, entry.reason, entry.article.id)
                self.summary.claims += len(entry.reading.claims) if entry.reading and status == CODED else 0
            self._tell()

    def _tell(self) -> None:
        if self._told:
            self._told(self.summary)
