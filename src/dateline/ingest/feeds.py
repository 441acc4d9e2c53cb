"""From RSS and Atom feeds, and OPML lists of them, to articles and addresses."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from dateline.errors import InputError
from dateline.ingest.days import read_day
from dateline.ingest.html import read_page
from dateline.ingest.intake import Given, Intake, apply_given, unreadable
from dateline.model import Article

_MARKUP = re.compile(r"<[a-zA-Z!/]")
# Entities of one's own are what bombs are made of; no feed needs them.
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEED = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
# What makes an entry more than an empty mark.
_TOLD = ("id", "link", "title", "summary", "content")
_LIST = re.compile(rb"<opml[\s>]", re.IGNORECASE)


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    return _FEED.search(data[:2048]) is not None


def looks_like_list(data: bytes) -> bool:
    """Whether bytes begin as an OPML list does."""
    return _LIST.search(data[:2048]) is not None


def read_feed(data: bytes, name: str, given: Given) -> Iterator[Intake]:
    """One intake an entry, in the feed's order: what the feed itself gives of the report, a summary at the least.

    Entries with nothing in them come out as one intake with a fault, however many there are.
    """
    entries, title = _parse(data)
    told = [(number, entry) for number, entry in enumerate(entries, 1) if any(entry.get(field) for field in _TOLD)]
    if not entries:
        yield unreadable(Article(id=name, text=""), "no entries in this feed")
    elif blank := len(entries) - len(told):
        yield unreadable(Article(id=name, text=""), f"{blank} entries of this feed hold nothing")
    for number, entry in told:
        yield _to_intake(entry, title, f"{name}:{number}", given)


def read_list(data: bytes) -> tuple[str, ...]:
    """The addresses of the feeds that an OPML list names. Raises InputError if it is none or names none."""
    _check(data)
    try:
        found = [node.get("xmlUrl") for node in ElementTree.fromstring(data).iter("outline")]  # noqa: S314 - checked
    except ElementTree.ParseError as error:
        raise InputError(f"not a whole OPML list: {error}") from error
    addresses = tuple(dict.fromkeys(url for url in found if url))
    if not addresses:
        raise InputError("no feeds in this OPML list: give outlines with an xmlUrl")
    return addresses


def links_of(data: bytes) -> tuple[tuple[str, Article], ...]:
    """For each entry of a feed that has one the address of its page, with what the feed tells of it."""
    entries, title = _parse(data)
    found = ((entry.get("link"), _to_article(entry, title, f"entry {n}")) for n, entry in enumerate(entries, 1))
    return tuple((link, article) for link, article in found if link)


def _check(data: bytes) -> None:
    if _ENTITY.search(data):
        raise InputError("defines entities of its own: not read, as they can be made to grow without end")


def _parse(data: bytes) -> tuple[list[Any], str | None]:
    # Imported late: only feeds need it.
    import feedparser

    _check(data)
    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=True)
    except Exception as error:
        raise InputError(f"not a whole feed ({type(error).__name__}: {error})") from error
    return list(found.entries), found.feed.get("title") or None


def _to_intake(entry: Any, title: str | None, place: str, given: Given) -> Intake:
    article = _to_article(entry, title, place)
    if not article.text:
        return unreadable(article, "no text in this entry")
    return Intake(article=apply_given(article, given))


def _to_article(entry: Any, title: str | None, place: str) -> Article:
    bodies = [part.get("value") or "" for part in entry.get("content") or ()] + [entry.get("summary") or ""]
    text = max((_plain(body) for body in bodies), key=len, default="")
    return Article(
        id=entry.get("id") or entry.get("link") or place,
        text=text,
        url=entry.get("link") or None,
        source=title,
        title=_plain(entry.get("title") or "") or None,
        author=entry.get("author") or None,
        published=read_day(entry.get("published") or entry.get("updated") or ""),
    )


def _plain(body: str) -> str:
    """The text of what may be markup."""
    if not _MARKUP.search(body):
        return body.strip()
    try:
        return read_page(f"<html><body><article>{body}</article></body></html>".encode(), "entry")[0].text
    except InputError:
        return re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", " ", body)).strip()
