"""Review: the claims that wait for a judgement, those that a look teaches most first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import unquote

from fastapi import Cookie, Query
from pydantic import AfterValidator, Field

from dateline.store.codec import storable
from dateline.store.opening import see_reviewed
from dateline.store.queries_review import Waiting, list_queue
from dateline.store.reviews import load_samples
from dateline.store.stamps import recall
from dateline.web.asking import Listing, Words
from dateline.web.page import Page, Table
from dateline.web.problems import missing
from dateline.web.room import Here

NAME = 80
# The name of whoever judges here, kept by the browser.
COOKIE = "dateline_who"
COLUMNS = ("claim", "report", "type", "actors", "recipients", "said", "confidence", "score", "reasons", "sample")
Name = Annotated[str, Field(max_length=NAME), AfterValidator(storable)]
Known = Annotated[str | None, Cookie(alias=COOKIE, max_length=6 * NAME, include_in_schema=False)]


class QueueAsk(Listing):
    """What waits for whom."""

    who: Annotated[Name | None, Field(description="Who judges.")] = None
    sample: Annotated[Words | None, Field(description="A sample's name.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleShown:
    """A sample. of: from how many claims; coders: who is to judge it."""

    name: str
    claims: int
    of: int
    seed: int
    type: str | None
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits for somebody. who: None leaves out what anybody has judged. more: whether others follow."""

    who: str | None
    sample: str | None
    lines: tuple[Waiting, ...]
    samples: tuple[SampleShown, ...]
    offset: int
    limit: int
    more: bool


def name_of(asked: str | None, known: str | None) -> str | None:
    """Who asks: as the address says, else as the browser knows."""
    return asked or (storable(unquote(known))[:NAME] if known else None)


def show(here: Here, ask: Annotated[QueueAsk, Query()], known: Known = None) -> Queue:
    """The view."""
    who = name_of(ask.who, known)
    samples = list_samples(here)
    if ask.sample and ask.sample not in {s.name for s in samples}:
        raise missing(f"there is no sample {ask.sample}")
    lines = recall(
        here.store,
        ("queue", who, ask.model_dump_json()),
        lambda: list_queue(here.store, who=who, sample=ask.sample, limit=ask.limit + 1, offset=ask.offset),
    )
    return Queue(
        who=who, sample=ask.sample, lines=lines[: ask.limit], samples=samples, offset=ask.offset, limit=ask.limit,
        more=len(lines) > ask.limit,
    )  # fmt: skip


def list_samples(here: Here) -> tuple[SampleShown, ...]:
    """The samples that were drawn, in their order."""
    with see_reviewed(here.store, False).reading_from() as connection:
        samples = load_samples(connection)
    return tuple(
        SampleShown(name=s.name, claims=len(s.claims), of=s.of, seed=s.seed, type=s.type, coders=s.coders)
        for s in samples
    )


def _table(queue: Queue) -> Table:
    rows = tuple(
        (
            w.anchor, w.claim.report, w.claim.type, w.claim.actors, w.claim.recipients, w.claim.said,
            w.claim.confidence, w.score, w.reasons, w.sample,
        )
        for w in queue.lines
    )  # fmt: skip
    return Table(columns=COLUMNS, rows=rows)


PAGE = Page(
    path="/review",
    title="Review",
    about="The claims that wait for a judgement, with why they do: those drawn for somebody, then what teaches most.",
    show=show,
    template="review.html",
    key="r",
    table=_table,
    missable=True,
)
