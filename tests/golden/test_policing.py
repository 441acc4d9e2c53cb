"""What the authorities do in reports on riots and policing: figures have floors, single misses do not fail."""

from __future__ import annotations

import tomllib

import pytest

from dateline.run.coder import Coder
from golden.policing import FILES, HERE, LABELS, Sentence, code_reports, f1

FLOORS = tomllib.loads((HERE / "policing_floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sheets(coder: Coder) -> dict[str, list[Sentence]]:
    """Every sentence with what the coder found in it, by file."""
    return {file: code_reports(coder, file) for file in FILES}


@pytest.mark.parametrize("file", FILES)
def test_there_are_enough(file: str, sheets: dict[str, list[Sentence]]) -> None:
    assert len(sheets[file]) >= 50
    assert all(sentence.labels <= set(LABELS) for sentence in sheets[file])


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("label", sorted(LABELS))
def test_figure_has_not_fallen(file: str, label: str, sheets: dict[str, list[Sentence]]) -> None:
    got = f1(sheets[file], label)
    assert got >= FLOORS[file][label.lower()], f"{label} fell to {got:.3f} in {file}: see python -m golden.policing"
