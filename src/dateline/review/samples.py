"""Claims drawn at random, to tell how many of all are right, and how far people agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from dateline.review.fields import COUNTED
from dateline.review.figures import Figure, estimate_share
from dateline.review.verdicts import REJECT, Standing, Verdict, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Claims drawn at random.

    seed: of the draw; of: from how many claims; type: of that type alone, None for all events. claims: anchors, in the
    order in which they were drawn. coders: who is to judge them, blind to each other if there are several; nobody:
    whoever comes. codebook: of the newest reading at that time.
    """

    name: str
    made: str
    who: str
    seed: int
    of: int
    type: str | None
    claims: tuple[str, ...]
    coders: tuple[str, ...]
    codebook: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many of the claims of events are right, by a random sample.

    right: those that people left as they are in what counts go by: that it is there, type, status, actors, recipients;
    whole: in every field. by_field: of those that are there. codebook: what made them; outdated: the store has been
    coded with another one since. Nothing is known (value None) as long as no sample was judged.
    """

    right: Figure
    whole: Figure
    codebook: str | None = None
    outdated: bool = False


def is_done(sample: Sample, verdicts: Iterable[Verdict]) -> bool:
    """Whether all of its coders have judged all of its claims."""
    judged = {(v.who, v.anchor) for v in verdicts}
    return all((who, anchor) in judged for who in sample.coders for anchor in sample.claims)


def list_held_back(samples: Iterable[Sample], verdicts: Sequence[Verdict]) -> Set[str]:
    """The claims whose judgements nobody is to see yet: several coders are to judge them, and are not done."""
    open_ones = [s for s in samples if len(s.coders) > 1 and not is_done(s, verdicts)]
    return {anchor for sample in open_ones for anchor in sample.claims}


def list_visible(samples: Iterable[Sample], verdicts: Sequence[Verdict], who: str | None) -> tuple[Verdict, ...]:
    """The judgements that somebody may see, in their order.

    One's own always; those of others on claims that one has judged oneself, unless they are held back. Without a name:
    all that are not held back.
    """
    hidden = list_held_back(samples, verdicts)
    mine = {v.anchor for v in verdicts if v.who == who}
    return tuple(v for v in verdicts if v.who == who or (v.anchor not in hidden and (who is None or v.anchor in mine)))


def estimate(samples: Sequence[Sample], verdicts: Sequence[Verdict], codebook: str | None) -> Precision:
    """How many claims are right, by the samples of all events that were drawn last of one codebook.

    codebook: that of the store now.
    """
    hidden = list_held_back(samples, verdicts)
    standings = settle(v for v in verdicts if v.anchor not in hidden)
    drawn = [s for s in samples if s.type is None and any(a in standings for a in s.claims)]
    if not drawn:
        return Precision(right=estimate_share(0, 0), whole=estimate_share(0, 0))
    newest = drawn[-1].codebook
    anchors = dict.fromkeys(a for s in drawn if s.codebook == newest for a in s.claims if a in standings)
    judged = [standings[anchor] for anchor in anchors]
    right = sum(is_right(standing) for standing in judged)
    whole = sum(is_right(standing) and not standing.by and not standing.disputed for standing in judged)
    return Precision(
        right=estimate_share(right, len(judged)),
        whole=estimate_share(whole, len(judged)),
        codebook=newest,
        outdated=newest != codebook,
    )


def is_right(standing: Standing) -> bool:
    """Whether the claim is there as it was coded, in all that counts go by; what is disputed is not sure to be."""
    if standing.decision == REJECT or set(standing.disputed) & {"claim", *COUNTED}:
        return False
    return not set(standing.by) & set(COUNTED)
