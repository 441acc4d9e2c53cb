"""From addresses to articles: pages, files, feeds with the pages that they tell of, lists of feeds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dateline.errors import InputError
from dateline.ingest.feeds import links_of, looks_like_feed, looks_like_list, read_feed, read_list
from dateline.ingest.fetch import Fetched, Reach, fetch
from dateline.ingest.gauge import Moved, ignore
from dateline.ingest.intake import Given, Intake, apply_given, unreadable
from dateline.ingest.kinds import Source, read_source
from dateline.model import Article

PAGE_KINDS = ("text/html", "application/xhtml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """How addresses are read. reach: what may be fetched; follow: whether the pages that a feed tells of are, too."""

    reach: Reach
    follow: bool = True


def read_address(url: str, web: Web, given: Given, moved: Moved = ignore) -> Iterator[Intake]:
    """The reports at an address. What cannot be fetched or read comes out as an intake with a fault.

    moved: told how much of it was read, 0 to 1.
    """
    try:
        found = fetch(url, web.reach)
        if looks_like_list(found.data):
            yield from read_feeds(found.data, web, given, moved)
        elif looks_like_feed(found.data):
            yield from _read_feed(found, web, given, moved)
        else:
            yield from _read_fetched(found, given)
    except InputError as error:
        yield unreadable(Article(id=url, text="", url=url), str(error))


def read_feeds(data: bytes, web: Web, given: Given, moved: Moved = ignore) -> Iterator[Intake]:
    """The reports of all feeds of an OPML list, each once. moved: as above. Raises InputError if it is none."""
    seen: set[str] = set()
    feeds = read_list(data)
    for number, url in enumerate(feeds):
        for intake in read_address(url, web, given, _within(moved, number, len(feeds))):
            if intake.article.id not in seen:
                seen.add(intake.article.id)
                yield intake


def _within(moved: Moved, number: int, count: int) -> Moved:
    """Tells how much of all was read where one of so many parts is read."""
    return lambda part: moved((number + part) / count)


def _read_feed(feed: Fetched, web: Web, given: Given, moved: Moved) -> Iterator[Intake]:
    if not web.follow:
        yield from read_feed(feed.data, feed.url, given)
        return
    links = links_of(feed.data)
    if not links:
        yield from read_feed(feed.data, feed.url, given)
    for number, (link, told) in enumerate(links, 1):
        moved(number / len(links))
        yield _read_entry(link, told, web, given)


def _read_entry(link: str, told: Article, web: Web, given: Given) -> Intake:
    """The page of an entry; what the feed tells goes before what the page does, and stands alone if it must."""
    try:
        (intake, *_) = _read_fetched(fetch(link, web.reach), given)
        if intake.fault:
            raise InputError(intake.fault)
        whole = intake.article
    except InputError as error:
        if not told.text:
            return unreadable(replace(told, url=link), str(error))
        return Intake(article=apply_given(told, given))
    article = replace(
        whole,
        id=told.id,
        title=told.title or whole.title,
        source=told.source or whole.source,
        author=told.author or whole.author,
        published=told.published or whole.published,
        url=link,
    )
    return replace(intake, article=apply_given(article, given))


def _read_fetched(found: Fetched, given: Given) -> Iterator[Intake]:
    path = urlsplit(found.url).path
    file = "page.html" if found.kind.startswith(PAGE_KINDS) else PurePosixPath(path).name or "page"
    stream = io.BytesIO(found.data)
    source = Source(name=found.url, file=file, stream=stream, size=len(found.data), given=given)
    for intake in read_source(source):
        yield replace(intake, article=replace(intake.article, url=intake.article.url or found.url))
