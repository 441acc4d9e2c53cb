"""One claim on the desk, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dateline.review.fields import FIELDS, show_field, stands_at

if TYPE_CHECKING:
    from dateline.store.review_desk import OnDesk

AROUND = 200


def show_claim(found: OnDesk) -> str:
    """Words, fields and judgements, for people."""
    return "\n".join("".join(c if c.isprintable() else " " for c in line) for line in _lines(found)) + "\n"


def tell_claim(found: OnDesk) -> dict[str, Any]:
    """The same as data."""
    return {
        "claim": found.key,
        "anchor": found.anchor,
        "report": found.article.id,
        "at": {"start": stands_at(found.claim).start, "end": stands_at(found.claim).end},
        "coded": dict(found.was),
        "now": dict(found.now),
        "judgements": [
            {
                "id": v.id, "who": v.who, "made": v.made, "decision": v.decision, "why": v.why, "settles": v.settles,
                "changed": {name: v.now[name] for name in v.changed},
            }
            for v in found.verdicts
        ],
    }  # fmt: skip


def _lines(found: OnDesk) -> Iterator[str]:
    at, text = stands_at(found.claim), found.article.text
    yield f"claim {found.key} ({found.anchor}) of {found.article.id}"
    before, after = text[max(0, at.start - AROUND) : at.start], text[at.end : at.end + AROUND]
    yield " ".join(f"{before}[{text[at.start : at.end]}]{after}".split())
    for name in FIELDS:
        was, now = show_field(name, found.was.get(name)), show_field(name, found.now.get(name))
        if was or now:
            yield f"  {name:<10} {now or 'unknown'}" + (f"  (coded: {was or 'unknown'})" if was != now else "")
    for v in found.verdicts:
        what = ", ".join(f"{name}={show_field(name, v.now[name])}" for name in v.changed)
        why = f": {v.why}" if v.why else ""
        yield f"judgement {v.id}: {v.decision} by {v.who}, {v.made}{f' ({what})' if what else ''}{why}"
