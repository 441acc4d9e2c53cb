"""Reports as lines of JSON, one a line."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.errors import InputError
from dateline.ingest.decode import decode
from dateline.ingest.ids import hash_id
from dateline.ingest.intake import ENCODING, HALF_PAIR, PUBLISHED, Given, Intake, unreadable
from dateline.ingest.limits import check_line
from dateline.model import Article, Note

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TEXTS = ("url", "source", "title", "author")


def read_lines(lines: Iterable[bytes], name: str, given: Given) -> Iterator[Intake]:
    """One intake a line, in order; lines of white space alone are passed over.

    name: what broken lines are called after, with their number.
    A line's own fields go before those that are given.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(line, f"{name}:{number}", given)


def _read_line(line: bytes, place: str, given: Given) -> Intake:
    row: dict[str, Any] = {}
    try:
        check_line(line)
        text, remark = decode(line)
        row = _parse(text)
        return _to_intake(row, given, remark)
    except InputError as error:
        known = row.get("id"), row.get("text")
        text = known[1] if isinstance(known[1], str) else ""
        name = str(known[0]) if isinstance(known[0], str | int) else place
        return unreadable(Article(id=name, text=_LONE_SURROGATE.sub("\ufffd", text)), str(error))


def _parse(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a line of JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError('not a JSON object: give {"id": ..., "text": ...} on each line')
    return row


def _to_intake(row: dict[str, Any], given: Given, remark: str | None) -> Intake:
    raw = row.get("text")
    if not isinstance(raw, str):
        raise InputError('no "text": give the report as a string')
    text, broken = _LONE_SURROGATE.subn("\ufffd", raw)
    words = {key: _read_text(row, key) for key in _TEXTS}
    day, no_day = _read_date(row)
    article = Article(
        id=_read_id(row, text),
        text=text,
        url=words["url"],
        source=words["source"] or given.source,
        title=words["title"] or given.title,
        author=words["author"],
        published=day or given.published,
        mentions=tuple(_read_mentions(row, len(text))),
    )
    remarks = (remark, HALF_PAIR if broken else None)
    notes = [Note(code=ENCODING, text=r) for r in remarks if r]
    if no_day:
        notes.append(Note(code=PUBLISHED, text=no_day))
    return Intake(article=article, notes=tuple(notes))


def _read_id(row: dict[str, Any], text: str) -> str:
    value = row.get("id")
    if value is None:
        return hash_id(text)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError('"id" is neither a string nor a whole number')
    return str(value)


def _read_text(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" is not a string')
    return value or None


def _read_date(row: dict[str, Any]) -> tuple[dt.date | None, str | None]:
    """The day of publication; for words that are no date none, and a remark: the text can be coded without."""
    value = row.get("published")
    if value is None:
        return None, None
    try:
        return dt.date.fromisoformat(value[:10]), None
    except (TypeError, ValueError):
        return None, f'"published" is no date: {value!r}; taken as unknown, write it as YYYY-MM-DD'


def _read_mentions(row: dict[str, Any], length: int) -> Iterator[tuple[int, int]]:
    spans = row.get("mentions") or ()
    if not isinstance(spans, list | tuple):
        raise InputError('"mentions" is not a list')
    for span in spans:
        start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
            raise InputError(f'"mentions" holds {span!r}: give {{"start", "end"}} within the text')
        yield start, end
