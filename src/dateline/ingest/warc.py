"""From web archives (WARC, and their extracts of text, WET) to articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.ingest.days import read_day
from dateline.ingest.decode import decode
from dateline.ingest.html import looks_like_html, read_page
from dateline.ingest.intake import FETCHED, Given, Intake, apply_given, unreadable
from dateline.ingest.limits import read_whole
from dateline.model import Article, Note

PAGES = ("text/html", "application/xhtml+xml")


def read_archive(stream: BinaryIO, name: str, given: Given) -> Iterator[Intake]:
    """One intake a page of a web archive; what is no page (pictures, scripts, requests) is passed over.

    A day of publication comes from the page itself; when it was fetched is told in a note.
    """
    number = 0
    for record in _records(stream):
        number += 1
        if isinstance(record, Exception):
            yield unreadable(Article(id=name, text=""), f"not a whole archive: after page {number - 1}: {record}")
            return
        found = _read_record(record, f"{name}:{number}", given)
        if found is not None:
            yield found
    if not number:
        yield unreadable(Article(id=name, text=""), "no pages in this archive")


def _records(stream: BinaryIO) -> Iterator[Any]:
    """The records that hold pages or their text; last, where the archive is damaged, what its reader says of it."""
    # Imported late: only web archives need it.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.conversion
    records = iter(ArchiveIterator(stream, record_types=kinds, parse_http=True))
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - its reader panics, which is no Exception; it is recorded
            yield InputError(str(error).partition(":")[0] or type(error).__name__)
            return
        yield record


def _read_record(record: Any, place: str, given: Given) -> Intake | None:
    url = record.headers.get("WARC-Target-URI")
    is_text = record.headers.get("WARC-Type") == "conversion"
    kind = (record.http_content_type or "").lower() if record.is_http else "text/plain"
    if not is_text and not kind.startswith(PAGES):
        return None
    try:
        data = read_whole(record.reader)
        if not is_text and not data.strip():
            return None
        article = _to_article(data, place, is_text=is_text and not looks_like_html(data))
    except InputError as error:
        return unreadable(Article(id=place, text="", url=url), str(error))
    host = urlsplit(url or "").hostname
    article = replace(article, url=article.url or url, source=article.source or host)
    day = read_day(record.headers.get("WARC-Date") or "")
    notes = (Note(code=FETCHED, text=f"fetched on {day.isoformat()}"),) if day else ()
    return Intake(article=apply_given(article, given), notes=notes)


def _to_article(data: bytes, place: str, *, is_text: bool) -> Article:
    return Article(id=place, text=decode(data)[0]) if is_text else read_page(data, place)[0]
