"""Every act and operator against the examples that it carries. Run with -s to see the misses."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.lexicon.examples import read_examples
from dateline.run.examples import run_examples, show_events

FLOORS = tomllib.loads((Path(__file__).parents[1] / "golden/floors.toml").read_text(encoding="utf-8"))["rules"]


@pytest.fixture(scope="module")
def coder() -> Any:
    return dateline.load()


def test_examples_hold(coder: Any) -> None:
    examples = read_examples((), coder.knowledge.ontology)
    failed = list(run_examples(coder, examples))
    for example, reading in failed:
        print(f"{example.rule}: {example.text} got {show_events(reading)}")
    held = 1 - len(failed) / len(examples)
    print(f"rules.examples: {held:.3f}, floor {FLOORS['examples']}")
    assert held >= FLOORS["examples"]


def test_rules_carry_examples(coder: Any) -> None:
    rules = {entry.id for entry in (*coder.knowledge.rules.acts, *coder.knowledge.rules.operators)}
    bare = rules - {example.rule for example in read_examples((), coder.knowledge.ontology)}
    print("without an example:", ", ".join(sorted(bare)))
    covered = 1 - len(bare) / len(rules)
    print(f"rules.covered: {covered:.3f}, floor {FLOORS['covered']}")
    assert covered >= FLOORS["covered"]
