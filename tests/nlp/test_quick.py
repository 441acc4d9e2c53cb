"""The quick parts of a pipeline say what the parts say that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from dateline.nlp.pipeline import _locate
from dateline.nlp.quick import CLASSES, Classes
from dateline.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "There's a curfew in the northern towns, and the army isn't letting anyone's trucks through.",
    "Ministers were MEETING when rebels' shells fell; they've since left  the hall.\tNobody was hurt.",
    "“Let's go,” she said. He ain't gonna like that, y'all. The talks broke down, broken by rows over who'd pay.",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(_locate(DEFAULT_MODEL))


@pytest.mark.parametrize("text", TEXTS)
def test_classes_and_lemmas_are_the_pipelines_own(nlp: Language, plain: Language, text: str) -> None:
    assert CLASSES in nlp.pipe_names
    wanted = [(t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i) for t in plain(text)]
    for _ in range(2):
        assert [(t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i) for t in nlp(text)] == wanted


def test_what_is_remembered_is_bounded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    classes = nlp.get_pipe(CLASSES)
    assert isinstance(classes, Classes)
    monkeypatch.setattr("dateline.nlp.quick.MOST", 5)
    assert [t.lemma_ for t in nlp("Soldiers left the towns.")] == ["soldier", "leave", "the", "town", "."]
    assert len(classes._known) <= 5 + 5
