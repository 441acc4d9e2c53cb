"""How judgements name a claim, so that they still hold when the report is coded again.

`ARTICLE:START-END:TYPE`: the article's key in the store, the characters of the words that the claim is known by, and
the type that it was coded as (`statement` for one without an event). A second claim of one type at one place has `#2`
behind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.model import Claim
from dateline.review.fields import stands_at

STATEMENT = "statement"
_ANCHOR = re.compile(r"(\d+):(\d+)-(\d+):([\w-]+)(?:#\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What an anchor tells. type: None for a statement."""

    article: int
    start: int
    end: int
    type: str | None


def anchor_claims(article: int, claims: Iterable[Claim]) -> dict[str, str]:
    """The anchors of the claims of an article's reading, by the claim's id."""
    seen: Counter[str] = Counter()
    found = {}
    for claim in claims:
        at = stands_at(claim)
        bare = f"{article}:{at.start}-{at.end}:{claim.event.type if claim.event else STATEMENT}"
        seen[bare] += 1
        found[claim.id] = bare if seen[bare] == 1 else f"{bare}#{seen[bare]}"
    return found


def read_anchor(anchor: str) -> Spot:
    """What an anchor tells. Raises UsageError for something else."""
    match = _ANCHOR.fullmatch(anchor)
    if match is None:
        raise UsageError(f"{anchor!r} names no claim: give its number, or ARTICLE:START-END:TYPE")
    kind = match[4]
    return Spot(article=int(match[1]), start=int(match[2]), end=int(match[3]), type=None if kind == STATEMENT else kind)
