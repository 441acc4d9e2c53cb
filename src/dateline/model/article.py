"""A report as it came in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where, when and by whom a report was filed, as its head says: "GENEVA, March 4 (Wire)".

    text: the words, characters `start` to `end` of the article's text; place and agency: those of their words that
    name them, None if none do; date: None if it is not told, or lacks a year that nothing else tells.
    """

    start: int
    end: int
    text: str
    place: str | None = None
    agency: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report. `text` is kept exactly as given: every offset of a reading counts its characters.

    published: the day of publication, or None if it is not known. dateline: None if there is none, or the article was
    not coded: the coder finds it.
    mentions: spans (start, end) that the caller already knows to be actors.
    """

    id: str
    text: str
    url: str | None = None
    source: str | None = None
    title: str | None = None
    author: str | None = None
    published: dt.date | None = None
    language: str | None = None
    dateline: Dateline | None = None
    mentions: tuple[tuple[int, int], ...] = ()
