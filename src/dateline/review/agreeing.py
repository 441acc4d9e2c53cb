"""How far people agree on the same claims, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.review.agreement import estimate_alpha
from dateline.review.fields import FIELDS
from dateline.review.figures import Figure, estimate_share
from dateline.review.verdicts import REJECT, Verdict, last_of_each, sum_up

# Whether the claim is there at all.
THERE = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Of one field. alpha: Krippendorff's, for names; same: the share of claims to which all gave the same value.

    differing: anchors of the others.
    """

    field: str
    alpha: Figure
    same: Figure
    differing: tuple[str, ...]


def measure_agreement(verdicts: Iterable[Verdict]) -> tuple[Agreement, ...]:
    """By field, of claims that two or more judged: for fields, of those that at least two hold to be there.

    The last judgement of each person counts. Nothing comes of claims that one person judged.
    """
    grouped: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        grouped.setdefault(verdict.anchor, []).append(verdict)
    judged = {anchor: last_of_each(given) for anchor, given in grouped.items()}
    judged = {anchor: given for anchor, given in judged.items() if len(given) > 1}
    if not judged:
        return ()
    there = {anchor: [str(v.decision != REJECT) for v in given] for anchor, given in judged.items()}
    kept = {anchor: [v for v in given if v.decision != REJECT] for anchor, given in judged.items()}
    by_field = {
        name: {anchor: [_value(name, v) for v in given if name in v.now] for anchor, given in kept.items()}
        for name in FIELDS
    }
    return tuple(_agreement(name, values) for name, values in ((THERE, there), *by_field.items()))


def _value(name: str, verdict: Verdict) -> str:
    return json.dumps(sum_up(name, verdict.now[name]), sort_keys=True)


def _agreement(name: str, values: dict[str, list[str]]) -> Agreement:
    units = {anchor: given for anchor, given in values.items() if len(given) > 1}
    differing = tuple(anchor for anchor, given in units.items() if not _is_one(given))
    return Agreement(
        field=name,
        alpha=estimate_alpha(list(units.values())),
        same=estimate_share(len(units) - len(differing), len(units)),
        differing=differing,
    )


def _is_one(values: Sequence[str]) -> bool:
    return len(set(values)) == 1
