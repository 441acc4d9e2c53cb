"""Codes again what was coded with other versions of the coder, the model or the codebook."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.ingest.intake import Intake
from dateline.model import CoderInfo, Reading
from dateline.run.ingest import find_obstacle
from dateline.run.many import Chunk, code_chunks, cut, load_reader
from dateline.settings import Settings
from dateline.store.fetch import Stale, count_stale, read_stale
from dateline.store.opening import Store
from dateline.store.writes import begin_run, end_run, write_readings


@dataclass(slots=True)
class Recoded:
    """What a recode did. stale: articles that were out of date; done, failed: of them; claims: in the new readings.

    expected: how many were out of date when it began.
    """

    stale: int = 0
    done: int = 0
    failed: int = 0
    claims: int = 0
    expected: int = 0


Told = Callable[[Recoded], None]


def recode(store: Store, settings: Settings, *, everything: bool = False, told: Told | None = None) -> Recoded:
    """Makes new readings for the articles whose current one is out of date, and for those that the coder failed on.

    Older readings are kept, and `differences` compares them. everything: whatever made the current reading. It can be
    stopped at any moment: what is done is up to date, and is passed over the next time. Raises StoreError, and what
    `dateline.load` raises.
    """
    info = None if everything else load_reader(settings).info
    run = begin_run(store, "recode")
    summary = Recoded(expected=count_stale(store, info))
    waiting: deque[list[Stale]] = deque()
    chunks = _cut(store, info, waiting)
    for readings in code_chunks(chunks, settings):
        stale = waiting.popleft()
        _keep(store, run, list(zip(stale, readings, strict=True)), summary)
        if told:
            told(summary)
    end_run(store, run, {name: getattr(summary, name) for name in ("stale", "done", "failed", "claims")})
    return summary


def _cut(store: Store, info: CoderInfo | None, waiting: deque[list[Stale]]) -> Iterator[Chunk]:
    last: deque[Stale] = deque()

    def intakes() -> Iterator[Intake]:
        for stale in read_stale(store, info):
            last.append(stale)
            yield Intake(article=stale.article)

    for chunk in cut(intakes()):
        waiting.append([last.popleft() for _ in chunk])
        yield chunk


def _keep(store: Store, run: int, pairs: list[tuple[Stale, Reading]], summary: Recoded) -> None:
    made = {stale.id: reading for stale, reading in pairs if find_obstacle(reading.notes) is None}
    if made:
        write_readings(store, made, run)
    summary.stale += len(pairs)
    summary.done += len(made)
    summary.failed += len(pairs) - len(made)
    summary.claims += sum(len(reading.claims) for reading in made.values())
