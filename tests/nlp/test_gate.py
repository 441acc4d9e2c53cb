"""What is passed over before the parser, and what is not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.nlp.gate import HEAD, NO_ACT, ROW, Gate, make_gate
from dateline.run.coder import PASSED, Coder

GATE = Gate(frozenset({"shelled", "killing"}))
BEFORE = "Norland shelled the port, killing two dockers. " * 4
OVER = [
    ("The moors lay brown and quiet under heavy clouds.", NO_ACT),
    ("Rye 120 125 131, oats 80 81 80, maize 77 76 75.", ROW),
]


def passed(text: str) -> list[tuple[str, str]]:
    return [(text[p.start : p.end], p.why) for p in GATE.sort(text)[1]]


@pytest.mark.parametrize(("sentence", "why"), OVER)
def test_what_can_hold_nothing_is_passed_over(sentence: str, why: str) -> None:
    assert passed(BEFORE + sentence) == [(sentence, why)]
    assert passed(f"{BEFORE}\n\n{sentence}\n\n{BEFORE}") == [(sentence, why)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudland SHELLED the bridges.",
        "“The moors lay brown and quiet, he went on.",
        "The moors lay brown and quiet under heavy clouds --",
        "Brown moors.",
    ],
)
def test_what_may_hold_something_is_kept(sentence: str) -> None:
    assert passed(BEFORE + sentence) == []


def test_the_head_is_kept() -> None:
    assert passed(OVER[0][0]) == []
    assert len(OVER[0][0]) < HEAD


def test_nothing_is_lost_between_what_is_kept_and_what_is_not() -> None:
    text = f"{BEFORE}{OVER[0][0]} {BEFORE}\n\n{OVER[1][0]}\n"
    kept, over = GATE.sort(text)
    spans = sorted([*kept, *((p.start, p.end) for p in over)])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())


def test_rules_words_are_known_in_all_their_forms(coder: Coder) -> None:
    gate = make_gate(coder.nlp, frozenset({"shell", "shoot", "admit"}))
    assert {"shelled", "shelling", "shells", "shot", "shooting", "admitted", "admitting"} <= gate.words


def test_a_reading_tells_what_was_passed_over(coder: Coder) -> None:
    text = f"{BEFORE}{OVER[0][0]} Sudland shelled the lighthouse on Monday."
    gated = Coder(coder.nlp, coder.knowledge, GATE)
    reading, plain = gated.read(text), coder.read(text)
    notes = [n for n in reading.notes if n.code == PASSED]
    assert [(n.evidence and n.evidence.text, n.text) for n in notes] == [(OVER[0][0], f"not parsed: {NO_ACT}")]
    assert (reading.coder.model, plain.coder.model) == (f"{plain.coder.model} gated", coder.info.model)
    assert not [n for n in plain.notes if n.code == PASSED]
    assert [c.event for c in reading.claims] == [c.event for c in plain.claims]
