"""A report: its text with what was read out of it, and each claim with its words and reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Path

from dateline.coding.standing import Standing, standing
from dateline.errors import StoreError
from dateline.export.marks import Mark, Piece, cut_text
from dateline.export.view import ClaimView, view_claims
from dateline.model import CoderInfo, Dateline, Note
from dateline.review.overlay import Overlaid
from dateline.store.fetch import Held, read_article
from dateline.store.queries_articles import ArticlesWanted, find_articles
from dateline.store.queries_near import Home, find_homes
from dateline.store.reviews import read_overlaid
from dateline.web.marks import Place, find_ids, layer_of, mark_report
from dateline.web.page import Page, Table
from dateline.web.problems import missing
from dateline.web.room import Here

MOST_COPIES = 50
HEADLINE = ("who", "act", "whom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of the text. mark: the id of their mark, None if they are not marked."""

    start: int
    end: int
    text: str
    mark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A field of a claim; as in dateline.export.view."""

    name: str
    value: str
    why: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """A claim of the report.

    number: its place among them, from 1. id: in the reading. answers, denied_in: numbers of other claims. quad, score:
    None where there is no event. rule: the chain of rules that made it.
    anchor: how judgements name it, "" outside of a store. home: the incident that it belongs to.
    """

    number: int
    id: str
    quad: str | None
    score: float | None
    fields: tuple[Told, ...]
    answers: tuple[int, ...]
    denied_in: tuple[int, ...]
    standing: Standing
    component: str
    rule: str
    confidence: float
    anchor: str
    home: Home | None = None

    @property
    def headline(self) -> tuple[Told, ...]:
        """Who did what to whom."""
        return tuple(f for f in self.fields if f.name in HEADLINE)

    @property
    def marks(self) -> tuple[str, ...]:
        """The ids of the marks that its fields point at."""
        return tuple(dict.fromkeys(w.mark for f in self.fields for w in f.words if w.mark))


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another report with the same text, or nearly so."""

    id: int
    name: str
    source: str | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report. id: its key; name: what it came in as; status, reason: what became of it, and why it was not coded.

    marks: spans of the text by layer. coder: None if it was not coded.
    """

    id: int
    name: str
    title: str | None
    url: str | None
    source: str | None
    author: str | None
    dateline: Dateline | None
    published: dt.date | None
    status: str
    reason: str | None
    first_copy: int | None
    copies: tuple[Copy, ...]
    text: str
    marks: tuple[Mark, ...]
    claims: tuple[ReadClaim, ...]
    notes: tuple[Note, ...]
    coder: CoderInfo | None

    @property
    def pieces(self) -> Sequence[Piece]:
        """The text, cut at every edge of a mark."""
        return cut_text(self.text, self.marks)


def show(here: Here, article: Annotated[int, Path(ge=1, le=1 << 62, description="The report's key.")]) -> Report:
    """The view."""
    try:
        held = read_article(here.store, article)
    except StoreError as error:
        raise missing(f"there is no report {article}") from error
    copies = find_articles(here.store, ArticlesWanted(copies_of=held.first_copy or held.id), limit=MOST_COPIES)
    found = make_report(held, read_overlaid(here.store, article), [c for c in copies if c.id != held.id])
    homes = find_homes(here.store, article)
    return replace(found, claims=tuple(replace(c, home=homes.get(c.number - 1)) for c in found.claims))


def make_report(held: Held, seen: Overlaid | None, copies: Sequence[Held]) -> Report:
    """A report as its page shows it. seen: its reading as people judged it; claims keep their numbers."""
    reading = seen.reading if seen else None
    article = reading.article if reading else held.article
    views = [v for v in view_claims(reading) if v.claim.id not in seen.rejected] if reading and seen else []
    marks = mark_report(reading, views) if reading else ()
    stands = standing(seen.standing) if seen else {}
    ids = find_ids(marks)
    return Report(
        id=held.id,
        name=held.article.id,
        title=article.title,
        url=article.url,
        source=article.source,
        author=article.author,
        dateline=article.dateline,
        published=article.published,
        status=held.status,
        reason=held.reason,
        first_copy=held.first_copy,
        copies=tuple(Copy(id=c.id, name=c.article.id, source=c.article.source, status=c.status) for c in copies),
        text=article.text,
        marks=marks,
        claims=tuple(_claim(view, stands, (ids, seen.anchors)) for view in views) if seen else (),
        notes=reading.notes if reading else (),
        coder=reading.coder if reading else None,
    )


def _claim(
    view: ClaimView, stands: Mapping[str, Standing], names: tuple[Mapping[Place, str], Mapping[str, str]]
) -> ReadClaim:
    claim, event = view.claim, view.claim.event
    ids, anchors = names
    return ReadClaim(
        number=view.number,
        id=claim.id,
        quad=event.quad if event else None,
        score=event.score if event else None,
        fields=tuple(
            Told(
                name=f.name,
                value=f.value,
                why=f.why,
                words=tuple(
                    Words(start=w.start, end=w.end, text=w.text, mark=ids.get((layer_of(f.name), (w.start, w.end))))
                    for w in f.words
                ),
            )
            for f in view.fields
        ),
        answers=view.answers,
        denied_in=view.denied_in,
        standing=stands[claim.id],
        component=claim.origin.component,
        rule=claim.origin.rule,
        confidence=claim.confidence,
        anchor=anchors.get(claim.id, ""),
    )


def _table(report: Report) -> Table:
    names = tuple(dict.fromkeys(f.name for c in report.claims for f in c.fields))
    rows = []
    for claim in report.claims:
        values = {f.name: f.value for f in claim.fields}
        told = (claim.number, *(values.get(name) for name in names))
        rows.append((*told, claim.standing.kind, claim.standing.why, claim.rule, claim.confidence))
    return Table(columns=("claim", *names, "standing", "answers", "rule", "confidence"), rows=tuple(rows))


PAGE = Page(
    path="/reports/{article}",
    title="Report",
    about="A report's text with the spans of its actors, acts, times, places and speakers, and its claims.",
    show=show,
    template="report.html",
    table=_table,
    missable=True,
)
