"""A reading as it stands after people's judgements. The original is never changed: this is laid over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.lexicon.ontology import Ontology
from dateline.model import Attribution, Claim, Evidence, Note, Origin, Reading
from dateline.review.anchors import anchor_claims, read_anchor
from dateline.review.applying import apply_fields
from dateline.review.verdicts import ADD, CORRECT, REJECT, Standing

COMPONENT = "review"
NOTE = "reviewed"
# What stands of each article's claims, by the article's key.
Standings = Mapping[int, tuple[Standing, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaid:
    """A reading with all of its claims in their old places, those that were added behind them.

    anchors: of every claim, by its id; rejected: ids of those that are not to be shown.
    """

    reading: Reading
    anchors: Mapping[str, str]
    rejected: frozenset[str]

    @property
    def standing(self) -> Reading:
        """The reading without what was rejected."""
        kept = tuple(c for c in self.reading.claims if c.id not in self.rejected)
        return replace(self.reading, claims=tuple(_forget(c, self.rejected) for c in kept))


def lay_over(reading: Reading, article: int, mine: Sequence[Standing], ontology: Ontology) -> Overlaid:
    """The reading of an article with what stands of its claims. article: its key; mine: what stands of its claims.

    A claim that a newer coding does not make any more stays, if people said that it is there.
    """
    anchors = anchor_claims(article, reading.claims)
    named = {anchor: claim_id for claim_id, anchor in anchors.items()}
    rejected = frozenset(named[s.anchor] for s in mine if s.decision == REJECT and s.anchor in named)
    for standing in mine:
        if standing.decision == REJECT:
            continue
        if standing.anchor in named:
            reading = _change(reading, named[standing.anchor], standing, ontology)
        else:
            reading = _add(reading, standing, ontology)
            anchors[reading.claims[-1].id] = standing.anchor
    return Overlaid(reading=reading, anchors=anchors, rejected=rejected)


def _change(reading: Reading, claim_id: str, standing: Standing, ontology: Ontology) -> Reading:
    number, claim = next((n, c) for n, c in enumerate(reading.claims) if c.id == claim_id)
    reading, told = apply_fields(reading, claim, standing.fields, ontology)
    if told != claim:
        origin = Origin(component=COMPONENT, rule=f"corrected < {claim.origin.rule}")
        told = replace(told, origin=origin)
        reading = replace(reading, notes=(*reading.notes, *_tell(standing, told)))
    return replace(reading, claims=(*reading.claims[:number], told, *reading.claims[number + 1 :]))


def _add(reading: Reading, standing: Standing, ontology: Ontology) -> Reading:
    """A claim that the coding has not got."""
    spot = read_anchor(standing.anchor)
    words = Evidence(start=spot.start, end=spot.end, text=reading.article.text[spot.start : spot.end])
    rule = "added" if standing.decision == ADD else "kept"
    bare = Claim(
        id=f"r{standing.verdicts[0].id}",
        attribution=Attribution(),
        evidence=words,
        origin=Origin(component=COMPONENT, rule=rule),
        confidence=1.0,
    )
    reading, told = apply_fields(reading, bare, standing.fields, ontology)
    return replace(reading, claims=(*reading.claims, told), notes=(*reading.notes, *_tell(standing, told)))


def _tell(standing: Standing, claim: Claim) -> Iterable[Note]:
    """Who judged what, as notes of the reading."""
    for verdict in standing.verdicts:
        if verdict.decision not in (ADD, CORRECT):
            continue
        what = ", ".join(verdict.changed) if verdict.decision == CORRECT else "a claim that was missed"
        why = f": {verdict.why}" if verdict.why else ""
        text = f"{claim.id}: {what} by {verdict.who}, {verdict.made[:10]}{why}"
        yield Note(code=NOTE, text=text, evidence=claim.evidence)


def _forget(claim: Claim, rejected: frozenset[str]) -> Claim:
    """The claim without its answers to claims that are not there any more."""
    kinds = (*claim.answer_kinds, *("",) * len(claim.answers))
    kept = [(a, k) for a, k in zip(claim.answers, kinds, strict=False) if a not in rejected]
    if len(kept) == len(claim.answers):
        return claim
    return replace(claim, answers=tuple(a for a, _ in kept), answer_kinds=tuple(k for _, k in kept if k))
