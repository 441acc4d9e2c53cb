"""What the machines of a cluster do: read a file in parts, code a part and write it."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from shutil import rmtree
from typing import Any
from uuid import uuid4

from dateline.ingest.estimate import size_of
from dateline.ingest.files import read_file
from dateline.ingest.gauge import Gauge
from dateline.ingest.intake import Given
from dateline.model import Reading
from dateline.run.ingest import NOT_CODED, Summary, find_obstacle
from dateline.run.many import Chunk, Reader, code_chunk, cut
from dateline.run.parts import Coded, PartName, cut_parts, read_counts, write_part
from dateline.settings import Settings
from dateline.store.entry import CODED, UNREADABLE

# A worker that dies does what it had at hand once more; a part on which they die again and again is left out.
MOST_TRIES = 3

Load = Callable[[Settings], Reader]
Row = Mapping[str, Any]


def read_rows(row: Row, given: Given) -> Iterator[dict[str, Any]]:
    """A row for each part of a file (path, name), then one with their number.

    The same rows each time, also if some parts were made: a machine that is lost is made good for by doing its work
    once more, and then what comes out must fit.
    """
    number = 0
    path = Path(row["path"])
    gauge = Gauge(size_of(path))
    for name, intakes in cut_parts(read_file(path, row["name"], given, gauge), row["name"]):
        number += 1
        part = {"part": name.number, "content": name.content, "intakes": pickle.dumps(intakes)}
        yield _head(row, -1) | part | {"share": gauge.share or 0.0}
    yield _head(row, number)


def _head(row: Row, total: int) -> dict[str, Any]:
    """All fields of a row. total: -1 for a part, else how many there are of a file."""
    source = {"path": row["path"], "name": row["name"]}
    return source | {"total": total, "part": -1, "content": "", "intakes": b"", "share": 1.0}


@contextmanager
def noting_tries(folder: Path) -> Iterator[Path]:
    """A folder for one run: how often each part was tried is noted in it, and parts are written there first."""
    place = folder / f".tries-{uuid4().hex[:12]}"
    try:
        yield place
    finally:
        rmtree(place, ignore_errors=True)


def _note_try(note: Path) -> int:
    """How often a part was tried, with this time."""
    note.parent.mkdir(parents=True, exist_ok=True)
    with note.open("ab") as file:
        file.write(b".")
    return note.stat().st_size


class PartMaker:
    """Codes parts into files of a folder. Its coder is loaded once for each process."""

    def __init__(self, folder: Path, tries: Path, settings: Settings, load: Load) -> None:
        self._folder = folder
        self._tries = tries
        self._settings = settings
        self._load = load

    def __call__(self, row: Row) -> dict[str, Any]:
        """What became of a row: where it is from, what the part holds, whether it was there, what went wrong.

        No counts: there is no part, for whoever tried to make it died of it.
        """
        told: dict[str, Any] = {name: row[name] for name in ("path", "total", "share")}
        told |= {"counts": "", "here": False, "fault": ""}
        if row["total"] >= 0:
            return told
        name = PartName(source=row["name"], number=row["part"], content=row["content"])
        path = name.path(self._folder)
        try:
            if path.exists():
                return told | {"counts": read_counts(path).decode(), "here": True}
            if _note_try(self._tries / name.content) > MOST_TRIES:
                return told
            return told | {"counts": self._make(path, pickle.loads(row["intakes"]))}  # noqa: S301 - our own bytes
        except OSError as error:
            return told | {"fault": f"{path}: {error.strerror or error}"}

    def _make(self, path: Path, intakes: Chunk) -> str:
        coder = self._load(self._settings)
        readings = [reading for chunk in cut(intakes) for reading in code_chunk(coder, chunk)]
        summary = Summary()
        for intake, reading in zip(intakes, readings, strict=True):
            _count(summary, intake.fault, reading)
        counts = json.dumps(asdict(summary))
        coded = (Coded(intake=i, reading=None if i.fault else r) for i, r in zip(intakes, readings, strict=True))
        write_part(path, coded, counts.encode(), self._tries)
        return counts


def _count(summary: Summary, fault: str | None, reading: Reading) -> None:
    obstacle = find_obstacle(reading.notes)
    name = reading.article.id
    if fault is not None:
        summary.count(UNREADABLE, fault, name)
    elif obstacle is not None:
        summary.count(NOT_CODED[obstacle.code], f"{obstacle.code}: {obstacle.text}", name)
    else:
        summary.count(CODED, None, name)
        summary.claims += len(reading.claims)
