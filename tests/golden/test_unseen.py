"""The coder on sentences of our own that it was not written for: figures have floors, single misses do not fail."""

from __future__ import annotations

import tomllib

import pytest

from dateline.run.coder import Coder
from golden.unseen import FILES, FOLDER, HALVES, Answer, code_pairs, figures, load_pairs

FLOORS = tomllib.loads((FOLDER / "unseen_floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def answers(coder: Coder) -> dict[str, list[Answer]]:
    """What the coder makes of each file."""
    return {file: list(code_pairs(coder, load_pairs(file))) for file in FILES}


def test_each_file_has_floors() -> None:
    assert set(FLOORS) == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_form(file: str, coder: Coder) -> None:
    pairs = load_pairs(file)
    assert len({pair.text for pair in pairs}) > len(pairs) * 0.9
    for pair in pairs:
        assert pair.type in coder.knowledge.ontology.types
        assert pair.half in HALVES
        assert pair.actor != pair.recipient


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("file", FILES)
def test_figures_have_not_fallen(file: str, half: str, answers: dict[str, list[Answer]]) -> None:
    got = figures([answer for answer in answers[file] if answer.pair.half == half])
    print(file, half, got)
    for name, floor in FLOORS[file][half].items():
        assert got[name] >= floor, f"{name} of {half} fell to {got[name]:.3f}: see python -m golden.unseen {file}"
