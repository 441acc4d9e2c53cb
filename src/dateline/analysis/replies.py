"""Reciprocity: who answers whom, within how many days, and whether more than by chance."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.analysis.asked import Asked
from dateline.store.opening import Store

WITHIN = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """How one side answers acts of a kind of the other one.

    asker, answerer: labels of the sides. of: conflict | cooperation, both of the act and of its answer. days: days with
    such an act; answered: those of them after which the answerer did likewise within `within` days. median: days until
    then, None without any. share: answered of days. expected: that share if the answerer acted on as many days, but at
    random. ratio: share by expected. All None where there is nothing to measure by (fewer than MOST_FEW days).
    """

    asker: str
    answerer: str
    of: str
    within: int
    days: int
    answered: int
    median: float | None
    share: float | None
    expected: float | None
    ratio: float | None


def measure_replies(store: Store, asked: Asked, *, within: int = WITHIN) -> tuple[Replies, ...]:
    """Both sides' answers, to conflict and to cooperation. Raises UsageError if one side is anybody; StoreError."""
    raise NotImplementedError
