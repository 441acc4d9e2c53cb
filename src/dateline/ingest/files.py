"""From what is named on a command line to articles."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError
from dateline.ingest.fetch import is_address
from dateline.ingest.gauge import ADDRESS_BYTES, Gauge
from dateline.ingest.ids import hash_id, name_files
from dateline.ingest.intake import Given, Intake, mend, unreadable
from dateline.ingest.jsonl import read_lines
from dateline.ingest.kinds import READERS, Source, read_source, suffixes_of
from dateline.ingest.limits import LONGEST_REPORT, bounded_lines, read_whole
from dateline.ingest.web import Web, read_address, read_feeds
from dateline.model import Article

STDIN = "-"
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
TEXTS = (".txt", ".text")
FEED_LISTS = (".opml",)
NOT_FETCHED = "is an address, and nothing is fetched here: save the page and give its file, or use dateline ingest"


def read_inputs(
    inputs: tuple[str, ...], given: Given, stdin: BinaryIO, *, web: Web | None = None, gauge: Gauge | None = None
) -> Iterator[Intake]:
    """The reports of files, folders (all their files, sorted), addresses and `-` (standard input), in order.

    web: how addresses, and OPML lists of them, are read; None if nothing is to be fetched. gauge: told how far it is.
    An input that cannot be read comes out as an intake with a fault; nothing is raised.
    """
    gauge = gauge or Gauge(None)
    for name in inputs:
        for intake in _read_input(name, (given, web), stdin, gauge):
            gauge.tally()
            yield intake


def _read_input(name: str, how: tuple[Given, Web | None], stdin: BinaryIO, gauge: Gauge) -> Iterator[Intake]:
    given, web = how
    path = Path(name)
    if name == STDIN:
        yield from map(mend, _read_stdin(stdin, given))
    elif is_address(name) and not path.exists():
        yield from map(mend, _read_address(name, web, given, gauge))
    elif web is not None and path.suffix.lower() in FEED_LISTS:
        yield from map(mend, _read_feed_list(path, web, given, gauge))
    elif path.is_dir():
        yield from _read_folder(path, given, gauge)
    else:
        yield from read_file(path, path.stem, given, gauge)


def _read_address(url: str, web: Web | None, given: Given, gauge: Gauge) -> Iterator[Intake]:
    if web is None:
        yield unreadable(Article(id=url, text=""), NOT_FETCHED)
        return
    gauge.begin(ADDRESS_BYTES)
    yield from read_address(url, web, given, gauge.move)
    gauge.move(1)


def _read_feed_list(path: Path, web: Web, given: Given, gauge: Gauge) -> Iterator[Intake]:
    gauge.begin(ADDRESS_BYTES)
    try:
        yield from read_feeds(path.read_bytes(), web, given, gauge.move)
    except (OSError, InputError) as error:
        yield unreadable(Article(id=path.stem, text=""), f"{path}: {error}")


def _read_folder(folder: Path, given: Given, gauge: Gauge) -> Iterator[Intake]:
    named = _name_folder(folder)
    if not named:
        kinds = ", ".join(READERS)
        yield unreadable(Article(id=str(folder), text=""), f"no file in this folder ends in {kinds}")
    for path, name in named.items():
        yield from read_file(path, name, given, gauge)


def _name_folder(folder: Path) -> dict[Path, str]:
    return name_files(sorted(list_files(folder)), folder)


def name_inputs(inputs: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """The files that inputs stand for, in order, each with the name that `read_inputs` reads it under.

    Raises InputError for what is no file or folder.
    """
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            yield from _name_folder(path).items()
        elif path.is_file():
            yield path, path.stem
        else:
            raise InputError(f"{name}: no file or folder: give those that hold the reports")


def list_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below it that can be read, sorted by path; hidden ones are left out."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and is_report(Path(file)):
                yield Path(at, file)


def is_report(path: Path) -> bool:
    """Whether a file is named like one that is read where a folder is given. `.txt` alone will do."""
    return suffixes_of(path.name)[0] in READERS


def read_file(path: Path, name: str, given: Given, gauge: Gauge | None = None) -> Iterator[Intake]:
    """The reports of one file. name: what its article is called; gauge: told how far it is."""
    gauge = gauge or Gauge(None)
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            gauge.begin(size)
            source = Source(name=name, file=path.name, stream=stream, size=size, given=given)
            for intake in read_source(source):
                # What some readers close when they are done was read to its end.
                gauge.move(stream.tell() / size if size and not stream.closed else 1)
                yield mend(intake)
            gauge.move(1)
    except OSError as error:
        yield unreadable(Article(id=name, text=""), f"{path}: {error.strerror or error}")


def _read_stdin(stdin: BinaryIO, given: Given) -> Iterator[Intake]:
    data = stdin.read(LONGEST_REPORT + 1)
    name = hash_id(data.decode("latin-1"))
    if _looks_like_lines(data):
        whole = io.BytesIO(data + read_whole(stdin, 100 * LONGEST_REPORT))
        yield from read_lines(bounded_lines(whole), name, given)
    else:
        source = Source(name=name, file=name, stream=io.BytesIO(data), size=len(data), given=given)
        yield from read_source(source)


def _looks_like_lines(data: bytes) -> bool:
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and b'"text"' in first
