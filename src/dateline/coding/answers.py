"""Which statements answer which: a denial is linked to what it denies."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Statement


def link_answers(
    statements: Sequence[Statement], speakers: Sequence[str | None], about: Sequence[frozenset[str]]
) -> tuple[tuple[int, ...], ...]:
    """For each statement the earlier ones that it answers."""
    return tuple(() for _ in statements)
