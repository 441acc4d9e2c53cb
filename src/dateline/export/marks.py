"""A text cut into pieces at every edge of a marked span, so that spans may cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.export.view import ClaimView, Field
from dateline.model import Evidence

# How a field's words are marked; the first that fits a piece decides how it looks.
KINDS = {
    "act": "act",
    "who": "party",
    "whom": "party",
    "says": "says",
    "denied by": "says",
    "when": "when",
    "where": "where",
    "content": "content",
}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of the text that fields point at. claims: numbers of the claims that it stands for."""

    id: str
    start: int
    end: int
    kind: str
    claims: tuple[int, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that stand in the same marks. starts: marks that begin here; claims: those whose act ends here."""

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[str, ...]
    claims: tuple[int, ...]

    @property
    def classes(self) -> str:
        """CSS classes: what the piece is, and the marks that it stands in."""
        kinds = dict.fromkeys(part for m in self.marks for part in (m.kind, m.tone) if part)
        return " ".join((*kinds, *(m.id for m in self.marks)))


def collect_marks(views: Sequence[ClaimView], prefix: str, extra: Iterable[Evidence] = ()) -> dict[Span, Mark]:
    """One mark a span, in text order. extra: further spans to mark, such as those of notes."""
    found: dict[Span, Mark] = {}
    for view in views:
        for field in view.fields:
            for words in field.words if _is_marked(view, field) else ():
                span = words.start, words.end
                found[span] = _mark(found.get(span), view, field, span)
    for words in extra:
        span = words.start, words.end
        found.setdefault(span, Mark(id="", start=span[0], end=span[1], kind="note"))
    return {span: replace(found[span], id=f"{prefix}s{n}") for n, span in enumerate(sorted(found), 1)}


def _is_marked(view: ClaimView, field: Field) -> bool:
    # What a mere statement says is marked as its content.
    return field.name in KINDS and (view.claim.event is not None or field.name != "act")


def _mark(known: Mark | None, view: ClaimView, field: Field, span: Span) -> Mark:
    """The mark of a span with one more field that points at it; an act goes before all else."""
    mark = known or Mark(id="", start=span[0], end=span[1], kind=KINDS[field.name])
    if field.name == "act":
        mark = replace(mark, kind="act", tone=_tone(view))
    stands_for = field.name == ("act" if view.claim.event else "content")
    return replace(mark, claims=(*mark.claims, view.number)) if stands_for else mark


def _tone(view: ClaimView) -> str:
    score = view.claim.event.score if view.claim.event else None
    return "" if not score else "good" if score > 0 else "bad"


def cut_text(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in pieces, in order."""
    known = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    edges = sorted({0, len(text), *(m.start for m in known), *(m.end for m in known)})
    waiting = sorted(known, key=lambda m: m.start)
    at, open_marks, pieces = 0, list[Mark](), []
    for start, end in pairwise(edges):
        open_marks = [m for m in open_marks if m.end > start]
        begun = []
        while at < len(waiting) and waiting[at].start == start:
            begun.append(waiting[at])
            at += 1
        open_marks += begun
        pieces.append(_piece(text[start:end], open_marks, begun, end))
    return pieces


def _piece(text: str, marks: list[Mark], begun: list[Mark], end: int) -> Piece:
    order = list(KINDS.values())
    ranked = sorted(marks, key=lambda m: order.index(m.kind) if m.kind in order else len(order))
    return Piece(
        text=text,
        marks=tuple(ranked),
        starts=tuple(m.id for m in begun),
        claims=tuple(sorted(n for m in ranked if m.end == end for n in m.claims)),
    )
