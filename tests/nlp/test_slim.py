"""Less is held of a pipeline, and it says the same."""

from __future__ import annotations

import pytest
import spacy

from dateline.nlp import slim
from dateline.nlp.pipeline import _locate, load_model
from dateline.nlp.slim import Rows
from dateline.run.coder import Coder
from dateline.settings import DEFAULT_MODEL

TEXT = (
    "Norland's coast guard boarded the trawler Grebbelind off Vaskerholm on Monday, the harbourmaster said. "
    "Fishwives at Vaskerholm jeered the boarders, and Sudland's envoy demanded an apology."
)


def test_rows_are_found_as_in_a_dictionary() -> None:
    plain = {5: 3, (1 << 64) - 1: 0, 17: 3}
    rows = Rows(plain)
    assert dict(rows) == plain
    assert len(rows) == 3
    assert (rows.get(5), rows.get(6), rows.get(1 << 63, -1), 17 in rows, 18 in rows) == (3, None, -1, True, False)


def test_every_word_has_the_vector_that_it_had() -> None:
    plain, slimmed = spacy.load(_locate(DEFAULT_MODEL)), load_model(DEFAULT_MODEL)
    assert len(slimmed.vocab.strings) < 10_000 < len(plain.vocab.strings)
    assert dict(slimmed.vocab.vectors.key2row) == plain.vocab.vectors.key2row
    for word in ("trawler", "Grebbelind", "said"):
        assert slimmed.vocab.has_vector(word) == plain.vocab.has_vector(word)
        assert (slimmed.vocab.get_vector(word) == plain.vocab.get_vector(word)).all()


def test_what_is_forgotten_changes_nothing(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(coder.nlp.vocab.strings)
    monkeypatch.setattr(slim, "MOST_WORDS", 0)
    readings = []
    for _ in range(2):
        with coder.forgetting():
            readings.append(coder.read(TEXT))
        assert len(coder.nlp.vocab.strings) == before
    assert readings[0] == readings[1] == coder.read(TEXT)
    assert len(coder.nlp.vocab.strings) > before
