"""Every entry of the speech lexicon against its own examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dateline.coding.statements import find_statements
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechCue, SpeechExample, load_speech
from dateline.model import Statement
from dateline.nlp.pipeline import parse_texts

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = load_speech()
ENTRIES = list(WORDS.entries())
Read = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    texts = [e.text for cue in ENTRIES for e in (*cue.examples, *cue.not_examples)]
    parses = {parse.text: parse for parse in parse_texts(nlp, texts, {})}
    return lambda text: find_statements(Tree(parses[text]), WORDS)


def fits(found: Statement, example: SpeechExample) -> bool:
    source = found.source.text if found.source else None
    return (
        found.content.text == example.content
        and source == example.source
        and found.stance == (example.stance or found.stance)
    )


@pytest.mark.parametrize("cue", ENTRIES, ids=lambda cue: cue.id)
def test_examples(cue: SpeechCue, read: Read) -> None:
    assert cue.examples, f"cue {cue.id!r} has no example"
    for example in cue.examples:
        found = [s for s in read(example.text) if s.rule == cue.id]
        assert any(fits(s, example) for s in found), f"{example}: got {read(example.text)}"
    for example in cue.not_examples:
        assert not [s for s in read(example.text) if s.rule == cue.id], example
