"""A reading as bytes, and back, exactly."""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from dataclasses import asdict, replace
from functools import cache

from pydantic import TypeAdapter

from dateline.model import Dateline, Reading

_LEVEL = 6
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """A text that every database takes: NUL and halves of surrogate pairs are shown as U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def pack(reading: Reading) -> bytes:
    """The whole reading, without its text where the text is kept beside it as it is."""
    article = reading.article
    kept = article.text == storable(article.text)
    bare = replace(reading, article=replace(article, text="")) if kept else reading
    return zlib.compress(_adapter().dump_json(bare), _LEVEL)


def unpack(record: bytes, text: str | None) -> Reading:
    """The reading that was packed. text: the article's text, as it is kept beside the record."""
    reading: Reading = _adapter().validate_json(zlib.decompress(record))
    if reading.article.text or not text:
        return reading
    return replace(reading, article=replace(reading.article, text=text))


def to_text(line: Dateline | None) -> str | None:
    """A dateline as JSON in ASCII, which `from_text` reads back; None for none."""
    return json.dumps(asdict(line), default=dt.date.isoformat) if line else None


def from_text(line: str | None) -> Dateline | None:
    """The dateline that `to_text` wrote."""
    if line is None:
        return None
    told = json.loads(line)
    return Dateline(**told | {"date": told["date"] and dt.date.fromisoformat(told["date"])})


def make_ready() -> None:
    """Makes what the first reading needs: it takes a second, in which nobody should wait for a turn to write."""
    _adapter()


@cache
def _adapter() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)
