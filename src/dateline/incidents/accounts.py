"""The claims of one report that tell of one happening, and what they tell together.

A report names a happening once with its day and its place, and then as `the attack`: what its sentences leave open, the
others say. So reports are compared by what all their claims about a happening tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.incidents.likeness import ENOUGH, compare
from dateline.incidents.telling import Telling
from dateline.lexicon.incidents import IncidentRules


def gather(tellings: Iterable[Telling], rules: IncidentRules) -> list[tuple[Telling, ...]]:
    """The claims of a report, in the order of its text, those about one happening together."""
    found: list[tuple[Telling, ...]] = []
    told: list[Telling] = []
    for telling in tellings:
        scores = [compare(telling, account, rules).score for account in told]
        best = max(range(len(scores)), key=lambda n: (scores[n], -n), default=None)
        if best is None or scores[best] < ENOUGH:
            found.append((telling,))
            told.append(telling)
        else:
            found[best] = (*found[best], telling)
            told[best] = combine(found[best])
    return found


def combine(parts: Sequence[Telling]) -> Telling:
    """What the claims of a report about one happening tell together; it goes by the key of the first."""
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    dated = min(parts, key=lambda t: (t.first is None, not t.sure, not t.is_dated))
    placed = min(parts, key=lambda t: (t.place is None, not t.exact, t.spot is None))
    numbered = max(parts, key=lambda t: len(t.tolls))
    return replace(
        first,
        parts=tuple(parts),
        modes=frozenset().union(*(t.modes for t in parts)),
        auxiliary=min((t.auxiliary for t in parts), key=len),
        denied=all(t.denied for t in parts),
        first=dated.first,
        last=dated.last,
        sure=dated.sure,
        place=placed.place,
        country=placed.country,
        region=placed.region,
        exact=placed.exact,
        spot=placed.spot,
        tolls=numbered.tolls,
        least=numbered.least,
        actors=frozenset().union(*(t.actors for t in parts)),
        recipients=frozenset().union(*(t.recipients for t in parts)),
        words=frozenset().union(*(t.words for t in parts)),
    )
