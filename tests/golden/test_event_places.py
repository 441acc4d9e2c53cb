"""Where our own sentences say that something happened: figures have floors, single misses do not fail."""

from __future__ import annotations

import tomllib

import pytest

from dateline.run.coder import Coder
from golden.event_places import HALVES, SHEET, Found, figures, find_places, load_sentences

FLOORS = tomllib.loads((SHEET.parent / "floors.toml").read_text(encoding="utf-8"))["event_places"]


@pytest.fixture(scope="module")
def found(coder: Coder) -> list[Found]:
    """What the coder makes of each sentence."""
    return list(find_places(coder, list(load_sentences())))


def test_there_are_enough_of_each_half() -> None:
    sentences = list(load_sentences())
    for half in HALVES:
        mine = [s for s in sentences if s.half == half]
        assert len(mine) >= 60
        assert sum(not s.places for s in mine) >= 15
    assert len({s.text for s in sentences}) > len(sentences) * 0.9


@pytest.mark.parametrize("half", HALVES)
def test_figures_have_not_fallen(half: str, found: list[Found]) -> None:
    got = figures([f for f in found if f.sentence.half == half])
    print(half, got)
    for name, floor in FLOORS[half].items():
        assert got[name] >= floor, f"{name} of {half} fell to {got[name]:.3f}: see python -m golden.event_places"
