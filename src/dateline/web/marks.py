"""What stands in a report's text, layer by layer: acts, actors, speakers, times, places, and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.export.marks import Mark
from dateline.export.view import ClaimView
from dateline.model import Evidence, Reading

ACT, ACTOR, SPEAKER, TIME, PLACE, CONTENT, NOTE = "act", "actor", "speaker", "time", "place", "content", "note"
# Which layer a field's words belong to.
FIELDS = {
    "who": ACTOR, "whom": ACTOR, "act": ACT, "says": SPEAKER, "denied by": SPEAKER, "when": TIME, "where": PLACE,
    "content": CONTENT,
}  # fmt: skip

Span = tuple[int, int]
Place = tuple[str, Span]


def mark_report(reading: Reading, views: Sequence[ClaimView]) -> tuple[Mark, ...]:
    """A mark for each layer and span, in the order of the text."""
    found: dict[Place, Mark] = {}
    for layer, span in _read_spans(reading):
        found.setdefault((layer, span), _mark(layer, span))
    for view in views:
        for field in view.fields:
            for words in field.words if _is_marked(view, field.name) else ():
                layer, span = FIELDS[field.name], (words.start, words.end)
                found[layer, span] = _add(found.get((layer, span)) or _mark(layer, span), view, field.name)
    ordered = sorted(found.values(), key=lambda m: (m.start, -m.end, m.kind))
    return tuple(_mark(m.kind, (m.start, m.end), f"s{n}", m.claims, m.tone) for n, m in enumerate(ordered, 1))


def find_ids(marks: Iterable[Mark]) -> dict[Place, str]:
    """The id of the mark at each place."""
    return {(m.kind, (m.start, m.end)): m.id for m in marks}


def layer_of(field: str) -> str:
    """The layer of a field's words."""
    return FIELDS.get(field, CONTENT)


def slug(quad: str | None) -> str:
    """A quad as a name of CSS."""
    return f"q-{quad.replace(' ', '-').replace('_', '-')}" if quad else ""


def _read_spans(reading: Reading) -> Iterator[Place]:
    for actor in reading.actors:
        yield from ((ACTOR, (start, end)) for start, end in actor.mentions)
    yield from ((TIME, (t.start, t.end)) for t in reading.times)
    yield from ((PLACE, (p.start, p.end)) for p in reading.places)
    noted: Iterator[Evidence] = (n.evidence for n in reading.notes if n.evidence)
    yield from ((NOTE, (e.start, e.end)) for e in noted)


def _is_marked(view: ClaimView, field: str) -> bool:
    # A mere statement has no word that is its act: what it says is its content.
    return field in FIELDS and (view.claim.event is not None or field != "act")


def _add(mark: Mark, view: ClaimView, field: str) -> Mark:
    """The mark with one more field that points at it: an act bears its quad, and leads to its claim."""
    event = view.claim.event
    tone = slug(event.quad) if event and field == "act" else mark.tone
    stands_for = field == ("act" if event else "content")
    claims = (*mark.claims, view.number) if stands_for else mark.claims
    return _mark(mark.kind, (mark.start, mark.end), mark.id, claims, tone)


def _mark(layer: str, span: Span, id: str = "", claims: tuple[int, ...] = (), tone: str = "") -> Mark:
    return Mark(id=id, start=span[0], end=span[1], kind=layer, claims=claims, tone=tone)
