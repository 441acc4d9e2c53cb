"""What people judge of a claim, and what stands when several have judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.review.fields import FIELDS, SIDES, Fields

ACCEPT, CORRECT, REJECT, ADD = "accept", "correct", "reject", "add"
DECISIONS = (ACCEPT, CORRECT, REJECT, ADD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One person's judgement on one claim.

    id, who, made, why: of the judgement. anchor: of the claim. was: its fields as they were shown, empty for a claim
    that was missed; now: as they ought to be, empty for one that is rejected. settles: it is the last word, whatever
    others said before.
    """

    id: int
    who: str
    made: str
    anchor: str
    decision: str
    was: Fields
    now: Fields
    why: str | None = None
    settles: bool = False

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that it corrects."""
        if self.decision != CORRECT:
            return ()
        return tuple(name for name in FIELDS if name in self.now and self.now[name] != self.was.get(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands of a claim.

    decision: of DECISIONS. fields: the values that hold; by: who corrected which of them. disputed: what people gave
    different answers to ("claim": whether it is there at all): as it was coded, until somebody settles it.
    verdicts: the last of each person, in their order.
    """

    anchor: str
    decision: str
    fields: Fields
    by: Mapping[str, str]
    disputed: tuple[str, ...]
    verdicts: tuple[Verdict, ...]


def settle(verdicts: Iterable[Verdict]) -> dict[str, Standing]:
    """What stands of each claim, by anchor. verdicts: in the order in which they were made."""
    grouped: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        grouped.setdefault(verdict.anchor, []).append(verdict)
    return {anchor: _settle(anchor, last_of_each(given)) for anchor, given in grouped.items()}


def last_of_each(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The last verdict of each person, in their order; none of those before one that settles."""
    start = max((n for n, v in enumerate(verdicts) if v.settles), default=0)
    last = {verdict.who: verdict for verdict in verdicts[start:]}
    return tuple(sorted(last.values(), key=lambda verdict: verdict.id))


def _settle(anchor: str, verdicts: tuple[Verdict, ...]) -> Standing:
    kept = [v for v in verdicts if v.decision != REJECT]
    disputed: list[str] = ["claim"] if 0 < len(kept) < len(verdicts) else []
    if not kept:
        return Standing(anchor=anchor, decision=REJECT, fields={}, by={}, disputed=(), verdicts=verdicts)
    first = kept[0]
    fields, by = dict(first.was or first.now), {}
    for name in FIELDS:
        values = [v.now[name] for v in kept if name in v.now]
        if any(not is_same(name, value, values[0]) for value in values[1:]):
            disputed.append(name)
        elif values and values[0] != fields.get(name):
            fields[name] = values[0]
            by[name] = next(v.who for v in kept if name in v.now)
    added = any(v.decision == ADD for v in kept)
    decision = ADD if added else CORRECT if by else ACCEPT
    return Standing(anchor=anchor, decision=decision, fields=fields, by=by, disputed=tuple(disputed), verdicts=verdicts)


def is_same(name: str, one: Any, other: Any) -> bool:
    """Whether two people gave the same value: parties are the same by name and codes, whichever words were marked."""
    return bool(sum_up(name, one) == sum_up(name, other))


def sum_up(name: str, value: Any) -> Any:
    """A value as it is compared between people."""
    if name in SIDES:
        return sorted(_party(party) for party in value or ())
    if name in ("speaker", "addressee"):
        return _party(value) if value else None
    if name == "place" and value:
        return value.get("name"), value.get("country")
    if name == "content" and value:
        return value["start"], value["end"]
    return sorted(value) if isinstance(value, list) else value


def _party(party: Mapping[str, Any]) -> tuple[str, ...]:
    name = " ".join(str(party.get("name") or party.get("text") or "").casefold().split())
    return name, party.get("country") or "", *sorted(party.get("sectors") or ())
