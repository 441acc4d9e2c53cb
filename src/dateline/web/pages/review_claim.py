"""One claim to be judged, in the text of its report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import Field

from dateline.errors import StoreError, UsageError
from dateline.export.marks import Mark, Piece, cut_text
from dateline.lexicon.ontology import load_ontology
from dateline.review.fields import FIELDS, SIDES, show_field, stands_at
from dateline.review.givens import CLOSED
from dateline.store.queries_review import list_queue
from dateline.store.review_desk import OnDesk, find_claim
from dateline.store.stamps import recall
from dateline.web.asking import Ask
from dateline.web.page import Page
from dateline.web.pages.review import Known, Name, name_of
from dateline.web.problems import missing
from dateline.web.room import Here

LONGEST_ANCHOR = 120
NEXT = 2
HINTS = {
    "mode": "parted by commas", "contexts": "parted by commas", "actors": "Name [COUNTRY SECTOR] + Name",
    "recipients": "Name [COUNTRY SECTOR] + Name", "time": "2024-03-04, or 2024-03-01 to 2024-03-04",
    "place": "Name, COUNTRY", "toll": "3 killed, 4 injured, 5 detained", "speaker": "empty: the report itself",
    "auxiliary": "negation, future, hypothetical, historical", "content": "words of the text",
}  # fmt: skip


class ClaimAsk(Ask):
    """Who asks."""

    who: Annotated[Name | None, Field(description="Who judges: others' judgements are hidden from them.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field, as people write it. coded: as it was coded; now: as whoever asks has it; options: its only values."""

    name: str
    coded: str
    now: str
    hint: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementShown:
    """A judgement on the claim. changed: field and value."""

    id: int
    who: str
    made: str
    decision: str
    why: str | None
    settles: bool
    changed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown:
    """A claim to be judged. key, anchor: how it is named; report: its key; next: the anchor of what waits next."""

    key: int
    anchor: str
    report: int
    name: str
    title: str | None
    source: str | None
    published: str | None
    who: str | None
    text: str
    marks: tuple[Mark, ...]
    fields: tuple[FieldShown, ...]
    judgements: tuple[JudgementShown, ...]
    rule: str
    confidence: float
    next: str | None

    @property
    def pieces(self) -> Sequence[Piece]:
        """The text, cut at every edge of a mark."""
        return cut_text(self.text, self.marks)


def show(
    here: Here,
    claim: Annotated[str, Path(max_length=LONGEST_ANCHOR, description="Its key, or ARTICLE:START-END:TYPE.")],
    ask: Annotated[ClaimAsk, Query()],
    known: Known = None,
) -> ClaimShown:
    """The view."""
    who = name_of(ask.who, known)
    try:
        found = find_claim(here.store, claim, who)
    except (StoreError, UsageError, OverflowError) as error:
        raise missing(f"there is no claim {claim}") from error
    waiting = recall(here.store, ("next", who), lambda: list_queue(here.store, who=who, limit=NEXT))
    onward = next((w.anchor for w in waiting if w.anchor != found.anchor), None)
    return _shown(found, who, onward)


def _shown(found: OnDesk, who: str | None, onward: str | None) -> ClaimShown:
    article = found.article
    return ClaimShown(
        key=found.key,
        anchor=found.anchor,
        report=found.report,
        name=article.id,
        title=article.title,
        source=article.source,
        published=article.published.isoformat() if article.published else None,
        who=who,
        text=article.text,
        marks=tuple(_marks(found)),
        fields=tuple(_field(name, found.was.get(name), found.now.get(name)) for name in FIELDS),
        judgements=tuple(
            JudgementShown(
                id=v.id, who=v.who, made=v.made, decision=v.decision, why=v.why, settles=v.settles,
                changed=tuple((name, show_field(name, v.now[name])) for name in v.changed),
            )
            for v in found.verdicts
        ),
        rule=found.claim.origin.rule,
        confidence=found.claim.confidence,
        next=onward,
    )  # fmt: skip


def _field(name: str, coded: Any, now: Any) -> FieldShown:
    return FieldShown(
        name=name, coded=show_field(name, coded), now=show_field(name, now), hint=HINTS.get(name, ""),
        options=_options(name),
    )  # fmt: skip


@cache
def _options(name: str) -> tuple[str, ...]:
    if name == "type":
        return ("", *load_ontology().types)
    values = CLOSED.get(name, ())
    return ("", *values) if name in ("certainty", "support") else values


def _marks(found: OnDesk) -> Iterator[Mark]:
    """The words of the claim's fields as whoever asks has them, its own words lit up."""
    at = stands_at(found.claim)
    yield Mark(id="trigger", start=at.start, end=at.end, kind="act", tone="lit")
    kinds = {"place": "place", "speaker": "speaker", "content": "content"}
    for name, kind in kinds.items():
        yield from _mark(name, kind, found.now.get(name))
    for side in SIDES:
        for number, party in enumerate(found.now.get(side) or ()):
            yield from _mark(f"{side}-{number}", "actor", party)


def _mark(name: str, kind: str, words: Mapping[str, Any] | None) -> Iterator[Mark]:
    if words and words.get("start") is not None:
        yield Mark(id=name, start=words["start"], end=words["end"], kind=kind)


PAGE = Page(
    path="/review/claims/{claim}",
    title="Claim",
    about="One claim with its words in the text, every field as it was coded, and the judgements that one may see.",
    show=show,
    template="review_claim.html",
    missable=True,
)
