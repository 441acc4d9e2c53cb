"""Who our own phrases name: figures have floors, single misses do not fail."""

from __future__ import annotations

import tomllib

from dateline.lexicon.actors import load_actors
from golden.actor_phrases import SHEET, code_phrases, figures, load_phrases

FLOORS = tomllib.loads((SHEET.parent / "floors.toml").read_text(encoding="utf-8"))["actor_phrases"]


def test_there_are_enough() -> None:
    assert len({(p.text, p.on) for p in load_phrases()}) >= 250


def test_figures_have_not_fallen() -> None:
    got = figures(list(code_phrases(load_actors(()), list(load_phrases()))))
    print(got)
    for name, floor in FLOORS.items():
        assert got[name] >= floor, f"{name} fell to {got[name]:.3f}: see python -m golden.actor_phrases"
