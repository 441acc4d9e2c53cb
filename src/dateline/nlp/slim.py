"""Keeps out of memory what nobody reads of a pipeline.

The pipelines that we know come with the spelling of every word that has a vector: half a million, of which a process
meets a few thousand, and those it spells for itself. What is asked by name (labels, classes, forms) their parts add
when they are loaded. And which vector a word has stands in a dictionary, which takes ten times the room of two arrays.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from spacy.language import Language

# What `spacy.load` leaves out if it is told so.
SPELLINGS = "strings"
# Of so many words, each is kept with all that is known of it: some five megabytes.
MOST_WORDS = 20_000
# What stands between two blanks, with how it is cut: of so many.
MOST_CHUNKS = 40_000
# What the models and patterns of the known pipelines, and our reader, read of a word; spaCy works out 17 more.
TRAITS = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")


class Rows(Mapping[int, int]):
    """Which row of a table a word has, by its hash: two arrays, in the order of the hashes."""

    def __init__(self, rows: Mapping[int, int]) -> None:
        keys = numpy.fromiter(rows.keys(), dtype="uint64", count=len(rows))
        held = numpy.fromiter(rows.values(), dtype="int64", count=len(rows))
        order = numpy.argsort(keys)
        self._keys, self._rows = array("Q", keys[order].tobytes()), array("q", held[order].tobytes())

    def __getitem__(self, key: int) -> int:
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            raise KeyError(key)
        return self._rows[at]

    def get(self, key: int, default: Any = None) -> Any:
        """The row of a word, or the default: without the detour over an error."""
        at = bisect_left(self._keys, key)
        return self._rows[at] if at < len(self._keys) and self._keys[at] == key else default

    def __iter__(self) -> Iterator[int]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


@contextmanager
def forgetting(nlp: Language) -> Iterator[None]:
    """Within it, words that come up are forgotten at its end, once so many are known that the rest are rare.

    No document of the pipeline may be used from before until after it.
    """
    if len(nlp.vocab) < MOST_WORDS:
        yield
        return
    with nlp.memory_zone():
        yield


def slim(nlp: Language) -> Language:
    """The pipeline, loaded without spellings, with those of its labels, and with little room for its rows.

    Of a new word only what its parts read is worked out; more of what stands between two blanks is remembered.
    """
    from spacy.attrs import IDS

    vocab: Any = nlp.vocab
    tokenizer: Any = nlp.tokenizer
    vocab.lex_attr_getters = {IDS[name]: vocab.lex_attr_getters[IDS[name]] for name in TRAITS}
    tokenizer.max_cache_size = MOST_CHUNKS
    for _, part in nlp.components:
        for label in getattr(part, "labels", ()):
            nlp.vocab.strings.add(label)
    vectors = nlp.vocab.vectors
    if isinstance(vectors.key2row, dict):
        vectors.key2row = Rows(vectors.key2row)
    return nlp
