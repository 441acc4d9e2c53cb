"""A report as it came in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report. `text` is kept exactly as given: every offset of a reading counts its characters.

    published: the day of publication, or None if it is not known.
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
    mentions: tuple[tuple[int, int], ...] = ()
