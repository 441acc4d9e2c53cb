"""The coder against the hand-coded reports that it was mended by: their figures may only rise."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pytest

from dateline.run.coder import Coder
from golden.compare import Outcome, compare
from golden.sheets import LEARNED, load_sheets

FLOORS = tomllib.loads((Path(__file__).parent / "report_floors_learned.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def outcome(coder: Coder) -> Outcome:
    """All of these reports together."""

    def outcomes() -> Iterator[Outcome]:
        for sheet in load_sheets(LEARNED):
            yield compare(sheet, coder.read(sheet.text, published=sheet.published, id=sheet.name))

    return reduce(Outcome.plus, outcomes(), Outcome())


@pytest.mark.parametrize("figure", sorted(FLOORS["at_least"]))
def test_figure_has_not_fallen(figure: str, outcome: Outcome) -> None:
    assert outcome.right[figure] >= FLOORS["at_least"][figure], (
        f"{figure} fell: see python -m tests.golden.show learned"
    )


def test_no_more_events_than_before_that_nobody_told(outcome: Outcome) -> None:
    assert outcome.extra_events <= FLOORS["at_most"]["extra_events"]
