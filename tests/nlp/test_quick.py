"""The quick parts of a pipeline say what the parts say that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy
import pytest
import spacy
from thinc.api import Relu, chain, residual

from dateline.nlp import syntax
from dateline.nlp.embedding import ROWS, Memory, largest
from dateline.nlp.encoder import Encoder, read_layers
from dateline.nlp.entities import NAMES, NER, can_stand_for
from dateline.nlp.pipeline import _locate
from dateline.nlp.quick import CLASSES, Classes
from dateline.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = (
    "There's a curfew in the northern towns, and the army isn't letting anyone's trucks through.",
    "Ministers were MEETING when rebels' shells fell; they've since left  the hall.\tNobody was hurt.",
    "“Let's go,” she said. He ain't gonna like that, y'all. The talks broke down, broken by rows over who'd pay.",
)

NAMED = (
    "The United Nations High Commissioner for Refugees met Prime Minister Ana Brnabic in Belgrade on 3 May 2021.",
    "Talks in Lome failed.  Togo\tand Ghana blamed each other.\n\nIn 2019, some 3.5 million dollars went to Ghana",
    "Abdel Fattah el-Sisi",
    "In Rome",
    "    ",
    "said the minister, the second Thursday of October after the Battle of Kirkuk, a day later, U.S. Route 6.",
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


def test_names_are_the_pipelines_own(nlp: Language, plain: Language) -> None:
    assert NAMES in nlp.pipe_names
    assert can_stand_for(plain.get_pipe(NER))
    texts = (*TEXTS, "", *NAMED)
    wanted = [[(t.text, t.ent_iob_, t.ent_type_) for t in doc] for doc in plain.pipe(texts)]
    assert sum(iob == "B" for doc in wanted for _, iob, _ in doc) > 10
    for _ in range(2):
        assert [[(t.text, t.ent_iob_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts)] == wanted


def test_syntax_is_the_parsers_own(nlp: Language, plain: Language) -> None:
    assert syntax.SYNTAX in nlp.pipe_names
    assert syntax.can_stand_for(plain.get_pipe(syntax.PARSER))
    texts = (*TEXTS, "", *NAMED)

    def syntax_of(docs: Iterable[Doc]) -> list[list[tuple[str, int, str, bool]]]:
        # the label of white space is the ruler's, and nobody reads it
        return [[(t.text, t.head.i, "" if t.is_space else t.dep_, t.is_sent_start) for t in doc] for doc in docs]

    wanted = syntax_of(plain.pipe(texts))
    assert sum(begins for doc in wanted for *_, begins in doc) > 10
    assert syntax_of(nlp.pipe(texts)) == wanted
    assert len(nlp("")) == 0


def test_vectors_are_those_of_the_layers_remembered(plain: Language) -> None:
    for part in ("tok2vec", NER):
        model = plain.get_pipe(part).model
        embed = next(node.get_ref("embed") for node in model.walk() if node.has_ref("embed"))
        memory = Memory(embed)
        docs = [plain.make_doc(text) for text in (*TEXTS, *NAMED)]
        for _ in range(2):
            for told, wanted in zip(memory(docs), embed.predict(docs), strict=True):
                assert told == pytest.approx(wanted, abs=1e-4)
        assert memory([]) == []


def test_layers_say_what_the_pipelines_own_do(plain: Language) -> None:
    for part in ("tok2vec", NER):
        model = next(node for node in plain.get_pipe(part).model.walk() if node.has_ref("embed"))
        words, layers = model.layers
        known = read_layers(layers.layers[0])
        assert known is not None
        for texts in (NAMED, TEXTS[:1], ("", *TEXTS, "")):
            vectors = words.predict([plain.make_doc(text) for text in texts])
            told, wanted = Encoder(known, layers.attrs["pad"])(vectors), layers.predict(vectors)
            assert [len(text) for text in told] == [len(text) for text in wanted]
            for one, other in zip(told, wanted, strict=True):
                assert one == pytest.approx(other, abs=1e-4)


def test_layers_of_no_words_say_nothing() -> None:
    assert Encoder((), 4)([]) == []
    assert [len(text) for text in Encoder((), 4)([numpy.zeros((0, 96), dtype="f")])] == [0]


def test_layers_of_another_kind_are_left() -> None:
    assert read_layers(chain(residual(Relu(4, 4)), residual(Relu(4, 4)))) is None
    assert read_layers(chain(Relu(4, 4), Relu(4, 4))) is None


def test_vectors_are_forgotten_when_there_are_many(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    model = plain.get_pipe("tok2vec").model
    memory = Memory(model.get_ref("embed"))
    monkeypatch.setattr("dateline.nlp.embedding.MOST", 5)
    for text in (*TEXTS, *TEXTS):
        doc = plain.make_doc(text)
        assert memory([doc])[0] == pytest.approx(model.get_ref("embed").predict([doc])[0], abs=1e-4)
        assert len(memory._known) <= 5 + len(doc)


@pytest.mark.parametrize("pieces", [1, 2, 3, 4])
def test_the_largest_is_that_of_the_last_axis(pieces: int) -> None:
    parts = numpy.random.default_rng(1).standard_normal((ROWS + 1, 5, pieces), dtype="float32")
    assert (largest(parts) == parts.max(axis=-1)).all()
    assert largest(parts[:0]).shape == (0, 5)
