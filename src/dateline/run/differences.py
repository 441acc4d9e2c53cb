"""What another coding of the same article changed: claims that are gone, new, of another type, or told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Actor, Claim, Evidence, Party, Reading

GONE, NEW, RETYPED, CHANGED = "gone", "new", "retyped", "changed"
KINDS = (GONE, NEW, RETYPED, CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One claim that two codings differ about.

    kind: one of KINDS. before, after: how each has it ("" where it has none): type and mode, or `statement`.
    fields: names of what differs, for `changed`. text: the words that tell it. report: the article's name.
    """

    report: str
    kind: str
    before: str
    after: str
    fields: tuple[str, ...]
    text: str


def compare(older: Reading, newer: Reading) -> Iterator[Difference]:
    """The differences between two readings of one article, in the order of the text.

    Claims are the same if they stand on the same word: the trigger of their event, or the cue of a statement.
    """
    left, right = _by_place(older), _by_place(newer)
    for place in sorted(left.keys() | right.keys()):
        one, other = left.get(place, []), right.get(place, [])
        for before, after in _match(one, other):
            difference = _tell((older, before), (newer, after))
            if difference is not None:
                yield difference


def _by_place(reading: Reading) -> dict[tuple[int, int], list[Claim]]:
    found: dict[tuple[int, int], list[Claim]] = {}
    for claim in reading.claims:
        words = claim.event.trigger if claim.event else claim.attribution.cue or claim.evidence
        found.setdefault((words.start, words.end), []).append(claim)
    return found


def _match(one: list[Claim], other: list[Claim]) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Claims of one place in pairs: those of one name first, the rest in their order."""
    left, right = list(one), list(other)
    for claim in one:
        twin = next((c for c in right if _name(c) == _name(claim)), None)
        if twin is not None:
            left.remove(claim)
            right.remove(twin)
            yield claim, twin
    for n in range(max(len(left), len(right))):
        yield left[n] if n < len(left) else None, right[n] if n < len(right) else None


def _tell(left: tuple[Reading, Claim | None], right: tuple[Reading, Claim | None]) -> Difference | None:
    before, after = left[1], right[1]
    shown = after or before
    assert shown is not None
    fields: tuple[str, ...] = ()
    if before is None or after is None:
        kind = NEW if before is None else GONE
    elif _name(before) != _name(after):
        kind = RETYPED
    else:
        kind, one, other = CHANGED, _details(left[0], before), _details(right[0], after)
        fields = tuple(name for name in one if one[name] != other[name])
        if not fields:
            return None
    return Difference(
        report=right[0].article.id,
        kind=kind,
        before=_name(before) if before else "",
        after=_name(after) if after else "",
        fields=fields,
        text=" ".join((shown.content or shown.evidence).text.split()),
    )


def _name(claim: Claim) -> str:
    return "/".join((claim.event.type, *claim.event.mode)) if claim.event else "statement"


def _details(reading: Reading, claim: Claim) -> dict[str, object]:
    """What may differ between two claims, without ids, which depend on the whole reading."""
    actors = {actor.id: actor for actor in reading.actors}
    said, event = claim.attribution, claim.event
    found: dict[str, object] = {
        "speaker": _who(actors, said.speaker),
        "act": said.act,
        "stance": said.stance,
        "proof": said.support,
        "content": _span(claim.content),
    }
    if event is not None:
        found |= {
            "actors": _parties(actors, event.actors),
            "recipients": _parties(actors, event.recipients),
            "status": event.auxiliary,
            "contexts": event.contexts,
            "time": (event.time.start, event.time.end) if event.time else None,
            "place": (event.place.name, event.place.country) if event.place else None,
            "toll": event.toll,
        }
    return found


def _parties(actors: dict[str, Actor], parties: tuple[Party, ...]) -> tuple[object, ...]:
    return tuple(sorted((_who(actors, p.actor) for p in parties), key=repr))


def _who(actors: dict[str, Actor], key: str | None) -> object:
    actor = actors.get(key or "")
    return (actor.name, actor.country, actor.sectors) if actor else None


def _span(words: Evidence | None) -> tuple[int, int] | None:
    return (words.start, words.end) if words else None
