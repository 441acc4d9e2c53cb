"""One input on its way in: the article, and what there is to say about it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

from dateline.model import Article, Note

UNREADABLE = "unreadable"
ENCODING = "encoding"
PUBLISHED = "published"
COLUMNS = "columns"
FETCHED = "fetched"
DROPPED = "dropped"
HALF_PAIR = "half a surrogate pair is no character; shown as U+FFFD"

_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says about the reports; None where the reports are to speak for themselves.

    columns: for tables, (field of an article, name of its column); fields that are not told are guessed.
    """

    published: dt.date | None = None
    source: str | None = None
    title: str | None = None
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """An article with notes on how it came in. fault: why it cannot be read, None if it can."""

    article: Article
    notes: tuple[Note, ...] = ()
    fault: str | None = None


def unreadable(article: Article, reason: str) -> Intake:
    """The intake of an input that cannot be read: nothing is coded, the reason is kept."""
    return Intake(article=article, notes=(Note(code=UNREADABLE, text=reason),), fault=reason)


def apply_given(article: Article, given: Given) -> Article:
    """The article with the caller's words laid over its own."""
    return replace(
        article,
        published=given.published or article.published,
        source=given.source or article.source,
        title=given.title or article.title,
    )


def mend(intake: Intake) -> Intake:
    """The intake with whole characters alone: what is half of one can be neither written nor coded."""
    article = intake.article
    words = {name: getattr(article, name) for name in ("id", "text", "url", "source", "title", "author")}
    broken: dict[str, Any] = {
        name: _HALF.sub("\ufffd", value) for name, value in words.items() if value and _HALF.search(value)
    }
    reason = _HALF.sub("\ufffd", intake.fault) if intake.fault else None
    if not broken and reason == intake.fault:
        return intake
    notes = (Note(code=n.code, text=_HALF.sub("\ufffd", n.text), evidence=n.evidence) for n in intake.notes)
    told = Note(code=ENCODING, text=HALF_PAIR)
    return Intake(article=replace(article, **broken), notes=(*notes, told), fault=reason)
