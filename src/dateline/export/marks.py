"""A text cut into pieces at every edge of a marked span, so that spans may cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.export.view import ClaimView
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of the text that fields point at. claim: number of the claim whose act it is, if it is one."""

    id: str
    start: int
    end: int
    kind: str
    claim: int | None = None
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


def collect_marks(
    views: Sequence[ClaimView], prefix: str, extra: Iterable[Evidence] = ()
) -> dict[tuple[int, int], Mark]:
    """One mark a span, by (start, end), in text order. extra: further spans to mark, such as those of notes."""
    found: dict[tuple[int, int], tuple[str, int | None, str]] = {}
    for view in views:
        for field in view.fields:
            act = field.name == "act"
            kind = KINDS.get(field.name)
            # What a mere statement says is marked as its content.
            for words in field.words if kind and (view.claim.event or not act) else ():
                if act or (words.start, words.end) not in found:
                    found[words.start, words.end] = (
                        kind or "",
                        view.number if act else None,
                        _tone(view) if act else "",
                    )
    for words in extra:
        found.setdefault((words.start, words.end), ("note", None, ""))
    return {
        span: Mark(id=f"{prefix}s{n}", start=span[0], end=span[1], kind=kind, claim=claim, tone=tone)
        for n, (span, (kind, claim, tone)) in enumerate(sorted(found.items(), key=lambda item: item[0]), 1)
    }


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
        claims=tuple(m.claim for m in ranked if m.claim is not None and m.end == end),
    )
