"""From parts to a store, by the way that a local ingest takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dateline.ingest.estimate import size_of
from dateline.ingest.gauge import Gauge
from dateline.ingest.intake import Intake
from dateline.model import Reading
from dateline.run.ingest import Plan, Summary, Told, keep_all
from dateline.run.many import Chunk
from dateline.run.parts import list_parts, read_part
from dateline.store.entry import article_key
from dateline.store.opening import Store


def load_parts(folder: Path, store: Store, plan: Plan, told: Told | None = None, gauge: Gauge | None = None) -> Summary:
    """Puts what parts hold into a store: what is new, copies and faults as `ingest_all` would; nothing is coded.

    gauge: told how far it is. It can end at any moment, and goes on when it is called again. Raises InputError for
    parts that are damaged or of several coders, and StoreError.
    """
    paths = list_parts(folder)
    held: dict[str, Reading] = {}
    gauge = gauge or Gauge(None)
    gauge.expect(sum(map(size_of, paths)))

    def code(chunks: Iterator[Chunk]) -> Iterator[Sequence[Reading]]:
        for chunk in chunks:
            yield [held[article_key(intake.article)] for intake in chunk]
            held.clear()

    return keep_all(_read(paths, held, gauge), store, replace(plan, command="store load"), code, told)


def _read(paths: Sequence[Path], held: dict[str, Reading], gauge: Gauge) -> Iterator[Intake]:
    """The intakes of parts. held: takes the readings, until the chunk that they belong to was looked at."""
    for path in paths:
        gauge.begin(size_of(path))
        gauge.move(1)
        for coded in read_part(path):
            if coded.reading is not None:
                held[article_key(coded.intake.article)] = coded.reading
            gauge.tally()
            yield coded.intake
