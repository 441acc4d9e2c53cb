"""Whom later mentions stand for, and what expressions of time mean: figures have floors, single misses do not fail."""

from __future__ import annotations

import tomllib

from dateline.run.coder import Coder
from golden.coreference import SHEET, is_right, load_reports, read_all
from golden.time_words import figures, load_lines
from golden.time_words import read_all as read_times

FLOORS = tomllib.loads((SHEET.parent / "floors.toml").read_text(encoding="utf-8"))


def test_whom_mentions_stand_for(coder: Coder) -> None:
    answers = read_all(coder, list(load_reports()))
    assert len(answers) >= 60
    right = sum(is_right(*answer) for answer in answers) / len(answers)
    assert right >= FLOORS["coreference"]["right"], f"fell to {right:.3f}: see python -m golden.coreference"


def test_expressions_of_time() -> None:
    answers = read_times()
    assert len(list(load_lines())) >= 80
    for name, floor in FLOORS["time_words"].items():
        got = figures(answers)[name]
        assert got >= floor, f"{name} fell to {got:.3f}: see python -m golden.time_words"
