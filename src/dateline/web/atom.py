"""Feeds (Atom, RFC 4287), for whoever wants to be told of what is new."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONG_AGO = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to be told of. path: its page; author: who says so; day: of the report, None if unknown."""

    title: str
    path: str
    summary: str
    author: str
    day: dt.date | None = None


def to_atom(title: str, page: str, here: str, entries: Sequence[Entry]) -> str:
    """A feed. page: the address of the page; here: that of the feed."""
    base = "/".join(page.split("/", 3)[:3])
    days = [e.day for e in entries if e.day]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<feed xmlns="http://www.w3.org/2005/Atom">',
            f"<title>{_text(title)} · Dateline</title>",
            f"<id>{_text(page)}</id>",
            f'<link rel="alternate" href={_attribute(page)}/>',
            f'<link rel="self" href={_attribute(here)}/>',
            f"<updated>{_time(max(days, default=None))}</updated>",
            "<author><name>Dateline</name></author>",
            *(line for entry in entries for line in _entry(base, entry)),
            "</feed>\n",
        ]
    )


def _entry(base: str, entry: Entry) -> Iterator[str]:
    link = base + entry.path
    yield "<entry>"
    yield f"<title>{_text(entry.title)}</title>"
    yield f"<id>{_text(link)}</id>"
    yield f"<link href={_attribute(link)}/>"
    yield f"<updated>{_time(entry.day)}</updated>"
    yield f"<author><name>{_text(entry.author)}</name></author>"
    yield f"<summary>{_text(entry.summary)}</summary>"
    yield "</entry>"


def _time(day: dt.date | None) -> str:
    return f"{(day or LONG_AGO).isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    return escape(NOT_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(NOT_XML.sub("\ufffd", text))
