"""From a web page to its article."""

from __future__ import annotations

import datetime as dt
import logging
import re
from itertools import islice
from typing import Any

from dateline.errors import InputError
from dateline.ingest.decode import decode
from dateline.model import Article

SNIFFED = 4096
# Of a page, so many pieces of text are looked at for what was dropped; so many of those are shown, so long each.
MOST_PIECES, SHOWN, LONGEST_SHOWN = 3000, 6, 60
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_TEXTS = "//body//text()[not(parent::script or parent::style or parent::noscript)]"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_-]{2,40})""", re.IGNORECASE)


def looks_like_html(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return _HTML.search(data[:1024]) is not None


def read_page(data: bytes, name: str) -> tuple[Article, str | None]:
    """The article of a page under this name, and a remark if the encoding had to be assumed.

    Title, day, source and address are the page's own where it gives them.
    Raises InputError if the page holds no article.
    """
    charset = _CHARSET.search(data[:SNIFFED])
    text, remark = decode(data, charset.group(1).decode("ascii") if charset else None)
    found = _extract(text)
    if found is None or not found.text:
        raise InputError("no article found in this page: save the page of one report, or give its text")
    article = Article(
        id=name,
        text=found.text,
        url=found.url or None,
        source=found.sitename or found.hostname or None,
        title=found.title or None,
        author=found.author or None,
        published=_to_date(found.date),
    )
    return article, remark


def find_dropped(data: bytes, kept: str) -> str | None:
    """What of a page is not in its article, in a few words; None if nothing. kept: the article with its title."""
    from trafilatura import load_html

    charset = _CHARSET.search(data[:SNIFFED])
    tree = load_html(decode(data, charset.group(1).decode("ascii") if charset else None)[0])
    if tree is None:
        return None
    pieces = (" ".join(str(piece).split()) for piece in islice(tree.xpath(_TEXTS), MOST_PIECES))
    whole = " ".join(kept.split())
    gone = [piece for piece in dict.fromkeys(pieces) if piece and piece not in whole]
    count = sum(len(piece.split()) for piece in gone)
    first = "; ".join(piece if len(piece) <= LONGEST_SHOWN else piece[:LONGEST_SHOWN] + "..." for piece in gone[:SHOWN])
    return f"{count} words of the page are not in its article: {first}" if gone else None


def _extract(page: str) -> Any:
    # Imported late: only web pages need it, and it takes longer to load than the rest of a start.
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # Only a day that the page states: the wider search would take any year in its footer.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _to_date(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
