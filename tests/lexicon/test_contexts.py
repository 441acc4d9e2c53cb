"""Cue words of contexts: the file's own examples, and how cues count."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.contexts import find_contexts, load_contexts
from dateline.lexicon.files import BUILT_IN
from dateline.lexicon.ontology import load_ontology
from dateline.nlp.pipeline import parse_texts

if TYPE_CHECKING:
    from spacy.language import Language

PLOVER = load_ontology()
CUES = load_contexts((), PLOVER)
ENTRIES = tomllib.loads((BUILT_IN / "lang/en/contexts.toml").read_text(encoding="utf-8"))["contexts"]


def contexts(text: str) -> tuple[str, ...]:
    return find_contexts(CUES, text.lower().split())


@pytest.mark.parametrize("name", PLOVER.contexts)
def test_every_context_has_cues_and_examples(name: str) -> None:
    entry = ENTRIES[name]
    assert len(entry["strong"]) + len(entry["weak"]) >= 36
    assert not set(entry["strong"]) & set(entry["weak"])
    assert entry["examples"]


def test_examples(nlp: Language) -> None:
    wanted = [
        (name, key, text)
        for name, e in ENTRIES.items()
        for key in ("examples", "not_examples")
        for text in e.get(key, ())
    ]
    parses = parse_texts(nlp, [text for _, _, text in wanted], {})
    for (name, key, text), parse in zip(wanted, parses, strict=True):
        found = find_contexts(CUES, [token.lemma.lower() for token in parse.tokens])
        assert (name in found) == (key == "examples"), f"{name}: {key}: {text}: got {found}"


def test_one_strong_cue_or_two_different_weak_ones() -> None:
    assert contexts("the soldier wave") == ("military",)
    assert contexts("a colonel wave") == ()
    assert contexts("a colonel and a colonel wave") == ()
    assert contexts("a colonel in a tank wave") == ("military",)


def test_blocked_phrases_hide_their_words() -> None:
    assert contexts("the salvation army sing") == ()
    assert contexts("the salvation army meet the army") == ("military",)


def test_hyphens_plurals_and_genitives_do_not_matter() -> None:
    assert contexts("same-sex couple") == contexts("same - sex couples") == ("lgbt",)
    assert contexts("armed forces") == ("military",)
    assert "gender" in contexts("women 's rights group")


def test_contexts_come_in_the_order_of_the_ontology() -> None:
    found = contexts("the army help refugee in parliament after an earthquake")
    assert found == ("military", "legislative", "migration", "disasters")


def test_an_overlay_adds_cues_and_names_its_faults(tmp_path: Path) -> None:
    file = tmp_path / "lang/en/contexts.toml"
    file.parent.mkdir(parents=True)
    file.write_text('ontology = "plover"\n[contexts.health]\nstrong = ["sniffles"]\n')
    assert find_contexts(load_contexts((tmp_path,), PLOVER), ["the", "sniffle"]) == ("health",)
    file.write_text('ontology = "plover"\n[contexts.helth]\nstrong = ["sniffles"]\n')
    with pytest.raises(LexiconError, match=r"contexts.toml: unknown context 'helth', did you mean 'health'"):
        load_contexts((tmp_path,), PLOVER)
    file.write_text('ontology = "plover"\n[contexts.health]\nstrong = "sniffles"\n')
    with pytest.raises(LexiconError, match="strong must be a list"):
        load_contexts((tmp_path,), PLOVER)


def test_cues_of_another_ontology_are_left_aside(tmp_path: Path) -> None:
    target = tmp_path / "ontology/farm"
    target.mkdir(parents=True)
    (target / "types.toml").write_text(
        '[quads.q]\nnumber=1\nname="q"\n[types.SOW]\nquad="q"\nscore=1\ndefinition="Sow."'
    )
    farm = load_ontology((tmp_path,))
    assert find_contexts(load_contexts((tmp_path,), farm), ["army"]) == ()
