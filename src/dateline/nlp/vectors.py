"""Word vectors as plain values, looked up only for the words that are asked for."""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.model import WordVectors


def word_vectors(nlp: Language) -> WordVectors | None:
    """The vectors of a pipeline; None if it has none, as small ones do."""
    vocab = nlp.vocab
    if not vocab.vectors.size:
        return None

    @lru_cache(maxsize=4096)
    def look_up(word: str) -> array[float] | None:
        return array("f", vocab.get_vector(word).tolist()) if vocab.has_vector(word) else None

    return look_up
