"""What people judged, as gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.model import Article
from dateline.review.anchors import Spot, read_anchor
from dateline.review.fields import FIELDS
from dateline.review.gold import SOME
from dateline.review.verdicts import REJECT, Standing


def to_gold(article: Article, standings: Sequence[Standing]) -> dict[str, Any]:
    """The row of gold of one article. Fields that people dispute are left out, and so are claims that they dispute."""
    head = {
        "id": article.id,
        "published": article.published.isoformat() if article.published else None,
        **{name: getattr(article, name) for name in ("source", "title", "url")},
    }
    agreed = [s for s in standings if "claim" not in s.disputed]
    return {
        **{name: value for name, value in head.items() if value is not None},
        "text": article.text,
        "complete": SOME,
        "claims": [_claim(s, article.text) for s in _ordered(agreed) if s.decision != REJECT],
        "rejected": [_rejected(s, article.text) for s in _ordered(agreed) if s.decision == REJECT],
    }


def _ordered(standings: Iterable[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda s: (read_anchor(s.anchor).start, s.anchor))


def _claim(standing: Standing, text: str) -> dict[str, Any]:
    fields = {n: standing.fields[n] for n in FIELDS if n in standing.fields and n not in standing.disputed}
    return {"at": _words(read_anchor(standing.anchor), text), **fields, "by": [v.who for v in standing.verdicts]}


def _rejected(standing: Standing, text: str) -> dict[str, Any]:
    spot = read_anchor(standing.anchor)
    return {"at": _words(spot, text), "type": spot.type, "by": [v.who for v in standing.verdicts]}


def _words(spot: Spot, text: str) -> dict[str, Any]:
    return {"start": spot.start, "end": spot.end, "text": text[spot.start : spot.end]}
