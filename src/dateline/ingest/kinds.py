"""Which reader is for which file: by its name, else by how it begins."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from dateline.errors import InputError
from dateline.ingest.decode import decode
from dateline.ingest.feeds import looks_like_feed, read_feed
from dateline.ingest.html import find_dropped, looks_like_html, read_page
from dateline.ingest.intake import DROPPED, ENCODING, Given, Intake, apply_given, unreadable
from dateline.ingest.jsonl import read_lines
from dateline.ingest.limits import Unpacked, bounded_lines, read_whole
from dateline.ingest.mail import read_mail, read_mailbox
from dateline.ingest.pdf import read_pdf
from dateline.ingest.tables import read_csv, read_parquet
from dateline.ingest.warc import read_archive
from dateline.model import Article, Note

DEEPEST = 2
SNIFFED = 2048
UNFORESEEN = "its reader stumbled"
WHOLE_FILE = 2_000_000_000
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes to be read. name: what articles without a name are called after; file: its file name; size: in bytes."""

    name: str
    file: str
    stream: BinaryIO
    size: int
    given: Given
    depth: int = 0


Reader = Callable[[Source], Iterator[Intake]]


def read_source(source: Source) -> Iterator[Intake]:
    """The reports in some bytes, in order. What cannot be read comes out as an intake with a fault."""
    empty = True
    for intake in _read(source):
        empty = False
        yield intake
    if empty:
        yield unreadable(Article(id=source.name, text=""), "there is nothing in this file")


def _read(source: Source) -> Iterator[Intake]:
    try:
        yield from choose_reader(source)(source)
    except InputError as error:
        yield unreadable(Article(id=source.name, text=""), str(error))
    except _BROKEN as error:
        yield unreadable(Article(id=source.name, text=""), f"not a whole file: {error or type(error).__name__}")
    except Exception as error:  # noqa: BLE001 - what a reader was not made for must not cost the other files
        yield unreadable(Article(id=source.name, text=""), f"{UNFORESEEN} ({type(error).__name__}: {error})")


def suffixes_of(file: str) -> tuple[str, ...]:
    """The endings of a file's name in small letters, last first."""
    path = PurePosixPath(file)
    return tuple(s.lower() for s in reversed(path.suffixes)) or (path.name.lower(),)


def choose_reader(source: Source) -> Reader:
    """The reader for a file."""
    for suffix in suffixes_of(source.file)[:1]:
        if suffix in READERS:
            return READERS[suffix]
    start = _peek(source)
    return next((reader for fits, reader in _SIGNS if fits(start)), _read_report)


def _peek(source: Source) -> bytes:
    start = source.stream.read(SNIFFED)
    source.stream.seek(0)
    return start


def _read_report(source: Source) -> Iterator[Intake]:
    yield read_report(read_whole(source.stream), source.name, source.given)


def _read_page(source: Source) -> Iterator[Intake]:
    yield read_report(read_whole(source.stream), source.name, source.given, page=True)


def read_report(data: bytes, name: str, given: Given, *, page: bool = False) -> Intake:
    """The one report in some bytes. page: it is a web page, whether or not it looks like one."""
    try:
        if page or looks_like_html(data):
            article, remark = read_page(data, name)
            dropped = find_dropped(data, f"{article.title}\n{article.text}")
        else:
            text, remark = decode(data)
            article, dropped = Article(id=name, text=text), None
    except InputError as error:
        return unreadable(Article(id=name, text=""), str(error))
    notes = (Note(code=code, text=told) for code, told in ((ENCODING, remark), (DROPPED, dropped)) if told)
    return Intake(article=apply_given(article, given), notes=tuple(notes))


def _read_lines(source: Source) -> Iterator[Intake]:
    yield from read_lines(bounded_lines(source.stream), source.name, source.given)


def _read_pdf(source: Source) -> Iterator[Intake]:
    article = read_pdf(read_whole(source.stream), source.name)
    yield Intake(article=apply_given(article, source.given))


def _read_csv(source: Source) -> Iterator[Intake]:
    yield from read_csv(source.stream, source.name, source.given)


def _read_parquet(source: Source) -> Iterator[Intake]:
    yield from read_parquet(_seekable(source), source.name, source.given)


def _read_feed(source: Source) -> Iterator[Intake]:
    data = read_whole(source.stream)
    if not looks_like_feed(data):
        raise InputError("not a feed of RSS or Atom")
    yield from read_feed(data, source.name, source.given)


def _read_archive(source: Source) -> Iterator[Intake]:
    yield from read_archive(source.stream, source.name, source.given)


def _read_mailbox(source: Source) -> Iterator[Intake]:
    yield from read_mailbox(source.stream, source.name, source.given)


def _read_mail(source: Source) -> Iterator[Intake]:
    yield read_mail(read_whole(source.stream), source.name, source.given)


def _seekable(source: Source) -> BinaryIO:
    return source.stream if source.stream.seekable() else io.BytesIO(read_whole(source.stream, WHOLE_FILE))


def _unpack(opened: Callable[[BinaryIO], object]) -> Reader:
    """A reader of what was packed as one stream."""

    def read(source: Source) -> Iterator[Intake]:
        file = source.file[: -len(suffixes_of(source.file)[0])] if "." in source.file else source.file
        if suffixes_of(file)[0] in ARCHIVES and source.stream.seekable():
            yield from _read_archive(source)  # its records are packed one by one, which its reader knows
            return
        inner = Unpacked(cast("BinaryIO", opened(source.stream)), source.size)
        stream = cast("BinaryIO", io.BufferedReader(_Raw(inner)))
        yield from _read_inner(replace(source, file=file, stream=stream))

    return read


class _Raw(io.RawIOBase):
    """What is counted as it unpacks, as a stream that can be looked into before it is read."""

    def __init__(self, inner: Unpacked) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _read_zip(source: Source) -> Iterator[Intake]:
    with zipfile.ZipFile(_seekable(source)) as archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        for member in members:
            name = f"{source.name}/{member.filename}"
            try:
                with archive.open(member) as packed:
                    inner = Unpacked(cast("BinaryIO", packed), member.compress_size)
                    stream = cast("BinaryIO", io.BufferedReader(_Raw(inner)))
                    yield from _read_inner(replace(source, name=name, file=member.filename, stream=stream))
            except _BROKEN as error:
                yield unreadable(Article(id=name, text=""), f"not a whole member: {error or type(error).__name__}")
        if not members:
            yield unreadable(Article(id=source.name, text=""), "nothing in this archive")


def _read_inner(source: Source) -> Iterator[Intake]:
    """What was unpacked: read as a file of its name would be."""
    if source.depth >= DEEPEST:
        raise InputError(f"packed more than {DEEPEST} times: unpack it first")
    suffix = suffixes_of(source.file)[0]
    deeper = replace(source, depth=source.depth + 1)
    if suffix not in STREAMED:
        data = read_whole(source.stream, WHOLE_FILE if suffix in (".zip", ".parquet") else LONGEST_INNER)
        deeper = replace(deeper, stream=io.BytesIO(data), size=len(data))
    yield from read_source(deeper)


LONGEST_INNER = 200_000_000
# Read as they come, whatever their length.
STREAMED = (".jsonl", ".ndjson", ".csv", ".tsv", ".mbox", ".txt", ".text", ".html", ".htm", ".pdf")
ARCHIVES = (".warc", ".wet")
READERS: dict[str, Reader] = {
    ".txt": _read_report,
    ".text": _read_report,
    ".html": _read_page,
    ".htm": _read_page,
    ".xhtml": _read_page,
    ".jsonl": _read_lines,
    ".ndjson": _read_lines,
    ".pdf": _read_pdf,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".parquet": _read_parquet,
    ".rss": _read_feed,
    ".atom": _read_feed,
    ".warc": _read_archive,
    ".wet": _read_archive,
    ".mbox": _read_mailbox,
    ".eml": _read_mail,
    ".zip": _read_zip,
    ".gz": _unpack(gzip.open),
    ".bz2": _unpack(bz2.open),
    ".xz": _unpack(lzma.open),
}
_SIGNS: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (
    (lambda start: start.startswith(b"%PDF"), _read_pdf),
    (lambda start: start.startswith(b"PAR1"), _read_parquet),
    (lambda start: start.startswith(b"PK\x03\x04"), _read_zip),
    (lambda start: start.startswith(b"\x1f\x8b"), READERS[".gz"]),
    (lambda start: start.startswith((b"WARC/1", b"WARC/0")), _read_archive),
    (looks_like_feed, _read_feed),
)
