"""Many reports: in chunks, on one process or several, and always with the same result."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache, partial
from threading import Lock
from typing import Protocol, runtime_checkable

from dateline.ingest.intake import Intake
from dateline.model import Article, CoderInfo, Note, Reading
from dateline.run.screen import screen
from dateline.run.workers import map_apart
from dateline.settings import Settings

FAILED = "failed"
CHUNK_ARTICLES, CHUNK_LETTERS = 64, 50_000
COLLECT_AFTER = 20_000

Chunk = tuple[Intake, ...]

# A parser reads one thing at a time, and the threads of a server share it.
_turn = Lock()


class Reader(Protocol):
    """What this module needs of a coder."""

    @property
    def info(self) -> CoderInfo:
        """What makes the readings."""

    def read_article(self, article: Article) -> Reading:
        """The reading of one article."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of articles, in order."""


@runtime_checkable
class Forgetful(Protocol):
    """A coder that can forget."""

    def forgetting(self) -> AbstractContextManager[None]:
        """See `Coder.forgetting`."""


def code_many(intakes: Iterable[Intake], settings: Settings) -> Iterator[Reading]:
    """One reading an intake, in order, whatever the number of workers.

    What is not to be coded (unreadable, empty, not English) has an empty reading that says so,
    and so has a report that the coder fails on. Raises what `dateline.load` raises.
    """
    for readings in code_chunks(cut(intakes), settings):
        yield from readings


def code_chunks(chunks: Iterable[Chunk], settings: Settings) -> Iterator[list[Reading]]:
    """The readings of each chunk, in order, as `code_many` gives them."""
    code_chunk = partial(_code_chunk, settings)
    return map(code_chunk, chunks) if settings.workers == 1 else map_apart(code_chunk, chunks, settings.workers)


def cut(intakes: Iterable[Intake], *, articles: int = 0, most: int = 0) -> Iterator[Chunk]:
    """The intakes in chunks that depend on nothing but the intakes: of so many articles, or ended by `most`
    letters (0: as the coder takes them).

    A parser may differ in its last digits with what else is in its batch: the same chunks for
    any number of workers make the same readings.
    """
    chunk: list[Intake] = []
    letters = 0
    for intake in intakes:
        chunk.append(intake)
        letters += len(intake.article.text)
        if len(chunk) >= (articles or CHUNK_ARTICLES) or letters >= (most or CHUNK_LETTERS):
            yield tuple(chunk)
            chunk, letters = [], 0
    if chunk:
        yield tuple(chunk)


def load_reader(settings: Settings) -> Reader:
    """The coder of this process, loaded once. Raises what `dateline.load` raises."""
    return _load(replace(settings, workers=1))


@cache
def _load(settings: Settings) -> Reader:
    # Imported late: a process that only hands out work needs no parser.
    from dateline.run.coder import load_coder

    coder = load_coder(settings.model, settings.lexicons, gate=settings.gate)
    # The knowledge is many small things that stay: the collector need not look at them again and again.
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
    return coder


def _code_chunk(settings: Settings, chunk: Chunk) -> list[Reading]:
    if not chunk:
        return []
    with _turn:
        coder = load_reader(settings)
        # Nobody else has this coder, and nothing but readings is left of the chunk.
        with coder.forgetting() if isinstance(coder, Forgetful) else nullcontext():
            return code_chunk(coder, chunk)


def code_chunk(coder: Reader, chunk: Chunk) -> list[Reading]:
    """The readings of one chunk, in order, as `code_many` gives them."""
    screened = [_screen(intake) for intake in chunk]
    codable = [s.article for s in screened if s.fault is None]
    coded = iter(_code_all(coder, codable))
    return [_finish(s, next(coded) if s.fault is None else _blank(s.article, coder)) for s in screened]


def _screen(intake: Intake) -> Intake:
    """The intake with its language; at fault if there is nothing in it that can be coded."""
    if intake.fault is not None:
        return intake
    article, note = screen(intake.article)
    if note is None:
        return replace(intake, article=article)
    return Intake(article=article, notes=(*intake.notes, note), fault=note.text)


def _finish(intake: Intake, reading: Reading) -> Reading:
    return replace(reading, notes=(*intake.notes, *reading.notes))


def _blank(article: Article, coder: Reader) -> Reading:
    return Reading(article=article, coder=coder.info)


def _code_all(coder: Reader, articles: list[Article]) -> list[Reading]:
    try:
        return list(coder.pipe(articles))
    except Exception:  # noqa: BLE001 - one by one tells which report it was, and saves the others
        return [_code_one(coder, article) for article in articles]


def _code_one(coder: Reader, article: Article) -> Reading:
    try:
        return coder.read_article(article)
    except Exception as error:  # noqa: BLE001 - a fault in one report must not cost the others; it is recorded
        reason = f"coding failed: {type(error).__name__}: {error}"
        return replace(_blank(article, coder), notes=(Note(code=FAILED, text=reason),))
