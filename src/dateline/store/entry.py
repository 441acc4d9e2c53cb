"""What comes into a store: an article, and what became of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from dateline.model import Article, Reading

CODED, COPY, NEAR_COPY, SKIPPED = "coded", "copy", "near-copy", "skipped"
# What could not be read at all, and what was read but the coder stumbled over.
UNREADABLE, FAILED = "unreadable", "failed"
STATUSES = (CODED, COPY, NEAR_COPY, SKIPPED, FAILED, UNREADABLE)
KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article on its way into the store.

    status: one of STATUSES; reason: why it was not coded, None if it was. first: key of the article that it is a copy
    of, None if it is none; a coded article can be one, too, if it tells more than its first copy.
    reading: what was read out of it, None if it was not coded. bands: of its MinHash signature.
    """

    article: Article
    status: str
    reason: str | None = None
    first: str | None = None
    reading: Reading | None = None
    bands: tuple[int, ...] = ()


def content_key(article: Article) -> str:
    """Hash of what would be coded: the text, and the mentions that the caller knows; the same everywhere."""
    spans = json.dumps(article.mentions) if article.mentions else ""
    return _hash(article.text, spans)


def article_key(article: Article) -> str:
    """Hash of what makes an article another one: its content, and who published it, when, where, under which name."""
    day = article.published.isoformat() if article.published else ""
    return _hash(content_key(article), article.id, article.url or "", article.source or "", day)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
