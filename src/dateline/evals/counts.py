"""The figures of an evaluation, out of matched texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.evals.compare import COMPARED
from dateline.evals.matching import Matched, Pair
from dateline.review.figures import Figure, bootstrap, estimate_share

NONE = "(none)"
STATEMENT = "(statement)"
# Right, coded too much, missed.
Tally = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How well claims of one type are found. right: of that type in both; wrong: coded alone; missed: in gold alone.

    f1: with its interval over texts; precision, recall: as Wilson has it.
    """

    name: str
    right: int
    wrong: int
    missed: int
    precision: Figure
    recall: Figure
    f1: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """All figures.

    texts: of gold; uncoded: ids of those without a reading. found: whether a claim is there, whatever its type;
    types: by type; macro: mean of F1 over the types of gold. fields: of claims that were found, by field.
    confusion: (type of gold, type coded) -> how often; NONE where there is no claim.
    """

    texts: int
    uncoded: tuple[str, ...]
    found: Found
    types: tuple[Found, ...]
    macro: Figure
    fields: dict[str, Figure]
    confusion: dict[tuple[str, str], int]


def count(matched: Sequence[Matched], uncoded: Sequence[str] = ()) -> Counts:
    """The figures of some matched texts."""
    pairs = [pair for one in matched for pair in one.pairs]
    # One tally a text and type: the bootstrap adds them up again and again.
    units = [_tally_types(one.pairs) for one in matched]
    names = sorted({name for unit in units for name in unit})
    known = [name for name in names if any(right + missed for unit in units for right, _, missed in [_of(unit, name)])]
    return Counts(
        texts=len(matched),
        uncoded=tuple(uncoded),
        found=_found("claims", [_tally_any(one.pairs) for one in matched]),
        types=tuple(_found(name, [_of(unit, name) for unit in units]) for name in names),
        macro=bootstrap(units, lambda drawn: _macro(drawn, known)),
        fields=_fields(pairs),
        confusion=_confusion(pairs),
    )


def gold_type(pair: Pair) -> str | None:
    """The type that gold gives, NONE if it has no such claim, None if it leaves the type open."""
    if pair.gold is None:
        return NONE
    return (pair.gold.fields["type"] or STATEMENT) if "type" in pair.gold.fields else None


def coded_type(pair: Pair) -> str:
    """The coded type, NONE if nothing was coded."""
    return (pair.coded.fields["type"] or STATEMENT) if pair.coded else NONE


def _found(name: str, tallies: Sequence[Tally]) -> Found:
    right, wrong, missed = _add(tallies)
    return Found(
        name=name,
        right=right,
        wrong=wrong,
        missed=missed,
        precision=estimate_share(right, right + wrong),
        recall=estimate_share(right, right + missed),
        f1=bootstrap(tallies, lambda drawn: _f1(_add(drawn))),
    )


def _tally_any(pairs: Iterable[Pair]) -> Tally:
    return _add((bool(p.gold and p.coded), p.gold is None, p.coded is None) for p in pairs)


def _tally_types(pairs: Iterable[Pair]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for pair in pairs:
        gold, coded = gold_type(pair), coded_type(pair)
        for name in {gold, coded} - {NONE, None} if gold else ():
            assert name is not None
            one = (gold == coded == name, coded == name != gold, gold == name != coded)
            found[name] = _add((_of(found, name), one))
    return found


def _of(unit: Mapping[str, Tally], name: str) -> Tally:
    return unit.get(name, (0, 0, 0))


def _add(tallies: Iterable[Tally]) -> Tally:
    right = wrong = missed = 0
    for one in tallies:
        right, wrong, missed = right + one[0], wrong + one[1], missed + one[2]
    return right, wrong, missed


def _f1(tally: Tally) -> float | None:
    right, wrong, missed = tally
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else None


def _macro(units: Sequence[Mapping[str, Tally]], names: Sequence[str]) -> float | None:
    """The mean over the types of gold that there are among these texts."""
    sums: dict[str, Tally] = {}
    for unit in units:
        for name, tally in unit.items():
            sums[name] = _add((_of(sums, name), tally))
    scores = [score for name in names if (score := _f1(_of(sums, name))) is not None]
    return sum(scores) / len(scores) if scores else None


def _fields(pairs: Sequence[Pair]) -> dict[str, Figure]:
    asked = Counter(name for pair in pairs for name in pair.right)
    right = Counter(name for pair in pairs for name, is_right in pair.right.items() if is_right)
    return {name: estimate_share(right[name], asked[name]) for name in COMPARED if asked[name]}


def _confusion(pairs: Sequence[Pair]) -> dict[tuple[str, str], int]:
    found = Counter((gold, coded_type(pair)) for pair in pairs if (gold := gold_type(pair)))
    return dict(sorted(found.items()))
