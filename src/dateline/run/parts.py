"""Parts: what was read out of some articles, in a file of Parquet, until a store takes it."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from pydantic import TypeAdapter

from dateline.errors import InputError
from dateline.ingest.intake import Intake
from dateline.model import CoderInfo, Reading
from dateline.run.many import Chunk, cut
from dateline.store.codec import pack, unpack
from dateline.store.entry import article_key

SUFFIX = ".parquet"
PART_ARTICLES, PART_LETTERS = 512, 1_000_000
# Stands in the folder for the parts of one coder.
MARK = ".coder"
COUNTS = b"dateline.counts"
LONGEST_NAME = 150
HELD = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PartName:
    """Where a part stands: the source's name, which of its parts it is (from 0), and the hash of what it is made of."""

    source: str
    number: int
    content: str

    def path(self, folder: Path) -> Path:
        """Its file below a folder."""
        return folder.joinpath(*map(_to_folder, self.source.split("/"))) / f"{self.number:06d}-{self.content}{SUFFIX}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One input and what was read out of it; None if it could not be read."""

    intake: Intake
    reading: Reading | None


def cut_parts(intakes: Iterable[Intake], source: str) -> Iterator[tuple[PartName, Chunk]]:
    """The intakes of a source in parts that depend on nothing but the intakes."""
    for number, part in enumerate(cut(intakes, articles=PART_ARTICLES, most=PART_LETTERS)):
        parts = (f"{article_key(i.article)} {i.fault or ''}" for i in part)
        content = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
        yield PartName(source=source, number=number, content=content), part


def write_part(path: Path, coded: Iterable[Coded], counts: bytes, desk: Path) -> None:
    """Writes a part, whole or not at all. counts: kept beside the rows for `read_counts`. Raises OSError.

    desk: a folder on the same disk where it is written first. What a killed writer leaves lies there, and whoever began
    the run clears it away.
    """
    import pyarrow
    from pyarrow.parquet import write_table

    rows = [_to_row(c) for c in coded]
    table = pyarrow.Table.from_pylist(rows, schema=_schema()).replace_schema_metadata({COUNTS: counts})
    path.parent.mkdir(parents=True, exist_ok=True)
    desk.mkdir(parents=True, exist_ok=True)
    # Two who make the same part at once write the same bytes, each to a file of its own; the later one stays.
    held = desk / f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}"
    try:
        write_table(table, held, compression="zstd")
        held.replace(path)
    finally:
        held.unlink(missing_ok=True)


def read_counts(path: Path) -> bytes:
    """What was kept beside the rows of a part. Raises InputError if it is damaged."""
    import pyarrow
    from pyarrow.parquet import read_schema

    try:
        return bytes((read_schema(path).metadata or {})[COUNTS])
    except (pyarrow.ArrowException, OSError, KeyError) as error:
        raise _damaged(path) from error


def read_part(path: Path) -> Iterator[Coded]:
    """What a part holds, in order. Raises InputError if it is damaged."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        for batch in ParquetFile(path).iter_batches(batch_size=HELD):
            yield from map(_from_row, batch.to_pylist())
    except (pyarrow.ArrowException, OSError, ValueError, KeyError) as error:
        raise _damaged(path) from error


def list_parts(folder: Path) -> list[Path]:
    """The parts below a folder, in the order of their sources.

    Raises InputError if there are none, or parts of more than one coder.
    """
    found = [path for path in folder.rglob(f"*{SUFFIX}") if not path.name.startswith(".")]
    coders = sorted(str(mark.parent) for mark in folder.rglob(MARK))
    if not found:
        raise InputError(f"{folder}: no parts below it: give the folder that `dateline ingest --engine ray` wrote to")
    if len(coders) > 1:
        raise InputError(f"{folder}: holds the parts of {len(coders)} coders: give one of {', '.join(coders)}")
    return sorted(found, key=lambda path: ([unquote(name) for name in path.parent.parts], path.name))


def begin_parts(folder: Path, info: CoderInfo) -> Path:
    """The folder below another for the parts that a coder makes. Raises OSError."""
    name = re.sub(r"[^\w.-]+", "-", f"dateline-{info.dateline}-{info.model}-{info.codebook[:12]}")
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    (place / MARK).touch()
    return place


def _to_folder(name: str) -> str:
    """A piece of a source's name as that of a folder; one that is too long ends in its hash."""
    plain = quote(name, safe="")
    if not plain or plain.startswith("."):
        return f"%2E{plain[1:]}"
    if len(plain) <= LONGEST_NAME:
        return plain
    return f"{plain[:LONGEST_NAME]}~{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _damaged(path: Path) -> InputError:
    return InputError(f"{path}: not a whole part: remove it and run the same `dateline ingest` again")


def _schema() -> Any:
    import pyarrow

    text, blob = pyarrow.string(), pyarrow.binary()
    fields = {"key": text, "fault": text, "claims": pyarrow.int32(), "intake": blob, "reading": blob}
    return pyarrow.schema(list(fields.items()))


def _to_row(coded: Coded) -> dict[str, Any]:
    reading = coded.reading
    return {
        "key": article_key(coded.intake.article),
        "fault": coded.intake.fault,
        "claims": len(reading.claims) if reading else None,
        "intake": _adapter().dump_json(coded.intake),
        "reading": pack(reading) if reading else None,
    }


def _from_row(row: dict[str, Any]) -> Coded:
    intake = _adapter().validate_json(row["intake"])
    reading = unpack(row["reading"], intake.article.text) if row["reading"] else None
    return Coded(intake=intake, reading=reading)


@cache
def _adapter() -> TypeAdapter[Intake]:
    return TypeAdapter(Intake)
