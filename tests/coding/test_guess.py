"""What the model adds where no rule finds an event: less sure than any rule, and nothing where nothing happens."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from dateline.lexicon.ontology import load_ontology
from dateline.lexicon.predicates import NONE, load_predicates
from dateline.run.coder import Coder, load_coder

RESTRAINT = Path(__file__).parents[1] / "golden" / "restraint.toml"


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


def test_what_no_rule_knows_is_coded_with_its_words_and_little_confidence(coder: Coder) -> None:
    reading = coder.read("Norway replenished Ukraine with medicine and blankets on Tuesday.")
    (claim,) = [c for c in reading.claims if c.event]
    assert claim.event is not None
    assert claim.event.type == "AID"
    assert claim.origin.component == "model"
    assert "replenished" in claim.origin.rule
    assert claim.confidence < coder.knowledge.calibration.apply("acts", 0)
    assert [p.evidence.text for p in (*claim.event.actors, *claim.event.recipients)] == ["Norway", "Ukraine"]


def test_rules_are_not_overruled(coder: Coder) -> None:
    reading = coder.read("Norway attacked Ukraine on Tuesday.")
    assert [c.origin.component for c in reading.claims if c.event] == ["acts"]


@pytest.mark.parametrize(
    "text",
    ["Norway may outfit Ukraine with blankets if snow falls.", "Norway borders Sweden.", "Norway beat Sweden 3-1."],
)
def test_nothing_is_guessed_of_what_may_be_or_is_no_event(coder: Coder, text: str) -> None:
    assert [c for c in coder.read(text).claims if c.origin.component == "model"] == []


def test_nothing_is_guessed_where_nothing_happens(coder: Coder) -> None:
    groups = tomllib.loads(RESTRAINT.read_text(encoding="utf-8"))["group"]
    texts = [text for group in groups for text in group["texts"]]
    guessed = [text for text in texts if any(c.origin.component == "model" for c in coder.read(text).claims)]
    assert len(guessed) <= len(texts) // 100, guessed


def test_the_model_knows_the_codebooks_types_and_small_vectors_are_none_of_its() -> None:
    ontology = load_ontology()
    model = load_predicates(ontology)
    assert model is not None
    assert set(model.types) == {*ontology.types, NONE}
    assert np.isfinite(model.weights).all()
    assert model.width == 300


def test_what_passes_between_people_of_no_office_is_not_judged(coder: Coder) -> None:
    reading = coder.read("Fifteen Kenyan nurses donated breast milk to a forum of Ugandan mothers.")
    assert not [c for c in reading.claims if c.event]
