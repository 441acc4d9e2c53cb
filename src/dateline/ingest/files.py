"""From what is named on a command line to articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError
from dateline.ingest.decode import decode
from dateline.ingest.html import looks_like_html, read_page
from dateline.ingest.ids import hash_id, name_files
from dateline.ingest.intake import ENCODING, Given, Intake, apply_given, unreadable
from dateline.ingest.jsonl import read_lines
from dateline.model import Article, Note

STDIN = "-"
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
TEXTS = (".txt", ".text")
ADDRESS = "://"
NOT_FETCHED = "is an address, and nothing is ever fetched: save the page, and give its file"


def read_inputs(inputs: tuple[str, ...], given: Given, stdin: BinaryIO) -> Iterator[Intake]:
    """The reports of files, folders (all their files, sorted) and `-` (standard input), in order.

    An input that cannot be read comes out as an intake with a fault; nothing is raised.
    """
    for name in inputs:
        if name == STDIN:
            yield from _read_stdin(stdin.read(), given)
        elif ADDRESS in name and not Path(name).exists():
            yield unreadable(Article(id=name, text=""), NOT_FETCHED)
        elif Path(name).is_dir():
            yield from _read_folder(Path(name), given)
        else:
            yield from read_file(Path(name), Path(name).stem, given)


def _read_folder(folder: Path, given: Given) -> Iterator[Intake]:
    paths = sorted(list_files(folder))
    if not paths:
        kinds = ", ".join(TEXTS + PAGES + LINES)
        yield unreadable(Article(id=str(folder), text=""), f"no file in this folder ends in {kinds}")
    for path, name in name_files(paths, folder).items():
        yield from read_file(path, name, given)


def list_files(folder: Path) -> Iterator[Path]:
    """The files of a folder and those below it that can be read, sorted by path; hidden ones are left out."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and is_report(Path(file)):
                yield Path(at, file)


def is_report(path: Path) -> bool:
    """Whether a file is named like one that is read where a folder is given. `.txt` alone will do."""
    return (path.suffix or path.name).lower() in TEXTS + PAGES + LINES


def read_file(path: Path, name: str, given: Given) -> Iterator[Intake]:
    """The reports of one file. name: what its article is called."""
    suffix = path.suffix.lower()
    try:
        if suffix in LINES:
            with path.open("rb") as lines:
                yield from read_lines(lines, name, given)
        else:
            yield read_report(path.read_bytes(), name, given, page=suffix in PAGES)
    except OSError as error:
        yield unreadable(Article(id=name, text=""), f"{path}: {error.strerror or error}")


def read_report(data: bytes, name: str, given: Given, *, page: bool = False) -> Intake:
    """The one report in some bytes. page: it is a web page, whether or not it looks like one."""
    try:
        if page or looks_like_html(data):
            article, remark = read_page(data, name)
        else:
            text, remark = decode(data)
            article = Article(id=name, text=text)
    except InputError as error:
        return unreadable(Article(id=name, text=""), str(error))
    notes = (Note(code=ENCODING, text=remark),) if remark else ()
    return Intake(article=apply_given(article, given), notes=notes)


def _read_stdin(data: bytes, given: Given) -> Iterator[Intake]:
    name = hash_id(data.decode("latin-1"))
    if _looks_like_lines(data):
        yield from read_lines(data.splitlines(), name, given)
    else:
        yield read_report(data, name, given)


def _looks_like_lines(data: bytes) -> bool:
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and b'"text"' in first
