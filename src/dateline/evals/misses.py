"""The misses of an evaluation, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.evals.compare import COUNTRY, SECTORS
from dateline.evals.counts import coded_type, gold_type
from dateline.evals.matching import Matched, Pair
from dateline.review.fields import show_field

MISSED, EXTRA, RETYPED, CHANGED = "missed", "not there", "another type", "fields"
WEIGHTS = {MISSED: 100, EXTRA: 90, RETYPED: 80, CHANGED: 0}
# Around the words of a claim, so much of the text is shown.
AROUND = 160
# What a wrong field costs; any other costs one.
HEAVY = {"actors": 5, "recipients": 5, "auxiliary": 5, "stance": 5, "speaker": 4, "time": 3, "place": 3, "toll": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A field that is wrong. gold, coded: as people read it, "" for unknown."""

    name: str
    gold: str
    coded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """Something that is wrong. kind: MISSED | EXTRA | RETYPED | CHANGED; weight: how bad it is, more is worse.

    before, words, after: the text with the claim's words in the middle. gold, coded: types; rule: what coded it.
    """

    text: str
    kind: str
    weight: int
    gold: str
    coded: str
    before: str
    words: str
    after: str
    fields: tuple[Wrong, ...]
    rule: str


def list_misses(matched: Sequence[Matched], *, limit: int | None = None) -> tuple[Miss, ...]:
    """What is wrong, the worst first, then in the order of the texts. limit: at most so many."""
    found = sorted(_misses(matched), key=lambda miss: -miss.weight)
    return tuple(found[:limit])


def _misses(matched: Iterable[Matched]) -> Iterator[Miss]:
    for one in matched:
        for pair in one.pairs:
            if kind := _kind(pair):
                yield _miss(one, pair, kind)


def _kind(pair: Pair) -> str | None:
    if pair.coded is None:
        return MISSED
    if pair.gold is None:
        return EXTRA
    if pair.right.get("type") is False:
        return RETYPED
    return None if all(pair.right.values()) else CHANGED


def _miss(one: Matched, pair: Pair, kind: str) -> Miss:
    if pair.gold:
        start, end = pair.gold.start, pair.gold.end
    else:
        assert pair.coded is not None
        start, end = pair.coded.at["start"], pair.coded.at["end"]
    text, fields = one.gold.text, tuple(_wrong(pair))
    return Miss(
        text=one.gold.id,
        kind=kind,
        weight=WEIGHTS[kind] + sum(HEAVY.get(f.name, 1) for f in fields),
        gold=gold_type(pair) or "",
        coded=coded_type(pair),
        before=("…" if start > AROUND else "") + text[max(0, start - AROUND) : start],
        words=text[start:end],
        after=text[end : end + AROUND] + ("…" if end + AROUND < len(text) else ""),
        fields=fields,
        rule=pair.coded.claim.origin.rule if pair.coded else "",
    )


def _wrong(pair: Pair) -> Iterator[Wrong]:
    for name, is_right in pair.right.items():
        # Codes of parties are shown with the parties.
        if not is_right and pair.gold and pair.coded:
            shown = "actors" if name in (COUNTRY, SECTORS) else name
            gold, coded = (show_field(shown, f.get(shown)) for f in (pair.gold.fields, pair.coded.fields))
            yield Wrong(name=name, gold=gold, coded=coded)
