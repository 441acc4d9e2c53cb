"""What the authorities do in reports on riots and policing: figures have floors, single misses do not fail."""

from __future__ import annotations

import tomllib

import pytest

from dateline.run.coder import Coder
from golden.policing import FILE, LABELS, Sentence, code_reports, f1

FLOORS = tomllib.loads((FILE.parent / "policing_floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sentences(coder: Coder) -> list[Sentence]:
    """Every sentence with what the coder found in it."""
    return code_reports(coder)


def test_there_are_enough(sentences: list[Sentence]) -> None:
    assert len(sentences) >= 60
    assert all(sentence.labels <= set(LABELS) for sentence in sentences)


@pytest.mark.parametrize("label", sorted(LABELS))
def test_figure_has_not_fallen(label: str, sentences: list[Sentence]) -> None:
    got = f1(sentences, label)
    assert got >= FLOORS[label.lower()], f"{label} fell to {got:.3f}: see python -m golden.policing"
