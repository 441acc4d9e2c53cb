"""Which coded claim is meant by which one of gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.evals.compare import compare_fields, match_parties, overlap
from dateline.model import Claim, Reading
from dateline.review.fields import SIDES, Fields, plain_words, read_fields, stands_at
from dateline.review.gold import ALL, EVENTS, GoldArticle, GoldClaim

NEAR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A coded claim. at: the words that it is known by; reach: all words of it that a statement is found by."""

    claim: Claim
    fields: Fields
    at: Mapping[str, Any]
    reach: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim of gold and the coded one; None where there is none. right: by field, as in compare_fields."""

    gold: GoldClaim | None
    coded: Coded | None
    right: Mapping[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One text. pairs: claims of gold in their order, then what was coded beyond them and ought not to be."""

    gold: GoldArticle
    pairs: tuple[Pair, ...]


def match(gold: GoldArticle, reading: Reading | None) -> Matched:
    """Claims of gold with the coded ones, each once: those that agree most first. reading: None if it was not coded.

    A coded claim that is left over is wrong if gold tells all of its kind, or rejects it; else it counts nowhere.
    """
    coded = _read(reading) if reading else []
    ranked = sorted(
        ((_agree(g, c), -n, -m) for n, g in enumerate(gold.claims) for m, c in enumerate(coded) if _touch(g, c)),
        reverse=True,
    )
    mine: dict[int, int] = {}
    for _, n, m in ranked:
        if -n not in mine and -m not in mine.values():
            mine[-n] = -m
    pairs = [_pair(g, coded[mine[n]] if n in mine else None) for n, g in enumerate(gold.claims)]
    rest = (c for m, c in enumerate(coded) if m not in mine.values() and _is_wrong(c, gold))
    return Matched(gold=gold, pairs=(*pairs, *(Pair(gold=None, coded=c, right={}) for c in rest)))


def _read(reading: Reading) -> list[Coded]:
    return [_coded(reading, claim) for claim in reading.claims]


def _coded(reading: Reading, claim: Claim) -> Coded:
    at = plain_words(stands_at(claim)) or {}
    reach = plain_words(claim.content or claim.evidence) or {}
    return Coded(claim=claim, fields=read_fields(reading, claim), at=at, reach=reach)


def _pair(gold: GoldClaim, coded: Coded | None) -> Pair:
    return Pair(gold=gold, coded=coded, right=compare_fields(gold.fields, coded.fields) if coded else {})


def _touch(gold: GoldClaim, coded: Coded) -> bool:
    """Whether they may be the same: events by the event's word, statements by the word of saying or what is said."""
    at = {"start": gold.start, "end": gold.end}
    if gold.is_event:
        return coded.claim.event is not None and overlap(at, coded.at) > 0
    if coded.claim.event is not None:
        return False
    return overlap(at, coded.at) > 0 or overlap(gold.fields.get("content") or at, coded.reach) >= NEAR


def _agree(gold: GoldClaim, coded: Coded) -> tuple[int, float]:
    """How much speaks for a pair: fields that agree, the type above all; then how well the words fit."""
    kind = 3 * (gold.fields.get("type") == coded.fields["type"])
    sides = sum(len(match_parties(gold.fields.get(s) or (), coded.fields[s])) for s in SIDES)
    mode = len(set(gold.fields.get("mode") or ()) & set(coded.fields["mode"]))
    return kind + sides + mode, overlap({"start": gold.start, "end": gold.end}, coded.at)


def _is_wrong(coded: Coded, gold: GoldArticle) -> bool:
    if gold.complete == ALL or (gold.complete == EVENTS and coded.claim.event is not None):
        return True
    return any(
        overlap({"start": r.start, "end": r.end}, coded.at) > 0 and r.type in (None, coded.fields["type"])
        for r in gold.rejected
    )
